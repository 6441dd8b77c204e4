import type { Bytes } from '../lambdas/adapters/feed/gunzip.ts';
import { type CatalogPlace, openCatalogs } from './catalog-place.ts';
import type { Terminal } from './command.ts';
import { type OpenStore, openStore, type StoreChoice } from './store.ts';

/** What the catalogue commands use of the machine they run on. */
export interface LocalCatalogParts {
  readonly terminal: Terminal;
  readonly openStore: (choice: StoreChoice) => Promise<OpenStore>;
  readonly openCatalogs: (folder: string | undefined) => CatalogPlace;
  readonly stdin: Bytes;
  /** Whether lines of progress may be drawn over. */
  readonly isLive: boolean;
  readonly now: () => Date;
  /** Aborts when somebody asks for an end; a second time ends at once. */
  readonly interruption: () => AbortSignal;
}

/** The first Ctrl-C ends in order; a second one finds no listener and ends the process. */
const interruptionOf = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () =>
      controller.abort(new Error(`stopped by ${signal}; shoppers keep what they had`)),
    );
  }
  return controller.signal;
};

export const localCatalogParts = (terminal: Terminal): LocalCatalogParts => ({
  terminal,
  openStore,
  openCatalogs,
  stdin: process.stdin,
  isLive: process.stderr.isTTY === true,
  now: () => new Date(),
  interruption: interruptionOf,
});
