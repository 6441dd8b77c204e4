import { setImmediate as nextTurn } from 'node:timers/promises';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createSearch } from '../../../lambdas/core/search/search.ts';
import { language, searchLanguage } from '../../language.ts';
import { syntheticQueries } from './synthetic-catalog.ts';

const WARM_UP_ROUNDS = 5;
const ROUNDS = 20;

/** What the process holds, without what it no longer needs. */
const residentBytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss();
};

const [folder = '', hostname = ''] = process.argv.slice(2);
const domain = DomainConfig.parse({ hostname, shopName: 'Bench', currency: 'USD' });
const index = createEmbeddedProductIndex({ store: openStore(folder) });
const embedder = createHashedTextEmbedder(language);
const search = createSearch({ index, embedder, language: searchLanguage });
// Reads the lexicon, which every catalogue shares.
await embedder.embed(syntheticQueries, 'query');

const before = residentBytes();
const opening = performance.now();
await index.profile(domain.hostname);
const openedMs = performance.now() - opening;
const residentGrowth = residentBytes() - before;

const times: number[] = [];
for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
  for (const query of syntheticQueries) {
    // A server's event loop turns between questions, too; only then does the collector know what is no longer needed.
    await nextTurn();
    const asked = performance.now();
    await search(domain, { query });
    if (round >= WARM_UP_ROUNDS) times.push(performance.now() - asked);
  }
}
process.stdout.write(JSON.stringify({ openedMs, residentGrowth, times }));
