import { readWordList } from '../../lambdas/adapters/word-list/read-word-list.ts';
import { WebUrl } from '../../lambdas/contract/shop/hostname.ts';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { StoreText } from '../../lambdas/contract/shop/store-text.ts';
import { StoreTextError } from '../../lambdas/contract/shop/store-text.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import { addTexts } from '../../lambdas/core/shop/store-texts/add-texts.ts';
import { createStoreInfo } from '../../lambdas/core/shop/store-texts/store-info.ts';
import { findDomain, hostnameOf } from '../catalog/catalog-shop.ts';
import { CommandFailure, usageError } from '../command.ts';
import {
  type CommonOptions,
  type Printed,
  printFromStore,
  type ShopCommandParts,
} from '../shop/shop-command.ts';
import type { OpenStore } from '../store.ts';
import { readSources } from './read-sources.ts';

export interface InfoOptions extends CommonOptions {
  readonly domain: string;
  readonly locale?: string;
}

export interface InfoImportOptions extends InfoOptions {
  readonly replace?: boolean;
  readonly url?: string;
}

export interface InfoRemoveOptions extends InfoOptions {
  readonly all?: boolean;
}

const localeOf = ({ locale }: InfoOptions): Locale | undefined => {
  const parsed = Locale.optional().safeParse(locale);
  if (parsed.success) return parsed.data;
  throw usageError(`--locale "${locale}" is not a language of texts; write ${Locale.options.join(' or ')}`);
};

const pageOf = ({ url }: InfoImportOptions): string | undefined => {
  const parsed = WebUrl.optional().safeParse(url);
  if (parsed.success) return parsed.data;
  throw usageError(`--url "${url}" is not the address of a page`);
};

interface Shop {
  readonly store: OpenStore;
  readonly domain: Awaited<ReturnType<typeof findDomain>>;
  readonly locale: Locale | undefined;
}

const ofShop = (
  parts: ShopCommandParts,
  options: InfoOptions,
  work: (shop: Shop) => Promise<Printed>,
): Promise<void> =>
  printFromStore(parts, options, async (store) => {
    const [hostname, locale] = [hostnameOf(options.domain), localeOf(options)];
    try {
      return await work({ store, locale, domain: await findDomain(store, hostname) });
    } catch (error) {
      throw error instanceof StoreTextError ? new CommandFailure(error.message) : error;
    }
  });

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const textView = ({ source, locale, title, url, passages }: StoreText): string =>
  `${locale}  ${source}  «${title}», ${counted(passages.length, 'passage')}${url === undefined || url === source ? '' : `, ${url}`}\n`;

const isIn = (locale: Locale | undefined) => (text: StoreText) =>
  locale === undefined || text.locale === locale;

export const importInfo = (
  parts: ShopCommandParts,
  sources: readonly string[],
  options: InfoImportOptions,
): Promise<void> =>
  ofShop(parts, options, async ({ store, domain: { hostname }, locale }) => {
    const added = await readSources(sources, { locale, url: pageOf(options) });
    const isKept = options.replace ? (text: StoreText) => !isIn(locale)(text) : () => true;
    await store.texts.change(hostname, (known) => addTexts(known.filter(isKept), added));
    const done = `Imported ${counted(added.length, 'text')} of ${hostname} into ${store.place}\n`;
    return { value: added, view: done + added.map(textView).join('') };
  });

export const listInfo = (parts: ShopCommandParts, options: InfoOptions): Promise<void> =>
  ofShop(parts, options, async ({ store, domain: { hostname }, locale }) => {
    const texts = (await store.texts.published(hostname)).texts.filter(isIn(locale));
    const empty = `${hostname} has no texts; import some: storevoice info import texts --domain ${hostname}\n`;
    return { value: texts, view: texts.map(textView).join('') || empty };
  });

export const removeInfo = (
  parts: ShopCommandParts,
  sources: readonly string[],
  options: InfoRemoveOptions,
): Promise<void> =>
  ofShop(parts, options, async ({ store, domain: { hostname }, locale }) => {
    if (sources.length > 0 === (options.all === true)) {
      throw usageError('name the texts to remove as info list shows them, or --all');
    }
    let removed: readonly StoreText[] = [];
    await store.texts.change(hostname, (known) => {
      const isMeant = (text: StoreText) =>
        isIn(locale)(text) && (options.all || sources.includes(text.source));
      removed = known.filter(isMeant);
      const missing = sources.filter((each) => !removed.some(({ source }) => source === each));
      if (missing.length === 0) return known.filter((text) => !isMeant(text));
      throw new CommandFailure(
        `${hostname} has no text ${missing.join(', ')}; nothing was removed, see info list`,
      );
    });
    const view = `Removed ${counted(removed.length, 'text')} of ${hostname} from ${store.place}\n`;
    return { value: { removed: removed.map(({ source }) => source) }, view };
  });

/** What the assistant would answer. */
export const askInfo = (parts: ShopCommandParts, question: string, options: InfoOptions): Promise<void> =>
  ofShop(parts, options, async ({ store, domain, locale = domain.locale }) => {
    const storeInfo = createStoreInfo({ texts: store.texts, language: shippedLanguage(readWordList()) });
    const answer = await storeInfo({ ...domain, locale }, question);
    const { title, url } = (answer.success && answer.source) || {};
    const status = answer.success ? answer.status : answer.error;
    const place = title === undefined ? '' : `: ${title}${url === undefined ? '' : `, ${url}`}`;
    return { value: answer, view: `${answer.response}\n(${status}${place})\n` };
  });
