import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ImportRun, NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';
import { kettles, runCatalog, useCatalogMachine } from './local-catalog.ts';
import { openSmallCloud, type SmallCloud } from './small-cloud.ts';

const SHOP = 'shop.example.com';
const { machine } = useCatalogMachine(SHOP);
const NAMES = ['--stage', 'prod', '--table', 'storevoice-prod', '--bucket', 'feeds'];

let folder: string;
let cloud: SmallCloud;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-cloud-'));
  cloud = openSmallCloud(folder, machine());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (flags: readonly string[], input: string, signal?: AbortSignal) =>
  runCatalog(
    { ...machine(), bucket: cloud.bucket, ...(signal && { signal }) },
    ['import', '-', '--domain', SHOP, ...NAMES, ...flags],
    input,
  );
const products = async () => (await cloud.catalogs.index.profile(SHOP))?.products;

const other = (importId: string): ImportRun => ({
  domain: SHOP,
  importId,
  source: 'other.xml',
  startedAt: new Date().toISOString(),
  updatedAt: new Date().toISOString(),
  state: { kind: 'running', step: 'embedding' },
  counts: NO_COUNTS,
});

describe('storevoice catalog import into a deployment', () => {
  it('uploads the feed, follows its import and prints the report of the deployment', async () => {
    const report = join(folder, 'report');
    const { code, out, err } = await run(['--report', report], `${kettles(10)}\n11,,5 USD,,\n`);
    expect({ code, err }).toEqual({
      code: 0,
      err: `uploading - to s3://feeds/feeds/${SHOP}/cli/feed\n`,
    });
    expect(out).toMatch(
      /^В каталоге товаров: 10, вариантов: 10\.\nПредложений прочитано: 11, отклонено: 1\.\nТекстов обработано заново: 10,/u,
    );
    expect(out).toContain('нет названия');
    expect(await products()).toBe(10);
    expect(JSON.parse(await readFile(join(report, 'report.json'), 'utf8'))).toMatchObject({
      published: true,
      format: 'table',
      charset: 'utf-8',
      tally: { rows: 11, rejected: 1, products: 10 },
      catalog: { embedded: 10, cached: 0 },
    });
    expect(await readFile(join(report, 'problems.csv'), 'utf8')).toContain('"missing-title","12","11"');
  });

  it('refuses to shrink the shop as an import here does, unless forced', async () => {
    await run([], kettles(10));
    const refused = await run([], kettles(6));
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('SHRINKS: В фиде намного меньше товаров'),
    });
    expect(refused.out).toContain('Каталог не изменён');
    expect(await products()).toBe(10);
    expect(await run(['--force'], kettles(6))).toMatchObject({ code: 0 });
    expect(await products()).toBe(6);
  });

  it('passes on the columns of a table', async () => {
    const feed = 'Номер;Номенклатура;Цена\n1;Чайник;100\n';
    expect(await run(['--column', 'id=Номер', 'title=Номенклатура'], feed)).toMatchObject({ code: 0 });
    expect(await products()).toBe(1);
  });

  it('checks a feed without uploading it', async () => {
    await run([], kettles(10));
    const uploads = cloud.uploads();
    expect(await run(['--dry-run'], kettles(9))).toMatchObject({
      code: 0,
      out: expect.stringContaining('Ничего не опубликовано'),
    });
    expect(await run(['--dry-run'], kettles(3))).toMatchObject({
      code: 1,
      err: expect.stringContaining('SHRINKS'),
    });
    expect(cloud.uploads()).toBe(uploads);
  });

  it('uploads nothing while another import is at work, unless it may wait', async () => {
    const theirs = other('somebody-else');
    await machine().imports.begin(theirs);
    expect(await run([], kettles(2))).toMatchObject({
      code: 1,
      err: expect.stringContaining('BUSY: shop.example.com is being imported from other.xml'),
    });
    expect(cloud.uploads()).toBe(0);
    const { imports } = machine();
    let isSeenWaiting = false;
    const ours = runCatalog(
      {
        ...machine(),
        bucket: cloud.bucket,
        imports: {
          ...imports,
          waiting: async (domain, at) => {
            const waiting = await imports.waiting(domain, at);
            isSeenWaiting ||= waiting.length > 0;
            return waiting;
          },
        },
      },
      ['import', '-', '--domain', SHOP, ...NAMES, '--wait'],
      kettles(2),
    );
    while (!isSeenWaiting) await sleep(20);
    await machine().imports.update({ ...theirs, state: { kind: 'failed', message: 'gave up' } });
    expect(await ours).toMatchObject({
      code: 0,
      err: expect.stringContaining('waiting for the import of other.xml'),
    });
  });

  it('says that the import goes on when it is stopped, and why an import failed', async () => {
    const stop = new AbortController();
    cloud.holdBack();
    const stopped = run([], kettles(2), stop.signal);
    while (cloud.uploads() === 0) await sleep(20);
    stop.abort(new Error('stopped by SIGINT'));
    expect(await stopped).toMatchObject({
      code: 1,
      err: expect.stringContaining('the import goes on in the deployment'),
    });
    cloud.failWith('AssistantError: Bedrock did not answer');
    expect(await run([], kettles(2))).toMatchObject({
      code: 1,
      err: expect.stringContaining('error: AssistantError: Bedrock did not answer\n'),
    });
  });
});
