import type { CatalogWriter } from '../../../lambdas/ports/catalog/catalog-writer.ts';

/** Takes everything and keeps nothing, where something other than an index is measured. */
export const nowhereWriter: CatalogWriter = {
  begin: async () => 'nowhere',
  add: async () => {},
  publish: async () => {},
  discard: async () => {},
  removeShop: async () => ({ catalogs: 0, variants: 0 }),
};
