import type { Product } from '../../lambdas/contract/product.ts';

/** A department or a shelf in it. */
export interface Category {
  /** From the widest to this one, as the catalogue names them. */
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

/** The departments of a catalogue, in the order of their first products. */
export const departmentsOf = (products: readonly Product[]): readonly Category[] => childrenOf(products, []);

/** Every category by its slug. */
export const categoriesBySlug = (departments: readonly Category[]): ReadonlyMap<string, Category> => {
  const all = (category: Category): readonly Category[] => [category, ...category.children.flatMap(all)];
  return new Map(departments.flatMap(all).map((category) => [category.slug, category]));
};

/** Slugs from the widest category of a product to its narrowest. */
export const trailOf = (
  path: readonly string[],
): readonly { readonly name: string; readonly slug: string }[] =>
  path.map((name, index) => ({ name, slug: slugOf(path.slice(0, index + 1)) }));
