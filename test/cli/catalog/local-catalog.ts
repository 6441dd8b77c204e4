import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { catalogCommand } from '../../../cli/catalog/catalog.ts';
import { openCatalogs } from '../../../cli/catalog/catalog-place.ts';
import { createDynamoDbImportLedger } from '../../../lambdas/adapters/dynamodb/import-ledger.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import type { ImportLedger } from '../../../lambdas/ports/imports/import-ledger.ts';
import type { ObjectStore } from '../../../lambdas/ports/imports/object-store.ts';
import type { DomainStore } from '../../../lambdas/ports/shop/domain-store.ts';
import { startTableServer, type TableServer } from '../../adapters/dynamodb/table-server.ts';
import { language } from '../../language.ts';
import { noRows, noTexts } from '../no-texts.ts';
import { type Ran, runCommandLine } from '../run-command.ts';

export interface CatalogMachine {
  readonly folder: string;
  readonly config: DomainConfig;
  readonly imports: ImportLedger;
  readonly clock?: () => Date;
  readonly signal?: AbortSignal;
  /** The feed bucket of a deployment. */
  readonly bucket?: ObjectStore;
  /** In place of the input given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

export const domainsOf = ({ config }: CatalogMachine): DomainStore => ({
  find: async (hostname) => (hostname === config.hostname ? config : undefined),
  list: async () => [config],
  save: async () => ({ kind: 'saved' }),
  remove: async () => false,
});

/** Runs `storevoice catalog` as a shell would; `input` is what standard input gives. */
export const runCatalog = (machine: CatalogMachine, line: readonly string[], input = ''): Promise<Ran> => {
  const { folder, imports, clock = () => new Date(), signal = new AbortController().signal } = machine;
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
          isDeployment: false,
          texts: noTexts,
          rows: noRows,
          place: 'test',
          remedy: '',
          close: async () => {},
        }),
        openCatalogs: () => openCatalogs(folder),
        composeLanguage: () => language,
        openBucket: async () => {
          if (machine.bucket) return machine.bucket;
          throw new Error('this machine has no bucket');
        },
        sleep: (ms, until) => sleep(Math.min(ms, 50), undefined, { signal: until }),
        stdin: machine.stdin ?? stdin(),
        isLive: false,
        clock,
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
