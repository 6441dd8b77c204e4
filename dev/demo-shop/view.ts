import { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { DemoCatalog } from './categories.ts';
import type { Html } from './html.ts';
import { roubleTexts, type ShopTexts, shopTexts } from './texts.ts';

/** `main` sells goods named in both languages, in dollars and in Russian; the others are of one language each, with its currency. */
export type ShopName = 'main' | Locale;

/** The hosts on which this machine sells in one language; browsers and curl resolve `ru.localhost` to it. */
const HOSTS: Readonly<Record<string, ShopName>> = { 'ru.localhost': 'ru', '127.0.0.1': 'en' };

export const shopOfHost = (hostname: string): ShopName => HOSTS[hostname] ?? 'main';

/** Each shop's own address. The assistant speaks the language of the address. */
export type Homes = Readonly<Record<ShopName, string>>;

/** The addresses of the pages of a shop, by their language. */
export const pageHomes = (homes: Homes, shop: ShopName): Readonly<Record<Locale, string>> => ({
  ...homes,
  ru: homes[shop === 'main' ? 'main' : 'ru'],
});

/** One page of the shop, without what all pages have. */
export interface PageContent {
  /** Its own; the front page has none beside the shop's. */
  readonly title?: string;
  readonly main: Html;
  /** @default 200 */
  readonly status?: number;
  /** The slug of the department whose link is marked as current. */
  readonly department?: string | undefined;
  /** Style sheets and module scripts that only this page needs. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Whether the page embeds the assistant. @default true */
  readonly assistant?: boolean;
}

/** What every page needs: its language, the catalogue, and links that keep the language. */
export interface View {
  readonly shop: ShopName;
  readonly locale: Locale;
  readonly texts: ShopTexts;
  readonly catalog: DemoCatalog;
  /** Whether the Realtime server is our own, which cannot recognise speech. */
  readonly isKeyless: boolean;
  href(path: string): string;
  /** The address of this page in the shop of a language; absent where the shopper is there. */
  inLocale(locale: Locale): string | undefined;
}

interface ViewRequest {
  readonly url: URL;
  readonly host: string;
  readonly homes: Homes;
  catalogOf(shop: ShopName): DemoCatalog;
  readonly isKeyless: boolean;
}

const hostOf = (origin: string): string => new URL(origin).host;

const withLang = (path: string, locale: Locale): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;

const shopAt = (host: string, homes: Homes): ShopName => {
  if (host === hostOf(homes.main)) return 'main';
  return Locale.options.find((locale) => host === hostOf(homes[locale])) ?? 'main';
};

export const createView = ({ url, host, homes, catalogOf, isKeyless }: ViewRequest): View => {
  const shop = shopAt(host, homes);
  const ofHost = shop === 'main' ? 'ru' : shop;
  const locale = Locale.safeParse(url.searchParams.get('lang')).data ?? ofHost;
  const isAtHome = Object.values(homes).map(hostOf).includes(host) && homes.ru !== homes.main;
  const here = new URL(url);
  here.searchParams.delete('lang');
  const path = `${here.pathname}${here.search}`;
  return {
    shop,
    locale,
    texts: shop === 'ru' && locale === 'ru' ? roubleTexts : shopTexts[locale],
    catalog: catalogOf(shop),
    isKeyless,
    href: (to) => (locale === ofHost ? to : withLang(to, locale)),
    inLocale: (other) => {
      if (other === (isAtHome ? shop : locale)) return undefined;
      return isAtHome ? `${homes[other]}${path}` : withLang(path, other);
    },
  };
};
