import { EventEmitter, once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { workbookOf } from '../../adapters/feed/zip.ts';
import { kettles, runCatalog, useCatalogMachine } from './local-catalog.ts';

const SHOP = 'shop.example.com';
const { machine, run, index, priceOf } = useCatalogMachine(SHOP);

describe('storevoice catalog rollback', () => {
  it('goes back one catalogue, or to the one that is named', async () => {
    for (const price of [10, 11, 12])
      await run(
        ['import', '-'],
        kettles(3, () => price),
      );
    const kept = JSON.parse((await run(['show', '--json'])).out).kept;
    expect(kept).toHaveLength(2);
    expect(await run(['rollback'])).toMatchObject({ code: 0, out: expect.stringContaining('Live again') });
    expect(await priceOf('1')).toBe(1_100);
    expect(await run(['rollback', '--to', kept[0].generation])).toMatchObject({ code: 0 });
    expect(await priceOf('1')).toBe(1_200);
    const unknown = await run(['rollback', '--to', 'nothing']);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('nothing is not kept') });
    expect(unknown.err).toContain(kept[1].generation);
  });

  it('says so where there is nothing to go back to', async () => {
    await run(['import', '-'], kettles(3));
    expect(await run(['rollback'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no earlier catalogue'),
    });
  });
});

describe('storevoice catalog patch', () => {
  it('is seen by a process that serves the catalogue already, and survives the next', async () => {
    await run(['import', '-'], kettles(3));
    const serving = index();
    expect((await serving.product(SHOP, '2'))[0]?.price?.minor).toBe(1_100);
    expect(await run(['patch', '-'], 'id,price,availability\n2,9 USD,out_of_stock\n')).toMatchObject({
      code: 0,
    });
    expect((await serving.product(SHOP, '2'))[0]).toMatchObject({
      price: { minor: 900 },
      availability: 'out-of-stock',
    });
    expect(await priceOf('2')).toBe(900);
  });

  it('names every line that changed nothing, and makes the other changes', async () => {
    await run(['import', '-'], kettles(3));
    const report = join(machine().folder, 'report');
    const { code, out, err } = await run(
      ['patch', '-', '--report', report],
      'id;price\n1;9 USD\n77;5 USD\n2;=1+1\n',
    );
    expect(code).toBe(1);
    expect(err).toContain('Строк, которые ничего не изменили: 2 из 3');
    expect(out).toMatch(/Изменено вариантов: 1; строк прочитано: 3/u);
    expect(out).toMatch(/строка 3 · 77 · id: 77/u);
    expect(out).toMatch(/строка 4 · 2 · цена: =1\+1/u);
    expect(await readFile(join(report, 'problems.csv'), 'utf8')).toContain(`"'=1+1"`);
    expect(await priceOf('1')).toBe(900);
  });

  it('reads a workbook, as an import does', async () => {
    const write = async (name: string, rows: Parameters<typeof workbookOf>[0]): Promise<string> => {
      const file = join(machine().folder, name);
      await writeFile(file, workbookOf(rows));
      return file;
    };
    const feed = await write('goods.xlsx', [
      ['Артикул', 'Наименование', 'Цена, USD', 'Остаток, шт.'],
      ['K-1', 'Steel kettle', 12.5, 3],
      ['K-2', 'Glass kettle', 20, 0],
    ]);
    expect(await run(['import', feed])).toMatchObject({ code: 0 });
    expect(await priceOf('K-1')).toBe(1_250);
    const stock = await write('stock.xlsx', [
      ['Артикул', 'Цена', 'Остаток'],
      ['K-1', 11, 0],
      ['K-2', '', 4],
    ]);
    expect(await run(['patch', stock])).toMatchObject({ code: 0 });
    expect((await index().product(SHOP, 'K-1'))[0]).toMatchObject({
      price: { minor: 1_100 },
      availability: 'out-of-stock',
    });
    expect((await index().product(SHOP, 'K-2'))[0]).toMatchObject({
      price: { minor: 2_000 },
      availability: 'in-stock',
    });
  });

  it('outlives an import that was begun before it', async () => {
    await run(['import', '-'], kettles(3));
    let isRead = false;
    const gate = new EventEmitter();
    async function* slowFeed(): AsyncGenerator<Uint8Array> {
      const [head = '', rest = ''] = [kettles(3).slice(0, 60), kettles(3).slice(60)];
      yield Buffer.from(head);
      isRead = true;
      await once(gate, 'go on');
      yield Buffer.from(rest);
    }
    const importing = runCatalog({ ...machine(), stdin: slowFeed() }, ['import', '-', '--domain', SHOP]);
    while (!isRead) await sleep(10);
    expect(await run(['patch', '-'], 'id,price\n2,9 USD\n')).toMatchObject({ code: 0 });
    expect(await priceOf('2')).toBe(900);
    gate.emit('go on');
    expect(await importing).toMatchObject({ code: 0 });
    expect([await priceOf('1'), await priceOf('2')]).toEqual([1_000, 900]);
    await run(['import', '-'], kettles(3));
    expect(await priceOf('2')).toBe(1_100);
  });

  it('refuses a file that is not a list of changes', async () => {
    expect(await run(['patch', '-'], 'name,price\nA,5\n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('NO_COLUMNS'),
    });
  });
});

describe('storevoice catalog import --watch', () => {
  const until = async (what: () => Promise<boolean>): Promise<void> => {
    for (let poll = 0; poll < 200; poll += 1) {
      if (await what()) return;
      await sleep(50);
    }
    throw new Error('it did not come to pass within 10 s');
  };

  it('imports whenever the file changes, outlives a broken save, and ends when told to', async () => {
    const file = join(machine().folder, 'feed.csv');
    await writeFile(file, kettles(3));
    const stop = new AbortController();
    const watching = runCatalog({ ...machine(), signal: stop.signal }, [
      'import',
      file,
      '--domain',
      SHOP,
      '--watch',
    ]);
    await until(async () => (await priceOf('1')) === 1_000);
    await writeFile(file, 'Hello there');
    await until(async () => (await machine().imports.latest(SHOP))?.state.kind === 'refused');
    expect(await priceOf('1')).toBe(1_000);
    await writeFile(
      file,
      kettles(3, () => 15),
    );
    await until(async () => (await priceOf('1')) === 1_500);
    stop.abort(new Error('stopped'));
    expect(await watching).toMatchObject({ code: 0, err: expect.stringContaining('UNKNOWN_FORMAT') });
  });

  it('is for files of this machine', async () => {
    expect(await run(['import', '-', '--watch'])).toMatchObject({
      code: 2,
      err: expect.stringContaining("a file's path"),
    });
  });
});
