import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { createEmbeddedVectorCache } from '../../../lambdas/adapters/embedded/vector-cache.ts';
import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { sha256 } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';
import type { CatalogWriter } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import { language } from '../../language.ts';

/** A process that imports a feed and is killed, by itself and without a chance to tidy up, at one point. */
const [folder = '', spoolFolder = '', point = ''] = process.argv.slice(2);
const SHOP = 'shop.example.com';
/** More offers of groups than wait in memory, so that some are spooled, where that matters. */
const COUNT = point === 'feed half read' ? 30_000 : 3_000;

const dieAt = (where: string): void => {
  if (where === point) process.kill(process.pid, 'SIGKILL');
};

const store = openStore(folder);
const embedded = createEmbeddedCatalogWriter({ store });
let added = 0;
const writer: CatalogWriter = {
  ...embedded,
  begin: async (domain, embedder) => {
    const generation = await embedded.begin(domain, embedder);
    dieAt('draft begun');
    return generation;
  },
  add: async (domain, generation, documents) => {
    await embedded.add(domain, generation, documents);
    added += documents.length;
    if (added > 2_000) dieAt('draft half written');
  },
  publish: (domain, profile, check) =>
    embedded.publish(domain, profile, async (draft) => {
      dieAt('draft complete');
      await check?.(draft);
      dieAt('draft checked');
    }),
};

async function* text(): AsyncGenerator<string> {
  yield 'id,title,price,item_group_id\n';
  for (let at = 0; at < COUNT; at += 1) {
    yield `${at},Shirt ${at},5 USD,g${at}\n`;
    if (at === 25_000) dieAt('feed half read');
  }
}

const feed = await createFeedReader({ spool: createFileSpool(spoolFolder) })({
  text: text(),
  currency: 'USD',
  now: new Date(),
  onProblem: () => undefined,
});
const importCatalog = createCatalogImport({
  writer,
  embedder: createHashedTextEmbedder(language),
  language,
  clock: () => new Date(),
  known: { cache: createEmbeddedVectorCache({ store }), sha256 },
});
await importCatalog({ domain: SHOP, products: feed.products });
