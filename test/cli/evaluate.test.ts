import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateCommand } from '../../cli/evaluate/command.ts';
import { type Ran, runCommandLine } from './run-command.ts';

const table = (...rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join('\t')).join('\n')}\n`;

const item = (id: string, title: string, given: object = {}) =>
  JSON.stringify({ id, title, price: '19.90 USD', availability: 'in stock', ...given });

const FEED = [
  item('k1', 'Nova Kettle Red', { brand: 'Nova', product_type: 'Kettles' }),
  item('t1', 'Arco Toaster', { brand: 'Arco', product_type: 'Toasters' }),
  item('s1-1', 'Vega Shirt', { item_group_id: 's1', color: 'Black', product_type: 'Shirts' }),
  item('s1-2', 'Vega Shirt', { item_group_id: 's1', color: 'Blue', product_type: 'Shirts' }),
].join('\n');

const HEADER = ['id', 'lang', 'kind', 'query', 'answerable', 'translation', 'expected_variants'];
const QUERIES = table(
  HEADER,
  ['e1', 'en', 'kind', 'nova kettle', 'yes', '', ''],
  ['e2', 'en', 'absent', 'submarine', 'no', '', ''],
  ['e3', 'en', 'variant', 'blue vega shirt', 'yes', '', 's1/s1-2'],
  // Graded against what will be answered, so that there is a wrong answer to show.
  ['e4', 'en', 'kind', 'arco toaster', 'yes', '', ''],
  ['r1', 'ru', 'kind', 'жарилка для хлебушка', 'yes', 'toaster', ''],
);
const RATINGS = table(
  ['query', 'product', 'grade'],
  ['e1', 'k1', '3'],
  ['e1', 't1', '0'],
  ['e3', 's1', '3'],
  ['e4', 'k1', '3'],
  ['e4', 't1', '0'],
  ['r1', 't1', '3'],
);

const { OPENSEARCH_URL: engine } = process.env;
let folder = '';
let whole = '';
beforeAll(async () => {
  // The command would ask the engine that this names; the answers here are those of the embedded one.
  delete process.env.OPENSEARCH_URL;
  folder = await mkdtemp(join(tmpdir(), 'storevoice-evaluate-test-'));
  whole = await collection('tiny', {});
});
afterAll(async () => {
  if (engine !== undefined) process.env.OPENSEARCH_URL = engine;
  await rm(folder, { recursive: true, force: true });
});

type Files = Partial<Readonly<Record<'feed' | 'queries' | 'ratings', string>>>;

/** Writes a collection into a folder of its own. */
const collection = async (
  name: string,
  { feed = FEED, queries = QUERIES, ratings = RATINGS }: Files,
): Promise<string> => {
  const path = join(await mkdtemp(join(folder, 'case-')), name);
  await mkdir(path);
  await writeFile(join(path, 'feed.jsonl'), feed);
  await writeFile(join(path, 'queries.tsv'), queries);
  await writeFile(join(path, 'ratings.tsv'), ratings);
  return path;
};

const run = (...line: readonly string[]): Promise<Ran> =>
  runCommandLine({ create: evaluateCommand, line: ['evaluate', ...line] });

describe('storevoice evaluate', () => {
  it('prints a table of the figures of each language', async () => {
    const { code, out, err } = await run(whole);
    expect([code, err]).toEqual([0, '']);
    const [header, ...rows] = out.trimEnd().split('\n');
    expect(header?.trim().split(/\s{2,}/u)).toEqual([
      ...['collection', 'lang', 'queries', 'success@1', 'nDCG@1', '@3', '@10', 'condensed @1', '@3', '@10'],
      ...['sure+wrong', 'false conf.', 'variant', 'p50 ms', 'p95 ms'],
    ]);
    const cells = rows.map((row) => row.trim().split(/\s{2,}/u));
    expect(cells.map(([name, language, queries]) => [name, language, queries])).toEqual([
      ['tiny', 'ru', '1'],
      ['tiny', 'en', '4'],
    ]);
    // Two of three answerable questions; the third is sure and wrong; the absent thing is not found.
    expect(cells[1]?.[3]).toBe('66.7 %');
    expect(cells[1]?.slice(10, 13)).toEqual(['33.3 %', '0.0 %', '100.0 %']);
  });

  it('prints a dash where there is nothing to share', async () => {
    expect((await run(whole)).out).toMatch(/tiny +ru .* – +– +[\d.]+ +[\d.]+\n/u);
  });

  it('prints everything as JSON', async () => {
    const { code, out } = await run(whole, '--json');
    expect(code).toBe(0);
    const cuts = { '1': expect.any(Number), '3': expect.any(Number), '10': expect.any(Number) };
    const query = (id: string, language: string, text: string, given: object) => ({
      id,
      language,
      query: text,
      status: expect.any(String),
      cards: expect.any(Array),
      ranked: expect.any(Array),
      ms: expect.any(Number),
      ...given,
    });
    expect(JSON.parse(out)).toStrictEqual({
      collections: [
        {
          name: 'tiny',
          languages: [
            expect.objectContaining({ language: 'ru', queries: 1, falseConfidence: null, variantHit: null }),
            {
              language: 'en',
              queries: 4,
              successAt1: 2 / 3,
              ndcg: { strict: cuts, condensed: cuts },
              sureAndWrong: 1 / 3,
              falseConfidence: 0,
              variantHit: 1,
              p50Ms: expect.any(Number),
              p95Ms: expect.any(Number),
            },
          ],
          queries: [
            query('e1', 'en', 'nova kettle', { status: 'match', cards: ['k1'] }),
            query('e2', 'en', 'submarine', { status: 'none', cards: [] }),
            query('e3', 'en', 'blue vega shirt', { status: 'match', cards: ['s1'] }),
            query('e4', 'en', 'arco toaster', { status: 'match', cards: ['t1'] }),
            query('r1', 'ru', 'жарилка для хлебушка', {}),
          ],
        },
      ],
    });
  });

  it('measures several collections one after another', async () => {
    const { out } = await run(whole, await collection('other', {}));
    expect(out).toMatch(/tiny +ru .*\ntiny +en .*\nother +ru .*\nother +en /u);
  });

  it('passes translations on where that is asked for', async () => {
    const share = (percent: string) => new RegExp(`tiny +ru +1 +${percent} %`, 'u');
    expect((await run(whole)).out).toMatch(share('0\\.0'));
    expect((await run(whole, '--translation')).out).toMatch(share('100\\.0'));
  });

  it('shows the worst answers with what was said', async () => {
    const { out } = await run(whole, '--worst', '1');
    expect(out).toMatch(
      /tiny: the 1 worst answers\n {2}e4 {2}arco toaster\n {6}sure and wrong \(match\): .*Arco Toaster/u,
    );
  });

  it('says its sentences in the language that is asked for', async () => {
    const { out } = await run(whole, '--worst', '1', '--locale', 'ru');
    expect(out).toMatch(/sure and wrong \(match\): Arco Toaster стоит/u);
  });

  it('reads a feed that is packed with gzip', async () => {
    const packed = await collection('packed', {});
    await rm(join(packed, 'feed.jsonl'));
    await writeFile(join(packed, 'feed.jsonl.gz'), gzipSync(FEED));
    const { code, out } = await run(packed);
    expect(code).toBe(0);
    expect(out).toMatch(/packed +en +4/u);
  });

  it('needs neither kinds, translations nor expected variants', async () => {
    const queries = table(['id', 'lang', 'query'], ['e1', 'en', 'nova kettle']);
    const ratings = table(['query', 'product', 'grade'], ['e1', 'k1', '3']);
    const { code, out } = await run(await collection('plain', { queries, ratings }));
    expect(code).toBe(0);
    expect(out).toMatch(/plain +en +1 +100\.0 %/u);
  });
});

describe('a collection that cannot be read', () => {
  it('is a folder that does not exist', async () => {
    const missing = join(folder, 'nowhere');
    const { code, out, err } = await run(missing);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(`error: ${missing} has no feed.jsonl and no feed.jsonl.gz\n`);
  });

  it.each(['queries.tsv', 'ratings.tsv'])('is a folder without %s', async (name) => {
    const path = await collection('partial', {});
    await rm(join(path, name));
    const { code, err } = await run(path);
    expect(code).toBe(2);
    expect(err).toMatch(
      new RegExp(`partial/${name} cannot be read; a collection is a folder with feed\\.jsonl`, 'u'),
    );
  });

  it.each(['4', '-1', '2.5', 'good'])('has the grade %s, and the error names the line', async (grade) => {
    const ratings = table(['query', 'product', 'grade'], ['e1', 'k1', '3'], ['e1', 't1', grade]);
    const { code, err } = await run(await collection('graded', { ratings }));
    expect(code).toBe(2);
    expect(err).toMatch(/ratings\.tsv, line 3: .*grade/u);
  });

  it('grades a question that is not asked', async () => {
    const ratings = table(['query', 'product', 'grade'], ['e9', 'k1', '3']);
    const { code, err } = await run(await collection('unknown', { ratings }));
    expect(code).toBe(2);
    expect(err).toMatch(/ratings\.tsv grades the question e9, which queries\.tsv lacks/u);
  });

  it('asks in a language that is not served', async () => {
    const queries = table(['id', 'lang', 'query'], ['e1', 'fr', 'bouilloire']);
    const { code, err } = await run(await collection('french', { queries }));
    expect(code).toBe(2);
    expect(err).toMatch(/queries\.tsv, line 2: .*lang/u);
  });

  it('has a feed without a product', async () => {
    const { code, err } = await run(await collection('empty', { feed: '{"id":"1"}\n' }));
    expect(code).toBe(1);
    expect(err).toMatch(/feed\.jsonl holds no product that can be read/u);
  });

  it('stops the others, too, so that no figure is taken for all', async () => {
    const { code, out } = await run(whole, join(folder, 'nowhere'));
    expect([code, out]).toEqual([2, '']);
  });
});

describe('words that the command does not know', () => {
  it.each([
    [['--worst', 'many'], /write a whole number/u],
    [['--locale', 'fr'], /Allowed choices are/u],
    [['--fast'], /unknown option '--fast'/u],
  ])('are refused with %j', async (flags, message) => {
    const { code, out, err } = await run(whole, ...flags);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('are refused where no folder is named', async () => {
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toMatch(/missing required argument 'folder'/u);
  });
});
