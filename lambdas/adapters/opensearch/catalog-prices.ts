import * as z from 'zod';
import type { CatalogPrices } from '../../ports/catalog-prices.ts';
import type { OpenSearch } from './client.ts';
import { catalogNames, DEFAULT_PREFIX } from './names.ts';
import { IMPORT } from './patience.ts';
import { pricesSearch } from './queries.ts';
import { parseAnswer } from './rows.ts';

export interface OpenSearchCatalogPricesOptions {
  readonly engine: OpenSearch;
  /** Beginning of every index and alias name. Default: `products-`. */
  readonly prefix?: string;
}

const Fields = z.object({
  productId: z.tuple([z.string()]),
  variantId: z.tuple([z.string()]),
  'price.minor': z.tuple([z.int()]),
  'price.currency': z.tuple([z.string()]),
});
const Page = z.object({
  hits: z.object({ hits: z.array(z.object({ fields: Fields, sort: z.tuple([z.int()]) })) }),
});

/** Prices page by page, without the documents that they belong to. */
export const createOpenSearchCatalogPrices = (options: OpenSearchCatalogPricesOptions): CatalogPrices => {
  const { engine, prefix = DEFAULT_PREFIX } = options;
  return {
    list: async function* (domain) {
      const path = `/${catalogNames(prefix, domain).live}/_search`;
      for (let after: number | undefined; ; ) {
        const body = pricesSearch(domain, after);
        const answer = await engine.call({ method: 'POST', path, body }, IMPORT);
        if (answer === undefined) return;
        const page = parseAnswer(Page, answer, path).hits.hits;
        for (const { fields } of page) {
          yield {
            productId: fields.productId[0],
            variantId: fields.variantId[0],
            price: { minor: fields['price.minor'][0], currency: fields['price.currency'][0] },
          };
        }
        after = page.at(-1)?.sort[0];
        if (after === undefined) return;
      }
    },
  };
};
