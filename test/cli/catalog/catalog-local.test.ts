import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { catalogCommand } from '../../../cli/catalog/catalog.ts';
import { openCatalogs } from '../../../cli/catalog/catalog-place.ts';
import type { Terminal } from '../../../cli/command.ts';
import { createEmbeddedImportLedger } from '../../../lambdas/adapters/embedded/shop-stores.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import type { ImportLedger } from '../../../lambdas/ports/imports/import-ledger.ts';
import type { DomainStore } from '../../../lambdas/ports/shop/domain-store.ts';
import { language } from '../../language.ts';
import { noRows, noTexts } from '../no-texts.ts';

const SHOP = 'shop.example.com';
const clock = () => new Date('2026-05-15T12:00:00Z');
let folder: string;
let config: DomainConfig;
let imports: ImportLedger;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-catalog-'));
  imports = createEmbeddedImportLedger({ store: openStore(folder) });
  config = DomainConfig.parse({ hostname: SHOP, shopName: 'Лавка' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** While it is, nothing can be saved. */
let isFull = false;
const domains: DomainStore = {
  find: async (hostname) => (hostname === SHOP ? config : undefined),
  list: async () => [config],
  save: async (changed) => {
    if (isFull) throw new Error('the disk is full');
    config = changed;
    return { kind: 'saved' };
  },
  remove: async () => false,
};

const run = async (line: readonly string[], input = '') => {
  const seen = { code: 0, out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
    read: async () => input,
    exit: (code) => {
      throw Object.assign(new Error('exit'), { code });
    },
    endWith: (code) => {
      seen.code = code;
    },
  };
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(input);
  }
  const program = new Command('storevoice').addCommand(
    catalogCommand(terminal, {
      terminal,
      openStore: async () => ({
        domains,
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
        throw new Error('this machine has no bucket');
      },
      sleep: async () => undefined,
      stdin: stdin(),
      isLive: false,
      clock,
      interruption: () => new AbortController().signal,
    }),
  );
  await program.parseAsync(['catalog', ...line], { from: 'user' });
  return seen;
};

const rows = (count: number): string =>
  [
    'id,title,price',
    ...Array.from({ length: count }, (_, at) => `${at + 1},Kettle ${at + 1},${at + 10} USD`),
  ].join('\n');
const importing = (...flags: readonly string[]): readonly string[] => [
  'import',
  '-',
  '--domain',
  SHOP,
  ...flags,
];
const liveProducts = async (): Promise<number | undefined> =>
  (await openCatalogs(folder).index.profile(SHOP))?.products;

describe('storevoice catalog import on this machine', () => {
  it('publishes a feed and says so in the language of the shop', async () => {
    expect(await run(importing(), rows(10))).toMatchObject({
      code: 0,
      out: expect.stringContaining('В каталоге товаров: 10, вариантов: 10.'),
    });
    config = { ...config, locale: 'en' };
    expect((await run(importing(), rows(10))).out).toContain('Live now: 10 products, 10 variants.');
    expect(await liveProducts()).toBe(10);
  });

  it('writes the language of the catalogue into the configuration of the shop', async () => {
    await run(importing('--dry-run'), rows(10));
    expect(config).not.toHaveProperty('catalogLocale');
    await run(importing(), rows(10));
    expect(config).toMatchObject({ hostname: SHOP, shopName: 'Лавка', catalogLocale: 'en' });
    await run(importing(), rows(10).replaceAll('Kettle', 'Чайник'));
    expect(config).toMatchObject({ catalogLocale: 'ru' });
  });

  it('publishes all the same when the language cannot be written, and warns', async () => {
    isFull = true;
    const { code, err } = await run(importing(), rows(10));
    isFull = false;
    expect(code).toBe(0);
    expect(err).toBe('warning: the language of the catalogue was not saved: Error: the disk is full\n');
    expect(await liveProducts()).toBe(10);
  });

  it('reads a file', async () => {
    const path = join(folder, 'feed.csv');
    await writeFile(path, rows(2));
    expect((await run(['import', path, '--domain', SHOP])).code).toBe(0);
    expect(await liveProducts()).toBe(2);
  });

  it('publishes nothing in a dry run', async () => {
    const { code, out } = await run(importing('--dry-run'), rows(3));
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Ничего не опубликовано') });
    expect(await liveProducts()).toBeUndefined();
  });

  it('does not let a shop lose a third of its products, unless forced', async () => {
    await run(importing(), rows(10));
    const refused = await run(importing(), rows(6));
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('SHRINKS: В фиде намного меньше товаров'),
    });
    expect(refused.out).toContain('Каталог не изменён');
    expect(await liveProducts()).toBe(10);
    expect((await run(importing('--force'), rows(6))).code).toBe(0);
    expect(await liveProducts()).toBe(6);
  });

  it.each([
    ['no feed at all', 'Hello there', 'UNKNOWN_FORMAT'],
    ['an empty file', '', 'EMPTY'],
    ['a header alone', 'id,title,price\n', 'NOTHING_ACCEPTED'],
    [
      'a feed that was cut short',
      '<yml_catalog><shop><offers><offer id="1"><name>A</name></offer>',
      'NOT_WELL_FORMED',
    ],
  ])('keeps the shop as it was for %s, even when forced', async (_, input, code) => {
    await run(importing(), rows(4));
    expect(await run(importing('--force'), input)).toMatchObject({
      code: 1,
      err: expect.stringContaining(code),
    });
    expect(await liveProducts()).toBe(4);
  });

  it('writes a report in which no value is a formula', async () => {
    const report = join(folder, 'report');
    const feed = 'id,title,price\n"=HYPERLINK(""http://evil"")",,5\n1,Kettle,5\n2,Kettle,7\n';
    await run(importing('--report', report), feed);
    const table = await readFile(join(report, 'problems.csv'), 'utf8');
    expect(table).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(table).toContain('"warning","duplicate-title","4","2","title","Kettle"');
    expect(JSON.parse(await readFile(join(report, 'report.json'), 'utf8'))).toMatchObject({
      published: true,
      format: 'table',
      tally: { rows: 3, rejected: 1, products: 2 },
    });
  });

  it('takes the names of columns', async () => {
    const feed = 'Номер;Номенклатура;Цена\n1;Чайник;100\n';
    const { code } = await run(importing('--column', 'id=Номер', 'title=Номенклатура'), feed);
    expect(code).toBe(0);
    expect(await run(importing('--column', 'colour=x'), feed)).toMatchObject({ code: 2 });
  });

  it('names a shop that is not registered', async () => {
    const { code, err } = await run(['import', '-', '--domain', 'other.example.com'], rows(1));
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('storevoice domain put other.example.com'),
    });
  });
});

