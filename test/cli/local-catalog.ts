import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { catalogCommand } from '../../cli/catalog.ts';
import { openCatalogs } from '../../cli/catalog-place.ts';
import { createDynamoDbImportLedger } from '../../lambdas/adapters/dynamodb/import-ledger.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import type { DomainStore } from '../../lambdas/ports/domain-store.ts';
import type { ImportLedger } from '../../lambdas/ports/import-ledger.ts';
import { startTableServer, type TableServer } from '../adapters/dynamodb/table-server.ts';
import { type Ran, runCommandLine } from './run-command.ts';

export interface CatalogMachine {
  readonly folder: string;
  readonly config: DomainConfig;
  readonly imports: ImportLedger;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  /** In place of the input given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

const domainsOf = ({ config }: CatalogMachine): DomainStore => ({
  find: async (hostname) => (hostname === config.hostname ? config : undefined),
  list: async () => [config],
  save: async () => ({ kind: 'saved' }),
  remove: async () => false,
});

/** Runs `storevoice catalog` as a shell would; `input` stands on standard input. */
export const runCatalog = (machine: CatalogMachine, line: readonly string[], input = ''): Promise<Ran> => {
  const { folder, imports, now = () => new Date(), signal = new AbortController().signal } = machine;
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(input);
  }
  return runCommandLine({
    create: (terminal) =>
      catalogCommand(terminal, {
        terminal,
        openStore: async () => ({
          domains: domainsOf(machine),
          imports,
          place: 'test',
          remedy: '',
          close: async () => {},
        }),
        openCatalogs: () => openCatalogs(folder),
        stdin: machine.stdin ?? stdin(),
        isLive: false,
        now,
        interruption: () => signal,
      }),
    line: ['catalog', ...line],
    input,
  });
};

/** A machine of its own for each test, with an empty store. */
export const useCatalogMachine = (hostname: string) => {
  let server: TableServer;
  let machine: CatalogMachine;
  beforeAll(async () => {
    server = await startTableServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    machine = {
      folder: await mkdtemp(join(tmpdir(), 'storevoice-catalog-')),
      config: DomainConfig.parse({ hostname, shopName: 'Лавка' }),
      imports: createDynamoDbImportLedger(await server.freshTable()),
    };
  });
  afterEach(() => rm(machine.folder, { recursive: true, force: true }));
  const index = () => openCatalogs(machine.folder).index;
  return {
    machine: () => machine,
    speaks: (locale: 'ru' | 'en'): void => {
      machine = { ...machine, config: { ...machine.config, locale } };
    },
    run: (line: readonly string[], input = '') => runCatalog(machine, [...line, '--domain', hostname], input),
    index,
    priceOf: async (id: string) => (await index().product(hostname, id))[0]?.price?.minor,
  };
};

/** A feed of so many kettles. */
export const kettles = (count: number, price = (at: number) => at + 10): string =>
  [
    'id,title,price,category,image',
    ...Array.from(
      { length: count },
      (_, at) => `${at + 1},Kettle model ${at + 1},${price(at)} USD,Kettles,https://shop.example/${at}.jpg`,
    ),
  ].join('\n');
