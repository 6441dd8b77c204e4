import { afterAll, beforeEach, expect, it, jest } from '@jest/globals';
import * as z from 'zod';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import { createOpenSearchCatalogWriter } from '../../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { places, placesOf } from '../../../lambdas/contract/catalog/search-document.ts';
import {
  embedded,
  embedder,
  idsOf,
  profileOf,
  publish,
  row,
  vectorOf,
} from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import {
  group,
  indexesOf,
  named,
  openCatalog,
  phones,
  seenWhileSwapped,
  testPrefix,
  unsigned,
} from './catalog-engine.ts';

const Hits = z.object({ hits: z.object({ hits: z.array(z.object({ _source: z.unknown() })) }) });

const MINUTE_MS = 60_000;
/** The engine is asked in real time; only the hour is another. */
const REAL = [
  ...([
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'clearImmediate',
  ] as const),
  ...(['queueMicrotask', 'nextTick', 'hrtime', 'performance'] as const),
];
const engine = await openSearchEngine();

describeOnEngine('A catalogue on OpenSearch', engine, (url) => {
  const prefix = testPrefix();
  const catalog = openCatalog(url, { prefix });
  const { writer, index } = catalog;
  let domain = '';
  let count = 0;
  beforeEach(() => {
    count += 1;
    domain = `shop-${count}.example.com`;
  });
  afterAll(catalog.close);

  const found = async () => idsOf((await index.retrieve(phones(domain))).lexical);
  const indexName = (generation: string) => `${prefix}${domain}_${generation}`;
  const indexes = () => indexesOf(url, `${prefix}${domain}_*`);

  it('gives the cosine on the nearest side, whatever the engine makes of it', async () => {
    const at = (productId: string, ...coordinates: readonly number[]) =>
      embedded(row({ productId, variantId: '1' }), vectorOf(...coordinates));
    await publish(catalog, domain, [
      at('far', -1),
      at('near', 3, 4),
      at('same', 1),
      at('hardly', 1, Math.sqrt(99)),
    ]);
    const { nearest } = await index.retrieve({ ...phones(domain), groups: [] });
    expect(idsOf(nearest)).toEqual(['same/1', 'near/1', 'hardly/1']);
    const scores = nearest.map(({ score }) => score);
    for (const [place, cosine] of [1, 0.6, 0.1].entries()) expect(scores[place]).toBeCloseTo(cosine, 5);
  });

  const price = { min: 1, max: 2, currency: 'USD' };
  const spellings = (groups: number, each: number) =>
    Array.from({ length: groups }, (_, at) => ({
      alternatives: Array.from({ length: each }, (_, spelling) => ({
        term: `word-${at}-${spelling}`,
        weight: 1 - spelling / 100,
      })),
      weight: 1,
    }));

  it('asks for every spelling while the engine takes them all', async () => {
    const last = row({
      productId: '1',
      variantId: '1',
      price: { minor: 1, currency: 'USD' },
      terms: { name: ['word-39-24'] },
    });
    await publish(catalog, domain, [embedded(last)]);
    const { lexical } = await index.retrieve({ ...phones(domain), groups: spellings(40, 25), price });
    expect(idsOf(lexical)).toEqual(['1/1']);
  });

  it('asks for the best spellings of each idea when there are more than the engine takes clauses', async () => {
    await publish(catalog, domain, [named('1', 'word-59-0'), named('2', 'word-59-39')]);
    const { lexical } = await index.retrieve({ ...phones(domain), groups: spellings(60, 40) });
    expect(idsOf(lexical)).toEqual(['1/1']);
    const many = await index.retrieve({ ...phones(domain), groups: spellings(1_200, 2) });
    expect(idsOf(many.lexical)).toEqual(['1/1']);
  });

  it('keeps a word that is longer than the engine takes', async () => {
    const absurd = 'x'.repeat(40_000);
    const document = row({ productId: '1', variantId: '1', terms: { name: [absurd, 'phone', ''] } });
    await publish(catalog, domain, [embedded(document)]);
    expect(await found()).toEqual(['1/1']);
    const asked = { ...phones(domain), groups: [group(absurd), group('')], terms: [absurd] };
    const { lexical, nearest } = await index.retrieve(asked);
    expect(lexical).toEqual([]);
    expect(nearest.map(({ codes }) => placesOf(codes[0] ?? 0))).toEqual([places.name]);
  });

  it('keeps the last of the same variants in one batch', async () => {
    const generation = await writer.begin(domain, embedder);
    const again = Array.from({ length: 100 }, (_, at) => named('1', at === 99 ? 'phone' : `stale-${at}`));
    await writer.add(domain, generation, again);
    await writer.publish(domain, profileOf(generation));
    expect(await found()).toEqual(['1/1']);
  });

  it('refuses to publish less than the profile promises, and leaves the live catalogue as it was', async () => {
    await publish(catalog, domain, [named('old', 'phone')]);
    const generation = await writer.begin(domain, embedder);
    await writer.add(domain, generation, [named('new', 'phone')]);
    await expect(writer.publish(domain, profileOf(generation, { variants: 2 }))).rejects.toThrow(
      /holds 1 variants and its profile says 2; nothing was published/,
    );
    expect(await found()).toEqual(['old/1']);
  });

  it('keeps the live generation and the one before it', async () => {
    const generations = [];
    for (const id of ['1', '2', '3']) generations.push(await publish(catalog, domain, [named(id, 'phone')]));
    const kept = generations.slice(1).map(({ generation }) => indexName(generation));
    expect(await indexes()).toEqual(kept);
    expect(await found()).toEqual(['3/1']);
  });

  it('publishes once when the same publish comes twice', async () => {
    const profile = await publish(catalog, domain, [named('1', 'phone')]);
    await writer.publish(domain, profile);
    expect(await index.profile(domain)).toEqual(profile);
  });

  it('removes an abandoned draft when the next import begins, and leaves one in work', async () => {
    const impatient = createOpenSearchCatalogWriter({
      engine: unsigned(url),
      prefix,
      abandonedAfterMs: MINUTE_MS,
    });
    const abandoned = await impatient.begin(domain, embedder);
    const inWork = await impatient.begin(domain, embedder);
    jest.useFakeTimers({ doNotFake: REAL, now: Date.now() + 2 * MINUTE_MS });
    await impatient.add(domain, inWork, [named('1', 'phone')]);
    const next = await impatient.begin(domain, embedder);
    jest.useRealTimers();
    expect(await indexes()).toEqual([inWork, next].map(indexName));
    await expect(
      createOpenSearchCatalogWriter({ engine: unsigned(url), prefix }).add(domain, abandoned, []),
    ).rejects.toThrow(`There is no open draft ${abandoned} for ${domain}`);
  });

  it('leaves nothing, after the next publication, of a draft that was dropped while a worker still wrote', async () => {
    const dropped = await writer.begin(domain, embedder);
    const worker = createOpenSearchCatalogWriter({ engine: unsigned(url), prefix });
    await worker.add(domain, dropped, [named('1', 'phone')]);
    await writer.discard(domain, dropped);
    const next = await writer.begin(domain, embedder);
    await worker.add(domain, dropped, [named('2', 'phone')]);
    await writer.add(domain, next, [named('3', 'phone')]);
    await writer.publish(domain, profileOf(next));
    expect(await indexes()).toEqual([indexName(next)]);
    expect(await found()).toEqual(['3/1']);
  });

  it('lets another process add to a draft and publish it', async () => {
    const generation = await writer.begin(domain, embedder);
    const worker = createOpenSearchCatalogWriter({ engine: unsigned(url), prefix });
    await worker.add(domain, generation, [named('1', 'phone')]);
    const finisher = createOpenSearchCatalogWriter({ engine: unsigned(url), prefix });
    await finisher.publish(domain, profileOf(generation));
    expect(await found()).toEqual(['1/1']);
  });

  it('serves one whole catalogue or the other while they are swapped', async () => {
    expect(await seenWhileSwapped(catalog, domain)).toEqual(['40a', '40b', '40c', '40d']);
  });

  it('never shows a row of another shop, though it lies in the same index', async () => {
    await publish(catalog, domain, [named('1', 'phone')]);
    const strangers = `stranger-${domain}`;
    const { generation } = await publish(catalog, strangers, [named('2', 'phone')]);
    const from = await fetch(`${url}/${prefix}${strangers}_${generation}/_search?q=record:variant`);
    const [stray] = Hits.parse(await from.json()).hits.hits;
    const put = await fetch(`${url}/${prefix}${domain}/_doc/stray?refresh=true`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(stray?._source),
    });
    expect(put.status).toBe(201);
    const { lexical, nearest } = await index.retrieve(phones(domain));
    expect([idsOf(lexical), idsOf(nearest)]).toEqual([['1/1'], ['1/1']]);
    expect(await index.product(domain, '2')).toEqual([]);
  });

  it('says in every index which model made its vectors', async () => {
    const { generation } = await publish(catalog, domain, [named('1', 'phone')]);
    const mapping = await fetch(`${url}/${indexName(generation)}/_mapping`);
    expect(await mapping.json()).toMatchObject({
      [indexName(generation)]: { mappings: { _meta: { embedder } } },
    });
  });

  it('keeps a profile with a vocabulary of twenty thousand words', async () => {
    const words = Array.from({ length: 20_000 }, (_, at) => `слово-${at}`);
    const over = {
      vocabulary: Object.fromEntries(words.map((word, at) => [word, at + 1])),
      sounds: Object.fromEntries(words.map((word) => [`s${word}`, [word]])),
    };
    const generation = await writer.begin(domain, embedder);
    await writer.add(domain, generation, [named('1', 'phone')]);
    await writer.publish(domain, profileOf(generation, over));
    expect(await index.profile(domain)).toEqual(profileOf(generation, over));
  });

  it('notices a new catalogue by the question itself, within the time a profile is kept', async () => {
    const patient = createOpenSearchProductIndex({ engine: unsigned(url), prefix, profileTtlMs: 60_000 });
    await publish(catalog, domain, [named('1', 'phone')]);
    await patient.profile(domain);
    const { generation } = await publish(catalog, domain, [named('2', 'phone')]);
    await patient.retrieve(phones(domain));
    expect((await patient.profile(domain))?.generation).toBe(generation);
  });
});
