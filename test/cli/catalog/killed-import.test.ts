import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCatalogs } from '../../../cli/catalog/catalog-place.ts';
import { openCatalogTables } from '../../../lambdas/adapters/embedded/store/catalog-tables.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { language } from '../../language.ts';

const SHOP = 'shop.example.com';
const SCRIPT = join(import.meta.dirname, 'import-until-killed.ts');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-killed-'));
  await mkdir(join(folder, 'spool'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const kettle = (id: string) => Product.parse({ id, title: `Kettle ${id}`, variants: [{ id }] });
const importKettles = async (...ids: readonly string[]): Promise<string> => {
  const catalogs = openCatalogs(folder);
  const importCatalog = createCatalogImport({
    ...catalogs,
    language,
    embedder: catalogs.embedderOf(language),
    clock: () => new Date(),
  });
  return (await importCatalog({ domain: SHOP, products: ids.map(kettle) })).generation;
};
const generations = async (): Promise<readonly string[]> => {
  const store = openStore(folder);
  const rows = [...openCatalogTables(store).generations.entries(SHOP)];
  await store.close();
  return rows.map(({ last }) => String(last));
};

const importUntilKilled = async (point: string): Promise<NodeJS.Signals | null> => {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, folder, join(folder, 'spool'), point], {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await once(child, 'exit');
  return child.signalCode;
};

describe('an import that is killed', () => {
  it.each(['draft begun', 'feed half read', 'draft half written', 'draft complete', 'draft checked'])(
    'when the %s leaves the old catalogue live, and the next import cleans up',
    async (point) => {
      const before = await importKettles('1', '2');
      expect(await importUntilKilled(point)).toBe('SIGKILL');
      expect(await generations()).toHaveLength(2);
      const { index } = openCatalogs(folder);
      expect(await index.profile(SHOP)).toMatchObject({ generation: before, products: 2 });
      expect(await index.product(SHOP, '1')).toHaveLength(1);
      const after = await importKettles('1', '2', '3');
      expect([...(await generations())].sort()).toEqual([before, after].sort());
      expect(await openCatalogs(folder).index.profile(SHOP)).toMatchObject({
        generation: after,
        products: 3,
      });
    },
    60_000,
  );

  it('leaves rows on the disk that the next reader removes', async () => {
    await importUntilKilled('feed half read');
    expect(await readdir(join(folder, 'spool'))).toHaveLength(1);
    const spool = createFileSpool(join(folder, 'spool'));
    await spool.append(0, ['{}']);
    expect(await readdir(join(folder, 'spool'))).toEqual([expect.stringContaining(`-${process.pid}-`)]);
    await spool.clear();
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  }, 60_000);
});