describe('looking at catalogues', () => {
  it('lists and shows what is live', async () => {
    expect((await run(['list'])).out).toContain('No catalogues in');
    await run(importing(), rows(2));
    expect((await run(['list'])).out).toMatch(
      /^shop\.example\.com\n\* \S+ {2}\S+ {2}2 products, 2 variants\n$/,
    );
    expect(JSON.parse((await run(['show', '--domain', SHOP, '--json'])).out)).toMatchObject({ products: 2 });
  });

  it('explains what the assistant would answer', async () => {
    await run(importing(), 'id,title,price\n1,Чайник Bosch,100\n2,Утюг Tefal,200\n');
    const { out } = await run(['search', 'сколько стоит чайник', '--domain', SHOP]);
    expect(out).toMatch(/^Чайник Bosch стоит 100\s₽\n\(match, hybrid\)/);
    expect(out).toMatch(
      /1 Understand: a request for a product\n {2}чайник: thing → чайник \(1\), #kettle \(1\)/,
    );
    expect(out).toMatch(/2 Retrieve: 1 candidates by words/);
    expect(out).toMatch(/3 Rank\n {2}\d+\.\d\d {2}Чайник Bosch .*\n.*coverage 1: чайник 1 in name\+head/);
    expect(out).toMatch(/4 Decide: match/);
  });

  it('says what to do when the shop has no catalogue', async () => {
    expect(await run(['search', 'чайник', '--domain', SHOP])).toMatchObject({
      code: 1,
      err: expect.stringContaining('storevoice catalog import'),
    });
  });
});
