import type { Product } from '../../lambdas/contract/catalog/product.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import russian from './names/ru.json' with { type: 'json' };

export interface Category {
  /** The catalogue's names, from the widest category to this one. */
  readonly path: readonly string[];
  readonly slug: string;
  readonly products: readonly Product[];
  readonly children: readonly Category[];
}

const slugOf = (path: readonly string[]): string =>
  path
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

const startsWith = (category: readonly string[], path: readonly string[]): boolean =>
  path.every((name, index) => category[index] === name);

const childrenOf = (products: readonly Product[], path: readonly string[]): readonly Category[] => {
  const names = new Set(
    products.map(({ category }) => category[path.length]).filter((name) => name !== undefined),
  );
  return [...names].map((name) => categoryAt(products, [...path, name]));
};

const categoryAt = (products: readonly Product[], path: readonly string[]): Category => {
  const inside = products.filter(({ category }) => startsWith(category, path));
  return { path, slug: slugOf(path), products: inside, children: childrenOf(inside, path) };
};

export const createDemoCatalog = (products: readonly Product[]) => {
  const departments = childrenOf(products, []);
  const all = (category: Category): readonly Category[] => [category, ...category.children.flatMap(all)];
  const bySlug = new Map(departments.flatMap(all).map((category) => [category.slug, category]));
  return { products, departments, bySlug };
};
export type DemoCatalog = ReturnType<typeof createDemoCatalog>;

export const trailOf = (path: readonly string[]): readonly Pick<Category, 'path' | 'slug'>[] =>
  path.map((_, index) => path.slice(0, index + 1)).map((each) => ({ path: each, slug: slugOf(each) }));

export const categoryPath = ({ slug }: Pick<Category, 'slug'>): string =>
  `/demo/categories/${encodeURIComponent(slug)}`;

/** Russian names of categories; the catalogue's own names are English. */
const russianNames: Readonly<Record<string, string>> = russian.categories;

/** A category's name in the page's language. A name without a translation stays as it is. */
export const categoryName = ({ path }: Pick<Category, 'path'>, locale: Locale): string => {
  const name = path.at(-1) ?? '';
  return locale === 'ru' ? (russianNames[name] ?? name) : name;
};
