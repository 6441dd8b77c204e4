import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { createEmbeddedVectorCache } from '../../../lambdas/adapters/embedded/vector-cache.ts';
import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { sha256 } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';
import type { TextEmbedder } from '../../../lambdas/ports/catalog/text-embedder.ts';
import { language } from '../../language.ts';
import type { Figure } from '../figure.ts';
import { type FeedFormat, feedFormats, feedText } from './feed-formats.ts';

const PRODUCTS = 20_000;
const SHOP = 'shop.example.com';

interface Import {
  readonly folder: string;
  readonly embedder: TextEmbedder;
  readonly products: number;
  readonly format: FeedFormat;
}

const importFeed = async ({ folder, embedder, products, format }: Import) => {
  const store = openStore(folder);
  const importCatalog = createCatalogImport({
    writer: createEmbeddedCatalogWriter({ store }),
    embedder,
    language,
    clock: () => new Date(),
    known: { cache: createEmbeddedVectorCache({ store }), sha256 },
  });
  const feed = await createFeedReader({ spool: createFileSpool() })({
    text: feedText(format, products),
    currency: 'RUB',
    now: new Date(0),
    onProblem: () => undefined,
  });
  const before = performance.now();
  const { embedded } = await importCatalog({ domain: SHOP, products: feed.products });
  return { embedded, seconds: (performance.now() - before) / 1_000 };
};

const counting = (embedder: TextEmbedder) => {
  let calls = 0;
  const counted: TextEmbedder = {
    id: embedder.id,
    embed: (texts, purpose) => {
      calls += 1;
      return embedder.embed(texts, purpose);
    },
  };
  return { embedder: counted, calls: () => calls };
};

const dearer = (format: FeedFormat): FeedFormat => ({
  ...format,
  offer: (at) => format.offer(at).replace('<price>', '<price>9'),
});

const onEmbeddedDefaults = async (yml: FeedFormat, folder: string): Promise<Figure[]> => {
  const first = counting(createHashedTextEmbedder(language));
  const { seconds } = await importFeed({ folder, embedder: first.embedder, products: PRODUCTS, format: yml });
  const again = counting(createHashedTextEmbedder(language));
  const prices = { folder, embedder: again.embedder, products: PRODUCTS, format: dearer(yml) };
  const second = await importFeed(prices);
  const size = PRODUCTS.toLocaleString('en');
  return [
    {
      name: `YML to a live catalogue, embedded, ${size} products`,
      value: Math.round(PRODUCTS / seconds),
      unit: 'products/s',
    },
    {
      name: 'the same with other prices, calls to the embedder',
      value: again.calls(),
      unit: 'calls',
      bar: 0,
    },
    {
      name: 'the same with other prices',
      value: Math.round(PRODUCTS / second.seconds),
      unit: 'products/s',
    },
  ];
};

/** Whole imports: what they yield, and what they ask of an embedder. */
export const benchFeedImport = async (): Promise<Figure[]> => {
  const [yml] = feedFormats;
  if (!yml) throw new Error('there is no format to import');
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  try {
    return await onEmbeddedDefaults(yml, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
