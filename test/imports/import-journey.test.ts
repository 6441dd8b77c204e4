import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { REPORTS, reportPaths } from '../../lambdas/contract/imports/bucket.ts';
import { readObjectText } from '../../lambdas/core/imports/object-text.ts';
import { describeWhere } from '../describe-where.ts';
import { startBedrockStandIn } from '../engines/bedrock-stand-in.ts';
import { findMoto, type Moto } from '../engines/moto.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { itImportsByCommand } from './commands.ts';
import { itFetchesFeeds } from './fetching.ts';
import { type ImportCloud, openImportCloud, SHOP } from './import-cloud.ts';
import { type ImportingShop, importingShop, jsonl, products, renamed } from './importing-shop.ts';
import { itTakesPatches } from './patches.ts';
import { itTellsOfPrices } from './prices.ts';

interface Machinery {
  readonly openSearchUrl: string;
  readonly moto: Moto;
}

/**
 * The interpreter reads everything this definition is made of. Of a distributed map it leaves out that children are
 * executions of their own (they run inline) and Redrive; readers, writers, batches and tolerated failures, which it
 * does not know either, are not used.
 */
const findMachinery = async () => {
  const [engine, moto] = await Promise.all([openSearchEngine(), findMoto()]);
  if (engine.kind === 'missing') return engine;
  return moto.kind === 'missing'
    ? moto
    : { kind: 'there' as const, value: { openSearchUrl: engine.url, moto: moto.value } };
};

