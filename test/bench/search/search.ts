import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { percentile } from '../../../cli/evaluate/measure.ts';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { language } from '../../language.ts';
import { type Figure, rounded } from '../figure.ts';
import { syntheticProducts } from './synthetic-catalog.ts';

const HOSTNAME = 'bench.example';
const CHILD = join(import.meta.dirname, 'search-child.ts');

interface Size {
  readonly variants: number;
  /** What a spoken answer may wait for its search. */
  readonly p95Bar?: number;
  /** What an open catalogue may take of a process. */
  readonly memoryBar?: number;
}

const SIZES: readonly Size[] = [
  { variants: 400 },
  { variants: 20_000, p95Bar: 5 },
  { variants: 100_000, p95Bar: 12, memoryBar: 300 },
];

const Measured = z.strictObject({
  openedMs: z.number(),
  residentGrowth: z.number(),
  times: z.array(z.number()),
});

const importInto = async (folder: string, variants: number): Promise<number> => {
  const store = openStore(folder);
  const importCatalog = createCatalogImport({
    writer: createEmbeddedCatalogWriter({ store }),
    embedder: createHashedTextEmbedder(language),
    language,
    clock: () => new Date(),
  });
  const before = performance.now();
  await importCatalog({ domain: HOSTNAME, products: syntheticProducts(variants) });
  const seconds = (performance.now() - before) / 1_000;
  await store.close();
  return seconds;
};

const bytesIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true });
  const sizes = entries.map(async (name) => {
    const found = await stat(join(folder, name));
    return found.isFile() ? found.size : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

/** In a process of its own, which has imported nothing: memory once taken is not given back. */
const ask = async (folder: string): Promise<z.infer<typeof Measured>> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '--import',
    'tsx',
    CHILD,
    folder,
    HOSTNAME,
  ]);
  return Measured.parse(JSON.parse(stdout));
};

const benchSize = async ({ variants, p95Bar, memoryBar }: Size): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  try {
    const seconds = await importInto(folder, variants);
    const perThousand = (await bytesIn(folder)) / (variants / 1_000);
    const { openedMs, residentGrowth, times } = await ask(folder);
    const name = `search, ${variants.toLocaleString('en')} variants`;
    return [
      { name: `${name}, p50`, value: rounded(percentile(times, 50), 2), unit: 'ms' },
      {
        name: `${name}, p95`,
        value: rounded(percentile(times, 95), 2),
        unit: 'ms',
        ...(p95Bar === undefined ? {} : { bar: p95Bar }),
      },
      { name: `${name}, import`, value: rounded(seconds, 2), unit: 's' },
      { name: `${name}, opening`, value: Math.round(openedMs), unit: 'ms' },
      {
        name: `${name}, resident memory of opening it`,
        value: Math.round(residentGrowth / 1e6),
        unit: 'MB',
        ...(memoryBar === undefined ? {} : { bar: memoryBar }),
      },
      { name: `${name}, on disk per 1,000`, value: rounded(perThousand / 1e6, 2), unit: 'MB' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The whole search on embedded adapters, from a question's words to its answer. */
export const benchSearch = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await benchSize(size)));
  return figures;
};
