import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { describeIssues } from '../../lambdas/contract/issues.ts';
import { Product } from '../../lambdas/contract/product.ts';

const CatalogFile = z.strictObject({ products: z.array(Product) });

const CATALOG_FOLDER = new URL('./catalog/', import.meta.url);

const readCatalogFile = (name: string): readonly Product[] => {
  const json: unknown = JSON.parse(readFileSync(new URL(name, CATALOG_FOLDER), 'utf8'));
  const parsed = CatalogFile.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    throw new Error(`The demo catalogue's ${name} does not fit: ${describeIssues(parsed.error)}`);
  }
  return parsed.data.products;
};

/**
 * The demo shop's products in the order of their ids. Pages and pictures are served by the shop itself, so
 * their addresses hang on where it runs.
 */
export const loadDemoCatalog = (baseUrl: string): readonly Product[] =>
  readdirSync(CATALOG_FOLDER)
    .filter((name) => name.endsWith('.json'))
    .flatMap(readCatalogFile)
    .sort((a, b) => Number(a.id) - Number(b.id))
    .map((product) => ({
      ...product,
      url: new URL(`/demo/products/${product.id}`, baseUrl).href,
      image: new URL(`/demo/images/${product.id}.svg`, baseUrl).href,
    }));
