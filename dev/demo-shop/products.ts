import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { Product } from '../../lambdas/contract/catalog/product.ts';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import { translateProduct, withSections } from './names/translate.ts';
import { Picture } from './pictures.ts';
import type { ShopName } from './view.ts';

const Entry = Product.extend({ picture: Picture });
type Entry = z.infer<typeof Entry>;
const CatalogFile = z.strictObject({ products: z.array(Entry) });

const CATALOG_FOLDER = new URL('./catalog/', import.meta.url);

const readCatalogFile = (name: string): readonly Entry[] => {
  const json: unknown = JSON.parse(readFileSync(new URL(name, CATALOG_FOLDER), 'utf8'));
  const parsed = CatalogFile.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    throw new Error(`The demo catalogue's file ${name} is not valid: ${describeIssues(parsed.error)}`);
  }
  return parsed.data.products;
};

const entries = readdirSync(CATALOG_FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap(readCatalogFile)
  .toSorted((a, b) => Number(a.id) - Number(b.id));

export const demoPictures: ReadonlyMap<string, Picture> = new Map(
  entries.map(({ id, picture }) => [id, picture]),
);

const withVariant = (address: string, variantId: string): string => {
  const url = new URL(address);
  url.searchParams.set('variant', variantId);
  return url.href;
};

/** The demo shop's products, sorted by id. The shop itself serves the pages and pictures of their variants, at `origin`. */
export const demoProducts = (origin: string, shop: ShopName = 'main'): readonly Product[] =>
  entries.map(({ picture, ...entry }) => {
    const product = shop === 'main' ? entry : translateProduct(entry, shop);
    const url = new URL(`/demo/products/${entry.id}`, origin).href;
    const image = new URL(`/demo/images/${entry.id}.svg`, origin).href;
    const variants = product.variants.map((variant) => ({
      ...variant,
      url: withVariant(url, variant.id),
      image: withVariant(image, variant.id),
    }));
    return { ...product, url, image, variants };
  });

/** What a shop's feed says of them. */
export const demoFeed = (origin: string, shop: ShopName): readonly Product[] =>
  demoProducts(origin, shop).map((product) => (shop === 'ru' ? withSections(product, shop) : product));
