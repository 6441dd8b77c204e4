import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { keepHeapSmall } from '../../../cli/small-heap.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { createEmbeddedVectorCache } from '../../../lambdas/adapters/embedded/vector-cache.ts';
import { readBytes } from '../../../lambdas/adapters/feed/read-bytes.ts';
import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { sha256 } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';
import { language } from '../../language.ts';
import { type FeedFormat, feedFormats, feedText } from './feed-formats.ts';
import { nowhereWriter } from './nowhere-writer.ts';

const [yml] = feedFormats;
if (!yml) throw new Error('there is no format to read');

async function* bytes(format: FeedFormat, offers: number): AsyncGenerator<Uint8Array> {
  for await (const piece of feedText(format, offers)) yield Buffer.from(piece);
}

const SAMPLE_MS = 100;
let peakKb = 0;
/** The process's own memory; pages of the store's file are the system's, which takes them back when it needs them. */
const sample = (): void => {
  const [, kb] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  peakKb = Math.max(peakKb, Number(kb));
};

keepHeapSmall();
const sampling = setInterval(sample, SAMPLE_MS);
const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
const store = openStore(folder);
try {
  const { text } = await readBytes(Readable.from(bytes(yml, Number(process.argv[2]))));
  const { products } = await createFeedReader({ spool: createFileSpool() })({
    text,
    currency: 'RUB',
    now: new Date(0),
    onProblem: () => undefined,
  });
  const importCatalog = createCatalogImport({
    // An index holds what it must; all that comes before it is measured here.
    writer: nowhereWriter,
    embedder: createHashedTextEmbedder(language),
    language,
    known: { cache: createEmbeddedVectorCache({ store }), sha256 },
    clock: () => new Date(),
  });
  await importCatalog({ domain: 'shop.example.com', products });
} finally {
  clearInterval(sampling);
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
// In kilobytes, as the system counts it.
process.stdout.write(JSON.stringify({ peakKb, mostResidentKb: process.resourceUsage().maxRSS }));
