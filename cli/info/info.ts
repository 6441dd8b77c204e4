import { Command } from 'commander';
import { readWordList } from '../../lambdas/adapters/word-list/read-word-list.ts';
import { WebUrl } from '../../lambdas/contract/shop/hostname.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { type StoreText, StoreTextError } from '../../lambdas/contract/shop/store-text.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import { addTexts } from '../../lambdas/core/shop/store-texts/add-texts.ts';
import { createStoreInfo } from '../../lambdas/core/shop/store-texts/store-info.ts';
import { findDomain, hostnameOf } from '../catalog/catalog-shop.ts';
import { CommandFailure, processTerminal, speakTo, usageError } from '../command.ts';
import {
  addCommonOptions,
  type CommonOptions,
  type Printed,
  parseLocale,
  printFromStore,
  type ShopCommandParts,
} from '../shop/shop-command.ts';
import { type OpenStore, openChosenStore } from '../store.ts';
import { readSources } from './read-sources.ts';

interface InfoOptions extends CommonOptions {
  readonly domain: string;
  readonly locale?: string;
  /** Of an import. */
  readonly replace?: boolean;
  readonly url?: string;
  /** Of a removal. */
  readonly all?: boolean;
}

const pageOf = ({ url }: InfoOptions): string | undefined => {
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
    const hostname = hostnameOf(options.domain);
    const locale = parseLocale(options.locale, ' is not a language of texts;');
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

const importInfo = (
  parts: ShopCommandParts,
  sources: readonly string[],
  options: InfoOptions,
): Promise<void> =>
  ofShop(parts, options, async ({ store, domain: { hostname }, locale }) => {
    const added = await readSources(sources, { locale, url: pageOf(options) });
    const isKept = options.replace ? (text: StoreText) => !isIn(locale)(text) : () => true;
    await store.texts.change(hostname, (known) => addTexts(known.filter(isKept), added));
    const done = `Imported ${counted(added.length, 'text')} of ${hostname} into ${store.place}\n`;
    return { value: added, view: done + added.map(textView).join('') };
  });

const listInfo = (parts: ShopCommandParts, options: InfoOptions): Promise<void> =>
  ofShop(parts, options, async ({ store, domain: { hostname }, locale }) => {
    const texts = (await store.texts.published(hostname)).texts.filter(isIn(locale));
    const empty = `${hostname} has no texts; import some: storevoice info import texts --domain ${hostname}\n`;
    return { value: texts, view: texts.map(textView).join('') || empty };
  });

const removeInfo = (
  parts: ShopCommandParts,
  sources: readonly string[],
  options: InfoOptions,
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
const askInfo = (parts: ShopCommandParts, question: string, options: InfoOptions): Promise<void> =>
  ofShop(parts, options, async ({ store, domain, locale = domain.locale }) => {
    const storeInfo = createStoreInfo({ texts: store.texts, language: shippedLanguage(readWordList()) });
    const answer = await storeInfo({ ...domain, locale }, question);
    const { title, url } = (answer.success && answer.source) || {};
    const status = answer.success ? answer.status : answer.error;
    const place = title === undefined ? '' : `: ${title}${url === undefined ? '' : `, ${url}`}`;
    return { value: answer, view: `${answer.response}\n(${status}${place})\n` };
  });

const EXAMPLES = `
Examples:
  storevoice info import texts/ --domain shop.example.com
  storevoice info import delivery.md --domain shop.example.com --url https://shop.example.com/delivery
  storevoice info import faq.csv --domain shop.example.com --locale ru
  storevoice info import https://shop.example.com/delivery https://shop.example.com/returns --domain shop.example.com
  storevoice info import pages.txt --domain shop.example.com --replace
  storevoice info list --domain shop.example.com
  storevoice info ask "сколько стоит доставка" --domain shop.example.com
  storevoice info remove delivery.md --domain shop.example.com

Texts: Markdown, plain text, HTML, a CSV table of questions and answers, a folder of these, addresses of the shop's pages,
or a file that lists such addresses, one a line; see docs/store-texts.md. An import replaces earlier texts of the same
names and keeps the others; when one text cannot be read, nothing is imported.

Where texts are kept: --table or STOREVOICE_TABLE names a DynamoDB table, reached with the AWS settings of the
environment; otherwise they are this machine's own, those of a running npm start included.
Exit codes: 0 done, 1 failed, 2 not understood.`;

/** `storevoice info`: the shop's own texts, from which questions about delivery, payment or returns are answered. */
export const infoCommand = (
  parts: ShopCommandParts = { terminal: processTerminal, openStore: openChosenStore },
): Command => {
  const info = speakTo(new Command('info'), parts.terminal)
    .description('import the texts of a shop that answer questions about it')
    .addHelpText('after', EXAMPLES);
  const subcommand = (nameAndArguments: string, description: string): Command =>
    addCommonOptions(
      info
        .command(nameAndArguments)
        .description(description)
        .requiredOption('--domain <hostname>', 'the shop'),
    );

  subcommand('import <source...>', 'publish texts: files, folders, pages of the shop or lists of them')
    .option('--locale <locale>', 'language of the texts: ru or en (default: what they are written in)')
    .option('--url <address>', 'the page to show to shoppers beside an answer, for one text')
    .option('--replace', 'remove all earlier texts, or with --locale those of that language')
    .addHelpText('after', EXAMPLES)
    .action((sources: readonly string[], options: InfoOptions) => importInfo(parts, sources, options));
  subcommand('list', "show a shop's texts")
    .option('--locale <locale>', 'only those in this language')
    .action((options: InfoOptions) => listInfo(parts, options));
  subcommand('remove [source...]', 'remove texts by the names that list shows')
    .option('--locale <locale>', 'only those in this language')
    .option('--all', 'remove all')
    .action((sources: readonly string[], options: InfoOptions) => removeInfo(parts, sources, options));
  subcommand('ask <question>', 'show what the assistant would answer')
    .option('--locale <locale>', "language of the answer (default: the shop's)")
    .action((question: string, options: InfoOptions) => askInfo(parts, question, options));
  return info;
};