describeWhere('an import in the cloud', await findMachinery(), ({ openSearchUrl, moto }: Machinery) => {
  let cloud: ImportCloud;
  let shop: ImportingShop;

  beforeAll(async () => {
    cloud = await openImportCloud(openSearchUrl, moto);
    shop = importingShop(cloud);
  });
  afterAll(() => cloud.close());

  it('turns an uploaded feed into answers, with a report beside it', async () => {
    expect(await shop.upload('feed.jsonl', jsonl(products))).toEqual({ status: 'SUCCEEDED' });
    const run = await shop.latest();
    expect(run).toMatchObject({
      state: { kind: 'published', generation: await shop.generation() },
      counts: { rows: 702, accepted: 702, rejected: 0, products: 342, variants: 702, indexed: 702 },
    });
    expect(run?.counts.embedded).toBeGreaterThan(600);
    expect(await shop.search('айфон черный 256')).toMatchObject({
      success: true,
      products: expect.arrayContaining([expect.objectContaining({ productId: '2', variantId: '3' })]),
    });
    expect(await cloud.findShop()).toMatchObject({ shopName: 'Lumi', catalogLocale: 'en' });
    const report = await cloud.objects.read(reportPaths(SHOP, run?.importId ?? '').summary);
    expect(JSON.parse(report ? await readObjectText(report) : '{}')).toMatchObject({
      domain: SHOP,
      format: 'jsonl',
      tally: { products: 342 },
    });
    expect(cloud.notices).toEqual([]);
  });

  it('does nothing for an object version that it has already handled', async () => {
    const event = await cloud.objects.put(`feeds/${SHOP}/feed.jsonl`, jsonl(products));
    await cloud.lambdas.call('ImportStart')(event);
    await cloud.executions.at(-1)?.ended;
    const [live, executions] = [await shop.generation(), cloud.executions.length];
    await cloud.lambdas.call('ImportStart')(event);
    expect(cloud.executions).toHaveLength(executions);
    expect(await shop.generation()).toBe(live);
  });

  it('embeds nothing of a feed whose prices alone are new', async () => {
    const calls = shop.callsToBedrock();
    const cheaper = products.map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({
        ...variant,
        ...(variant.price ? { price: { ...variant.price, minor: variant.price.minor + 1 } } : {}),
        compareAt: undefined,
      })),
    }));
    expect(await shop.upload('feed.jsonl', jsonl(cheaper))).toEqual({ status: 'SUCCEEDED' });
    expect(shop.callsToBedrock()).toBe(calls);
    expect((await shop.latest())?.counts.embedded).toBe(0);
  });

  itTellsOfPrices(
    () => cloud,
    () => shop,
  );

  it('does a chunk again whose function failed, and one whose answer was lost', async () => {
    const troubles = ['before', 'after'];
    const undisturb = cloud.disturb('Import chunk', async (input, invoke) => {
      const trouble = troubles.shift();
      if (trouble === undefined) return invoke(input);
      if (trouble === 'after') await invoke(input);
      throw Object.assign(new Error('no answer'), { name: 'Lambda.ServiceException' });
    });
    expect(await shop.upload('feed.jsonl', jsonl(products))).toEqual({ status: 'SUCCEEDED' });
    undisturb();
    expect(troubles).toEqual([]);
    expect((await shop.latest())?.counts.indexed).toBe(702);
  });

  it('slows down where Bedrock throttles, and lacks nothing in the end', async () => {
    const slow = await startBedrockStandIn({ callsPerSecond: 3 });
    await cloud.lambdas.launch('ImportStepsChunk', { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: slow.url });
    expect(await shop.upload('feed.jsonl', jsonl(renamed('throttled')))).toEqual({ status: 'SUCCEEDED' });
    await cloud.lambdas.launch('ImportStepsChunk');
    await slow.close();
    expect(slow.throttled()).toBeGreaterThan(0);
    expect((await shop.latest())?.counts.indexed).toBe(702);
  });

  it('lets the second of two feeds wait, and the later one be live', async () => {
    const waiting = () => cloud.ledger.waiting(SHOP, new Date());
    const undisturb = cloud.disturb('Import chunk', async (input, invoke) => {
      while ((await waiting()).length === 0) await sleep(50);
      undisturb();
      expect(await waiting()).toMatchObject([
        {
          source: expect.stringContaining('two.jsonl'),
          waitsFor: { source: expect.stringContaining('one.jsonl') },
        },
      ]);
      return invoke(input);
    });
    const first = await shop.begin('one.jsonl', jsonl(products));
    const second = await shop.begin('two.jsonl', jsonl(products.slice(0, 300)));
    expect(await Promise.all([first.ended, second.ended])).toEqual([
      { status: 'SUCCEEDED' },
      { status: 'SUCCEEDED' },
    ]);
    const run = await shop.latest();
    expect(run?.source).toContain('two.jsonl');
    expect(await waiting()).toEqual([]);
    expect((await cloud.index.profile(SHOP))?.products).toBe(300);
  });

  it('leaves the old catalogue live when it is stopped half way, says so, and lets the next one pass', async () => {
    const live = await shop.generation();
    const undisturb = cloud.disturb('Import chunk', async (input, invoke) => {
      const execution = cloud.executions.at(-1);
      const answer = await invoke(input);
      execution?.abort();
      return answer;
    });
    const told = cloud.notices.length;
    expect(await shop.upload('feed.jsonl', jsonl(products))).toEqual({ status: 'ABORTED' });
    undisturb();
    expect(await shop.generation()).toBe(live);
    expect(await shop.latest()).toMatchObject({
      state: { kind: 'failed', message: 'The import was stopped.' },
    });
    expect(cloud.notices.slice(told)).toEqual([
      expect.objectContaining({ subject: `The catalogue of ${SHOP} was not updated` }),
    ]);
    expect(await shop.upload('again.jsonl', jsonl(products))).toEqual({ status: 'SUCCEEDED' });
    // The live one and the one that may be gone back to: no draft was left.
    const drafts = await fetch(`${openSearchUrl}/${cloud.prefix}*/_count?q=record:draft`);
    expect(await drafts.json()).toMatchObject({ count: 2 });
  });

  it('keeps a draft whose function gave up, so that the execution may be redriven', async () => {
    const live = await shop.generation();
    const undisturb = cloud.disturb('Import chunk', () =>
      Promise.reject(Object.assign(new Error('out of order'), { name: 'AssistantError' })),
    );
    expect(await shop.upload('feed.jsonl', jsonl(products))).toMatchObject({
      status: 'FAILED',
      error: 'AssistantError',
    });
    undisturb();
    expect(await shop.generation()).toBe(live);
    expect(await shop.latest()).toMatchObject({
      state: { kind: 'failed', message: 'AssistantError: out of order' },
    });
    expect(cloud.notices.at(-1)?.message).toContain('aws stepfunctions redrive-execution');
  });

  it.each([
    ['truncated', '<?xml version="1.0"?><yml_catalog><shop><offers><offer id="1"><name>A', 'NOT_WELL_FORMED'],
    ['empty', '', 'EMPTY'],
    ['without a product', '[]', 'NOTHING_ACCEPTED'],
  ])('never lets a feed that is %s empty a shop, and tells people why', async (_, body, code) => {
    const live = await shop.generation();
    const told = cloud.notices.length;
    expect(await shop.upload('broken', body)).toMatchObject({ status: 'FAILED', error: code });
    expect(await shop.generation()).toBe(live);
    expect(await shop.latest()).toMatchObject({ state: { kind: 'refused', code } });
    expect(cloud.notices.slice(told)).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(`s3://${cloud.bucket}/${REPORTS}${SHOP}/`),
      }),
    ]);
  });

  it('refuses to shrink a shop, unless a person runs the command of the notice', async () => {
    const live = await shop.generation();
    const few = products.slice(0, 100);
    const calls = shop.callsToBedrock();
    expect(await shop.upload('feed.jsonl', jsonl(few))).toMatchObject({ status: 'FAILED', error: 'SHRINKS' });
    expect(await shop.generation()).toBe(live);
    expect(shop.callsToBedrock()).toBe(calls);
    const [, input = ''] =
      /start-execution .*--input '(\{.*\})'/u.exec(cloud.notices.at(-1)?.message ?? '') ?? [];
    expect(JSON.parse(input)).toMatchObject({ domain: SHOP, force: true });
    const before = cloud.executions.length;
    await cloud.startByHand(input);
    expect(await cloud.executions.at(before)?.ended).toEqual({ status: 'SUCCEEDED' });
    expect((await cloud.index.profile(SHOP))?.products).toBe(100);
  });

  itImportsByCommand(
    () => cloud,
    () => shop,
  );

  itTakesPatches(
    () => cloud,
    () => shop,
  );

  it('starts nothing for a file that belongs to no shop, and says where files belong', async () => {
    const before = cloud.executions.length;
    await cloud.lambdas.call('ImportStart')(
      await cloud.objects.put('feeds/unknown.example.com/feed.xml', 'x'),
    );
    expect(cloud.executions).toHaveLength(before);
    expect(cloud.notices.at(-1)?.message).toContain('feeds/unknown.example.com/feed.xml belongs to no shop');
  });

  itFetchesFeeds(() => cloud);
});
