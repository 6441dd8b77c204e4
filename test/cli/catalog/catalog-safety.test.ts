import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type ImportRun, NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';
import { kettles, runCatalog, useCatalogMachine } from './local-catalog.ts';

const SHOP = 'shop.example.com';
const { machine, speaks, run, index, priceOf } = useCatalogMachine(SHOP);

describe("a shop's turn to import", () => {
  const other = (importId: string): ImportRun => ({
    domain: SHOP,
    importId,
    source: 'other.xml',
    startedAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
    state: { kind: 'running', step: 'embedding' },
    counts: { ...NO_COUNTS, rows: 1_234 },
  });

  it('is reported to a second import, with the running import and how far it is', async () => {
    await machine().imports.begin(other('somebody-else'));
    const { code, err } = await run(['import', '-'], kettles(2));
    expect(code).toBe(1);
    expect(err).toMatch(
      /BUSY: shop\.example\.com is being imported from other\.xml since .*1234 offers read.*--wait/su,
    );
    expect(await index().profile(SHOP)).toBeUndefined();
  });

  it('is waited for when asked to', async () => {
    const theirs = other('somebody-else');
    await machine().imports.begin(theirs);
    const ours = run(['import', '-', '--wait'], kettles(2));
    while ((await machine().imports.waiting(SHOP, new Date())).length === 0) await sleep(20);
    const status = await run(['status']);
    expect(status.out).toMatch(/source +other\.xml\n/u);
    expect(status.out).toMatch(/waiting +- since \d{4}-.*, for the end of other\.xml\n/u);
    expect(JSON.parse((await run(['status', '--json'])).out).waiting).toMatchObject([
      { source: '-', waitsFor: { importId: 'somebody-else', source: 'other.xml' } },
    ]);
    await machine().imports.update({ ...theirs, state: { kind: 'failed', message: 'gave up' } });
    expect(await ours).toMatchObject({
      code: 0,
      err: expect.stringContaining('waiting for the import of other.xml'),
    });
    expect((await run(['status'])).out).not.toContain('waiting');
  });

  it('is taken at once from a process of this machine that is gone', async () => {
    // No process has this number: it is beyond what Linux gives out.
    await machine().imports.begin(other(`4194999@${hostname()}#dead`));
    expect(await run(['import', '-'], kettles(2))).toMatchObject({ code: 0 });
  });

  it('does not keep a dry run from looking', async () => {
    await machine().imports.begin(other('somebody-else'));
    expect(await run(['import', '-', '--dry-run'], kettles(2))).toMatchObject({ code: 0 });
  });

  it('ends whatever becomes of the import, and its status says so', async () => {
    expect((await run(['status'])).err).toContain('was never imported');
    await run(['import', '-'], kettles(10));
    expect((await run(['status'])).out).toMatch(
      /import +published as .*\noffers? +10 read, 10 accepted, 0 rejected/su,
    );
    await run(['import', '-'], kettles(3));
    expect((await run(['status'])).out).toMatch(/import +refused: SHRINKS/u);
    await run(['import', join(machine().folder, 'nowhere.csv')]);
    expect((await run(['status'])).out).toMatch(/import +refused: NOT_FOUND/u);
    expect((await run(['import', '-'], kettles(10))).code).toBe(0);
  });

  it('ends when somebody stops the import, and nothing was published', async () => {
    const signal = AbortSignal.abort(new Error('stopped by SIGINT; shoppers keep what they had'));
    const { code, err } = await runCatalog(
      { ...machine(), signal },
      ['import', '-', '--domain', SHOP],
      kettles(2),
    );
    expect({ code, err }).toEqual({
      code: 1,
      err: 'error: stopped by SIGINT; shoppers keep what they had\n',
    });
    expect(await machine().imports.latest(SHOP)).toMatchObject({ state: { kind: 'failed' } });
    expect(await index().profile(SHOP)).toBeUndefined();
  });
});

describe('what an import costs', () => {
  const imported = async (input: string) =>
    JSON.parse((await run(['import', '-', '--json'], input)).out).catalog;

  it('is nothing for prices alone, and what changed for the rest', async () => {
    expect(await imported(kettles(200))).toMatchObject({ embedded: 200, cached: 0 });
    expect(await imported(kettles(200, (at) => at + 12))).toMatchObject({ embedded: 0, cached: 200 });
    expect(await priceOf('1')).toBe(1_200);
    expect(await imported(kettles(201).replace('model 7,', 'model 7 de luxe,'))).toMatchObject({
      embedded: 2,
      cached: 199,
    });
  });
});

describe('what looks wrong though accepted', () => {
  it('includes prices far from the last import, and things without a category', async () => {
    await run(['import', '-'], kettles(10));
    const { out } = await run(
      ['import', '-'],
      `${kettles(10, (at) => (at === 3 ? 1_300 : at + 10))}\n11,Mug blue,5 USD,,\n`,
    );
    expect(out).toMatch(
      /1 × цена изменилась больше чем вдвое[^\n]*\n +строка 5 · 4 · цена: 13 USD → 1300 USD/u,
    );
    expect(out).toContain('1 × нет категории');
    expect(out).toContain('1 × нет картинки');
  });

  it('is said in English, too, and so is why a feed was refused', async () => {
    speaks('en');
    await run(['import', '-'], kettles(10));
    expect(
      (
        await run(
          ['import', '-'],
          kettles(10, (at) => (at + 10) * 3),
        )
      ).out,
    ).toContain('10 × price changed more than');
    const refused = await run(['import', '-'], '<yml_catalog>\n<shop><offers><offer id="1">');
    expect(refused.out).toContain('The feed is broken or cut short');
    expect(refused.out).toContain('(line 2)');
  });

  it('says in Russian why a feed was refused', async () => {
    await run(['import', '-'], kettles(10));
    expect((await run(['import', '-'], kettles(2))).out).toMatch(
      /^Каталог не изменён.*\nВ фиде намного меньше товаров/u,
    );
  });
});
