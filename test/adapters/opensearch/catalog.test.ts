import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { createOpenSearchCatalogWriter } from '../../../lambdas/adapters/opensearch/catalog-writer.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/product-index.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import {
  direction,
  document,
  dropIndexes,
  embedder,
  group,
  named,
  profileOf,
  publishAll,
  testPrefix,
  unsigned,
} from './fixtures.ts';

const engine = await openSearchEngine();

describeOnEngine('A catalogue on OpenSearch', engine, (url) => {
  const prefix = testPrefix();
  const engineOf = unsigned(url);
  const writer = createOpenSearchCatalogWriter({ engine: engineOf, prefix });
  const index = createOpenSearchProductIndex({ engine: engineOf, prefix, profileTtlMs: 0 });
  let domain = '';
  let count = 0;
  beforeEach(() => {
    count += 1;
    domain = `shop-${count}.example.com`;
  });
  afterAll(() => dropIndexes(url, prefix));

  const search = (...terms: readonly string[]) =>
    index.retrieve({ domain, groups: terms.map((term) => group(term)), limit: 10 });
  const idsOf = (found: readonly { document: { productId: string } }[]) =>
    found.map(({ document: { productId } }) => productId);
  const indexes = async (): Promise<readonly string[]> => {
    const listed = await fetch(`${url}/_cat/indices/${prefix}${domain}_*?h=index&s=index`);
    return (await listed.text()).split('\n').filter((name) => name !== '');
  };

  it('answers with the documents as they were written', async () => {
    const written = document('7', {
      brand: 'Acme',
      category: ['Дом', 'Кухня'],
      attributes: { color: 'Чёрный', constructor: 'prototype' },
      price: { minor: 99_990, currency: 'USD' },
      description: 'Тихий & "быстрый"',
      terms: { name: ['чайник'], kind: ['kettle'], brand: ['acme'], attributes: ['black'], text: ['quiet'] },
    });
    await publishAll(writer, domain, [{ document: written, vector: direction(0) }]);
    expect((await search('чайник')).lexical).toEqual([{ document: written, score: 3 }]);
    expect(await index.product(domain, '7')).toEqual([written]);
  });

  it('scores a group once, by its best spelling and the best field it stands in', async () => {
    const terms = {
      name: ['phone'],
      kind: ['phone'],
      brand: [],
      attributes: ['black'],
      text: ['smartphone'],
    };
    await publishAll(writer, domain, [{ document: document('1', { terms }), vector: direction(0) }]);
    const { lexical } = await index.retrieve({
      domain,
      groups: [
        {
          alternatives: [
            { term: 'smartphone', weight: 1 },
            { term: 'phone', weight: 0.5 },
          ],
          weight: 1,
        },
        { alternatives: [{ term: 'black', weight: 1 }], weight: 0.5 },
      ],
      limit: 10,
    });
    expect(lexical[0]?.score).toBeCloseTo(3 * 0.5 + 2 * 0.5);
  });

  it('gives the cosine on the nearest side, also below zero', async () => {
    const at = (id: string, degrees: number) => ({ document: document(id), vector: direction(degrees) });
    await publishAll(writer, domain, [at('far', 180), at('near', 60), at('same', 0), at('across', 90)]);
    const { nearest } = await index.retrieve({
      domain,
      groups: [],
      vector: { embedder, values: direction(0) },
      limit: 10,
    });
    expect(idsOf(nearest)).toEqual(['same', 'near', 'across', 'far']);
    const scores = nearest.map(({ score }) => score);
    for (const [at_, cosine] of [1, 0.5, 0, -1].entries()) expect(scores[at_]).toBeCloseTo(cosine, 5);
  });

  it('keeps a question with more spellings than the engine takes clauses', async () => {
    await publishAll(writer, domain, [named('1', 'word-0-0')]);
    const groups = Array.from({ length: 60 }, (_, at) => ({
      alternatives: Array.from({ length: 40 }, (_, spelling) => ({
        term: `word-${at}-${spelling}`,
        weight: 1 - spelling / 100,
      })),
      weight: 1,
    }));
    expect(idsOf((await index.retrieve({ domain, groups, limit: 5 })).lexical)).toEqual(['1']);
  });

  it('refuses to publish less than the profile promises, and leaves the live catalogue as it was', async () => {
    await publishAll(writer, domain, [named('old', 'phone')]);
    const generation = await writer.begin(domain, embedder);
    await writer.add(domain, generation, [named('new', 'phone')]);
    await expect(writer.publish(domain, profileOf(generation, 2))).rejects.toThrow(
      /holds 1 variants and its profile says 2; nothing was published/,
    );
    expect(idsOf((await search('phone')).lexical)).toEqual(['old']);
  });

  it('keeps the live generation and the one before it', async () => {
    const generations = [];
    for (const id of ['1', '2', '3'])
      generations.push(await publishAll(writer, domain, [named(id, 'phone')]));
    const kept = generations.slice(1).map((generation) => `${prefix}${domain}_${generation}`);
    expect(await indexes()).toEqual(kept);
    expect(idsOf((await search('phone')).lexical)).toEqual(['3']);
  });

  it('publishes once when the same publish comes twice', async () => {
    const generation = await publishAll(writer, domain, [named('1', 'phone')]);
    await writer.publish(domain, profileOf(generation, 1));
    expect((await index.profile(domain))?.generation).toBe(generation);
  });

  it('removes a draft that nobody works on when the next import begins, and leaves one in work', async () => {
    const impatient = createOpenSearchCatalogWriter({ engine: engineOf, prefix, abandonedAfterMs: 400 });
    const abandoned = await impatient.begin(domain, embedder);
    const inWork = await impatient.begin(domain, embedder);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await impatient.add(domain, inWork, [named('1', 'phone')]);
    const next = await impatient.begin(domain, embedder);
    expect(await indexes()).toEqual([inWork, next].map((each) => `${prefix}${domain}_${each}`));
    await expect(
      createOpenSearchCatalogWriter({ engine: engineOf, prefix }).add(domain, abandoned, []),
    ).rejects.toThrow(`There is no open draft ${abandoned} for ${domain}`);
  });

  it('lets another process add to a draft and publish it', async () => {
    const generation = await writer.begin(domain, embedder);
    const worker = createOpenSearchCatalogWriter({ engine: unsigned(url), prefix });
    await worker.add(domain, generation, [named('1', 'phone')]);
    const finisher = createOpenSearchCatalogWriter({ engine: unsigned(url), prefix });
    await finisher.publish(domain, profileOf(generation, 1));
    expect(idsOf((await search('phone')).lexical)).toEqual(['1']);
  });

  it('serves one whole catalogue or the other while they are swapped', async () => {
    const catalogue = (mark: string) => Array.from({ length: 20 }, (_, at) => named(`${mark}${at}`, 'phone'));
    await publishAll(writer, domain, catalogue('a'));
    let swapping = true;
    const seen: string[] = [];
    const ask = async (): Promise<void> => {
      while (swapping) {
        const { lexical, nearest } = await index.retrieve({
          domain,
          groups: [group('phone')],
          vector: { embedder, values: direction(0) },
          limit: 20,
        });
        const marks = [...lexical, ...nearest].map(({ document: { productId } }) => productId.slice(0, 1));
        seen.push(`${marks.length}${[...new Set(marks)].join('')}`);
      }
    };
    const asking = [ask(), ask(), ask()];
    for (const mark of ['b', 'c', 'd']) await publishAll(writer, domain, catalogue(mark));
    swapping = false;
    await Promise.all(asking);
    expect([...new Set(seen)].sort()).toEqual(['40a', '40b', '40c', '40d']);
  });

  it('keeps a profile with a vocabulary of twenty thousand words', async () => {
    const words = Array.from({ length: 20_000 }, (_, at) => `слово-${at}`);
    const over = {
      vocabulary: Object.fromEntries(words.map((word, at) => [word, at + 1])),
      sounds: Object.fromEntries(words.map((word) => [`s${word}`, [word]])),
    };
    const generation = await writer.begin(domain, embedder);
    await writer.add(domain, generation, [named('1', 'phone')]);
    await writer.publish(domain, profileOf(generation, 1, over));
    expect(await index.profile(domain)).toEqual(profileOf(generation, 1, over));
  });

  it('notices a new catalogue by the question itself, within the time a profile is kept', async () => {
    const patient = createOpenSearchProductIndex({ engine: engineOf, prefix, profileTtlMs: 60_000 });
    await publishAll(writer, domain, [named('1', 'phone')]);
    await patient.profile(domain);
    const second = await publishAll(writer, domain, [named('2', 'phone')]);
    await patient.retrieve({ domain, groups: [group('phone')], limit: 1 });
    expect((await patient.profile(domain))?.generation).toBe(second);
  });
});
