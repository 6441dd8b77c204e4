import type { CatalogPrices } from '../../ports/catalog-prices.ts';
import { generationFolder, readLive } from './catalog-folder.ts';
import type { EmbeddedCatalogOptions } from './catalog-writer.ts';
import { readChangedRows } from './changes-file.ts';
import { readManifest, readRows } from './generation-files.ts';

/** Prices as the rows of the live generation and its changes have them. */
export const createEmbeddedCatalogPrices = ({ folder }: EmbeddedCatalogOptions): CatalogPrices => ({
  list: async function* (domain) {
    const live = await readLive(folder, domain);
    if (live === undefined) return;
    const path = generationFolder(folder, domain, live);
    const { products, variants, prices, currencies, superseded } = await readRows(
      path,
      await readManifest(path),
    );
    const changes = await readChangedRows(path);
    const gone = new Set(superseded);
    for (const [row, productId] of products.entries()) {
      const minor = prices[row];
      const currency = currencies[row];
      const stored = typeof minor === 'number' && currency ? { minor, currency } : undefined;
      const standing = changes.get(row);
      const price = standing ? standing.price : stored;
      if (price && !gone.has(row)) yield { productId, variantId: variants[row] ?? '', price };
    }
  },
});
