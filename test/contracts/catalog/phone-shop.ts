import { type CatalogEngine, embedded, publish, row } from './catalog-rows.ts';

export const SHOP = 'shop.example.com';
export const usd = (minor: number) => ({ minor, currency: 'USD' });

export const phone = (productId: string, variantId: string, minor: number) =>
  embedded(row({ productId, variantId, price: usd(minor), terms: { name: ['phone'] } }));

export const inOrder = (each: ReturnType<typeof phone>, position: number) => ({
  ...each,
  document: { ...each.document, position },
});

/** Three variants of two products, published as the catalogue of the shop. */
export const publishPhones = async (engine: CatalogEngine): Promise<void> => {
  const documents = [phone('1', 'a', 1_000), phone('1', 'b', 2_000), phone('2', 'c', 3_000)];
  await publish(engine, SHOP, documents.map(inOrder));
};
