import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { isRunning } from '../../lambdas/adapters/embedded/operating-system.ts';
import { openFeed } from '../../lambdas/adapters/feed/open-feed.ts';
import { counted, readBytes } from '../../lambdas/adapters/feed/read-bytes.ts';
import { createFileSpool, makeTemporaryFolder } from '../../lambdas/adapters/files/file-spool.ts';
import { createFileObjectStore } from '../../lambdas/adapters/files/object-store.ts';
import { type Product, variantTitle } from '../../lambdas/contract/catalog/product.ts';
import type { ImportTask } from '../../lambdas/contract/imports/cloud-import.ts';
import type { ImportCounts, ImportRun } from '../../lambdas/contract/imports/import-run.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { ColumnAliases } from '../../lambdas/core/feed/columns/column-names.ts';
import { createFeedReader, type ReadFeed } from '../../lambdas/core/feed/read-feed.ts';
import {
  type CheckPorts,
  createFeedCheck,
  createImportRun,
  type Watcher,
} from '../../lambdas/core/imports/run-import.ts';
import { sayVariant } from '../../lambdas/core/search/say/variant.ts';
import { createSaveCatalogLocale } from '../../lambdas/core/shop/catalog-locale.ts';
import type { ObjectStore } from '../../lambdas/ports/imports/object-store.ts';
import { CommandFailure } from '../command.ts';
import type { OpenStore } from '../store.ts';
import type { ImportCommandOptions } from './catalog-options.ts';
import type { LocalCatalogs } from './catalog-place.ts';
import type { Progress } from './catalog-progress.ts';
import { type Imported, readImportReport } from './catalog-report.ts';
import type { CatalogParts } from './catalog-shop.ts';

/** A feed to import, as a person asked for it, and the shop that it is for. */
export interface AskedImport {
  readonly parts: CatalogParts;
  readonly source: string;
  readonly options: ImportCommandOptions;
  readonly signal: AbortSignal;
  readonly shop: DomainConfig;
  readonly store: OpenStore;
  /** The bucket of a deployment. Absent: this machine. */
  readonly bucket: string | undefined;
}

/** The import of a feed into a shop. */
export interface Importing extends AskedImport, Pick<Watcher, 'onBusy'> {
  readonly columns: ColumnAliases;
  readonly progress: Progress;
}

const MAX_HOST = 60;
const thisHost = (): string => hostname().slice(0, MAX_HOST);

/** Names the process, so that another one of this machine can see whether it still runs. */
const newImportId = (): string => `${process.pid}@${thisHost()}#${randomUUID().slice(0, 8)}`;

/** True for an import of this machine whose process is gone. */
export const isDead = ({ importId }: ImportRun): boolean => {
  const [, pid, host] = /^(\d+)@(.*)#/u.exec(importId) ?? [];
  return host === thisHost() && !isRunning(Number(pid));
};

/** Of an import's time, the share in which the feed is read; the rest writes the catalogue. */
const READING = 0.15;

/** The pieces of an import in a folder, and beside them the feed that a person named. */
const openObjects = (folder: string, { source, parts: { stdin } }: Importing) => {
  const pieces = createFileObjectStore(folder);
  let size: number | undefined;
  let read = 0;
  const objects: ObjectStore = {
    ...pieces,
    read: async (key, version) => {
      if (key !== source) return pieces.read(key, version);
      const opened = await openFeed(source, { stdin });
      size = opened.size;
      return counted(opened.bytes, (length) => {
        read += length;
      });
    },
  };
  const shareDone = ({ indexed, variants }: ImportCounts): number | undefined => {
    if (indexed > 0) return READING + (1 - READING) * (indexed / variants);
    return size === undefined ? undefined : READING * (read / size);
  };
  return { objects, shareDone };
};

type Work = (
  ports: Omit<CheckPorts, 'live' | 'prices'>,
  watched: { readonly task: ImportTask; readonly watcher: Watcher },
) => Promise<ImportRun | undefined>;

const withPieces = async (importing: Importing, work: Work): Promise<Imported> => {
  const { parts, source: key, options, shop, store, columns, progress } = importing;
  const { hostname: domain } = shop;
  const folder = await makeTemporaryFolder('storevoice-import');
  try {
    const { objects, shareDone } = openObjects(folder, importing);
    const request = { domain, key, force: options.force === true, columns };
    const task = { importId: newImportId(), startedAt: parts.clock().toISOString(), request };
    const onProgress: Watcher['onProgress'] = (counts) =>
      progress.show(() => ({ counts: counts(), share: shareDone(counts()) }));
    const run = await work(
      {
        objects,
        readFeed: createFeedReader({ spool: createFileSpool() }),
        readText: readBytes,
        domains: store.domains,
        clock: parts.clock,
      },
      { task, watcher: { ...importing, onProgress } },
    );
    const { importId } = task;
    return { run, report: await readImportReport(objects, { domain, importId }, options.report) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const importHere = (importing: Importing, catalogs: LocalCatalogs): Promise<Imported> =>
  withPieces(importing, async (ports, { task, watcher }) => {
    const { domains, imports: ledger } = importing.store;
    const warn = (message: string, { reason }: { readonly reason?: unknown } = {}): void =>
      importing.parts.terminal.err(`warning: ${message}: ${String(reason)}\n`);
    const log = { info: () => undefined, warn, error: warn };
    const language = importing.parts.composeLanguage();
    const run = await createImportRun({
      ...ports,
      ...catalogs,
      language,
      embedder: catalogs.embedderOf(language),
      ledger,
      saveCatalogLocale: createSaveCatalogLocale({ domains, log }),
      isDead,
      log,
    })(task, watcher);
    if ('updatedAt' in run) return run;
    throw new CommandFailure(`OVERTAKEN: ${run.why}; nothing was published`);
  });

/** Products of a dry run that are shown as shoppers would hear them. */
const SAMPLED = 10;

const tellingSome =
  (readFeed: ReadFeed, tell: (product: Product) => void): ReadFeed =>
  async (request) => {
    const reading = await readFeed(request);
    async function* products(): AsyncGenerator<Product> {
      for await (const product of reading.products) {
        tell(product);
        yield product;
      }
    }
    return { ...reading, products: products() };
  };

const heard = (product: Product, locale: Locale): string => {
  const [variant] = product.variants;
  return variant ? sayVariant({ ...variant, title: variantTitle(product, variant) }, locale) : product.title;
};

/** Reads a feed, reports on it, and publishes nothing. */
export const checkFeed = async (
  importing: Importing,
  against: Pick<CheckPorts, 'live' | 'prices'>,
): Promise<Imported> => {
  const sample: string[] = [];
  const tell = (product: Product): void => {
    if (sample.length < SAMPLED) sample.push(heard(product, importing.shop.locale));
  };
  const imported = await withPieces(importing, async (ports, { task, watcher }) => {
    const readFeed = tellingSome(ports.readFeed, tell);
    await createFeedCheck({ ...ports, ...against, readFeed })(task, watcher);
    return undefined;
  });
  return { ...imported, sample };
};
