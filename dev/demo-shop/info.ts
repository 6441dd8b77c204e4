import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { StoreText } from '../../lambdas/contract/shop/store-text.ts';
import { readStoreText } from '../../lambdas/core/shop/store-texts/read-store-text.ts';
import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';
import { textInRoubles } from './names/translate.ts';
import type { ShopName } from './view.ts';

const SLUGS = ['delivery', 'payment', 'returns', 'warranty', 'contacts'] as const;

/** A page about the shop, written in Markdown: one title, then headings and paragraphs. */
export interface InfoPage {
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
}

const readPage = (slug: string, locale: Locale): InfoPage => {
  const markdown = readFileSync(new URL(`./info/${locale}/${slug}.md`, import.meta.url), 'utf8');
  return { path: `/demo/info/${slug}`, title: /^# (.+)$/mu.exec(markdown)?.[1] ?? slug, markdown };
};

const pagesIn = (locale: Locale): readonly InfoPage[] => SLUGS.map((slug) => readPage(slug, locale));

const pages: Readonly<Record<Locale, readonly InfoPage[]>> = { ru: pagesIn('ru'), en: pagesIn('en') };

/** The pages of a shop; the one that sells in roubles speaks of roubles. */
export const infoPages = (shop: ShopName, locale: Locale): readonly InfoPage[] =>
  shop === 'ru'
    ? pages[locale].map(({ markdown, ...page }) => ({ ...page, markdown: textInRoubles(markdown) }))
    : pages[locale];

/** By this the next start knows the texts as the demo's own. */
const OURS = 'demo/';

/** The pages of a shop in both languages, as texts that questions are answered from; `homes` are their addresses. */
const demoTexts = (homes: Readonly<Record<Locale, string>>, shop: ShopName): Promise<readonly StoreText[]> =>
  Promise.all(
    Locale.options.flatMap((locale) =>
      infoPages(shop, locale).map(({ path, markdown: text }) =>
        readStoreText({ source: `${OURS}${locale}${path}`, text, locale, url: `${homes[locale]}${path}` }),
      ),
    ),
  );

/** Publishes the demo's texts, unless the shop's were changed by a user. */
export const seedDemoTexts = async (
  texts: StoreTexts,
  domain: string,
  homes: Readonly<Record<Locale, string>>,
  shop: ShopName = 'main',
): Promise<void> => {
  const { revision, texts: known } = await texts.published(domain);
  const isOurs =
    revision === '' || (known.length > 0 && known.every(({ source }) => source.startsWith(OURS)));
  const wanted = await demoTexts(homes, shop);
  if (isOurs && !isDeepStrictEqual(known, wanted)) await texts.change(domain, () => wanted);
};
