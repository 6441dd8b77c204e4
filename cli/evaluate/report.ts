import type { Collection } from './collection.ts';
import { type AskedQuery, isFitting, isSure, type LanguageFigures } from './measure.ts';

const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);
const hundredths = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));

const row = (cells: readonly string[], widths: readonly number[]): string =>
  `${cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}\n`;

const HEADER = [
  'collection',
  'lang',
  'queries',
  'success@1',
  'nDCG@1',
  '@3',
  '@10',
  'condensed @1',
  '@3',
  '@10',
  'sure+wrong',
  'false conf.',
  'variant',
  'p50 ms',
  'p95 ms',
];

const cellsOf = (name: string, figures: LanguageFigures): readonly string[] => {
  const { language, queries, successAt1, ndcg, sureAndWrong, falseConfidence, variantHit, p50Ms, p95Ms } =
    figures;
  const { strict, condensed } = ndcg;
  return [
    name,
    language,
    String(queries),
    percent(successAt1),
    ...(['1', '3', '10'] as const).map((cut) => hundredths(strict?.[cut])),
    ...(['1', '3', '10'] as const).map((cut) => hundredths(condensed?.[cut])),
    percent(sureAndWrong),
    percent(falseConfidence),
    percent(variantHit),
    p50Ms.toFixed(1),
    p95Ms.toFixed(1),
  ];
};

export interface Evaluated {
  readonly collection: Collection;
  readonly languages: readonly LanguageFigures[];
  readonly asked: readonly AskedQuery[];
}

export const tableOf = (evaluated: readonly Evaluated[]): string => {
  const lines = [
    HEADER,
    ...evaluated.flatMap(({ collection, languages }) =>
      languages.map((each) => cellsOf(collection.name, each)),
    ),
  ];
  const widths = HEADER.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) => row(line, widths)).join('');
};

/** What went wrong with a question, the worst first; `undefined` when nothing did. */
const faultOf = (
  asked: AskedQuery,
  collection: Collection,
): readonly [weight: number, fault: string] | undefined => {
  if (!asked.query.answerable) return isSure(asked) ? [3, 'sure of what is not there'] : undefined;
  if (isFitting(asked, collection)) return undefined;
  if (isSure(asked)) return [2, 'sure and wrong'];
  return asked.cards.length > 0 ? [1, 'first card wrong'] : [1, 'no card'];
};

export const worstOf = ({ collection, asked }: Evaluated, most: number): string => {
  const faults = asked
    .flatMap((each) => {
      const fault = faultOf(each, collection);
      return fault ? [{ each, weight: fault[0], fault: fault[1] }] : [];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most);
  if (faults.length === 0) return '';
  const lines = faults.map(
    ({ each: { query, status, response }, fault }) =>
      `  ${query.id}  ${query.query}\n      ${fault} (${status}): ${response}\n`,
  );
  return `\n${collection.name}: the ${faults.length} worst answers\n${lines.join('')}`;
};

/** Places of the ranked order that are printed; nDCG is measured on all. */
const RANKED = 20;

/** Everything as numbers: what `--json` prints. */
export const evaluationJson = (evaluated: readonly Evaluated[]) => ({
  collections: evaluated.map(({ collection, languages, asked }) => ({
    name: collection.name,
    languages,
    queries: asked.map(({ query, status, cards, ranked, ms }) => ({
      id: query.id,
      language: query.lang,
      query: query.query,
      status,
      cards,
      ranked: ranked.slice(0, RANKED),
      ms,
    })),
  })),
});
