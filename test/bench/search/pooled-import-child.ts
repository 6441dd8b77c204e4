import { createOpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { assortments, createImporting, hostOf } from './pooled-shops.ts';

/** Imports one shop again and again, as another function would while shoppers ask; tells each time in milliseconds. */
const [url = '', prefix = ''] = process.argv.slice(2);
const products = assortments()[1] ?? [];
const importCatalog = await createImporting(
  createOpenSearch({ node: url, service: 'none' }),
  prefix,
  products,
);
let isOver = false;
process.on('message', () => {
  isOver = true;
});
while (!isOver) {
  const before = performance.now();
  await importCatalog({ domain: hostOf(1), products });
  process.send?.(performance.now() - before);
}
process.disconnect();
