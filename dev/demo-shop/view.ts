import type { Product } from '../../lambdas/contract/catalog/product.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { type Category, categoriesBySlug, departmentsOf } from './categories.ts';
import { type ShopTexts, shopTexts } from './texts.ts';

/** The shop's own address in each language. The assistant speaks the language of the address. */
export type Homes = Readonly<Record<Locale, string>>;

export interface DemoCatalog {
  readonly products: readonly Product[];
  readonly departments: readonly Category[];
  readonly categories: ReadonlyMap<string, Category>;
}

export const createDemoCatalog = (products: readonly Product[]): DemoCatalog => {
  const departments = departmentsOf(products);
  return { products, departments, categories: categoriesBySlug(departments) };
};

/** What every page needs: its language, the catalogue, and links that keep the language. */
export interface View {
  readonly locale: Locale;
  readonly texts: ShopTexts;
  readonly catalog: DemoCatalog;
  /** Whether the Realtime server is our own, which cannot recognise speech. */
  readonly isKeyless: boolean;
  href(path: string): string;
  /** The address of this page in another language. */
  inLocale(locale: Locale): string;
}

interface ViewRequest {
  readonly url: URL;
  readonly host: string;
  readonly homes: Homes;
  readonly catalog: DemoCatalog;
  readonly isKeyless: boolean;
}

const parseLocale = (value: string | null): Locale | undefined =>
  value === 'ru' || value === 'en' ? value : undefined;

const hostOf = (origin: string): string => new URL(origin).host;

const withLang = (path: string, locale: Locale): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;

export const createView = ({ url, host, homes, catalog, isKeyless }: ViewRequest): View => {
  const ofHost: Locale = host === hostOf(homes.en) && host !== hostOf(homes.ru) ? 'en' : 'ru';
  const locale = parseLocale(url.searchParams.get('lang')) ?? ofHost;
  const isAtHome = [hostOf(homes.ru), hostOf(homes.en)].includes(host);
  const here = new URL(url);
  here.searchParams.delete('lang');
  const path = `${here.pathname}${here.search}`;
  return {
    locale,
    texts: shopTexts[locale],
    catalog,
    isKeyless,
    href: (to) => (locale === ofHost ? to : withLang(to, locale)),
    inLocale: (other) =>
      isAtHome && homes[other] !== homes[locale] ? `${homes[other]}${path}` : withLang(path, other),
  };
};
