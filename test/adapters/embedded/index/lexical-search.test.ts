import { describe, expect, it } from '@jest/globals';
import { createLexicalSearch } from '../../../../lambdas/adapters/embedded/index/lexical-search.ts';
import type { Postings } from '../../../../lambdas/adapters/embedded/index/postings.ts';
import { impactOf, MOST_IMPACT } from '../../../../lambdas/contract/catalog/search-document.ts';
import type { TermGroup } from '../../../../lambdas/ports/catalog/product-index.ts';

const ROWS = 3_000;
const TERMS = ['rare', 'common', 'all', 'other', 'last'] as const;

/** Which rows have a term, and with what code; 0 where a row lacks it. */
const codeOf = (term: string, row: number): number => {
  if (term === 'rare') return row % 997 === 3 ? 200 : 0;
  if (term === 'common') return row % 3 === 0 ? (row % 250) + 1 : 0;
  if (term === 'all') return 512 + (row % 7) + 1;
  if (term === 'other') return row % 5 === 0 ? 255 : 0;
  return row === ROWS - 1 ? 17 : 0;
};

const postings: Postings = (term) => {
  const rows = Uint32Array.from({ length: ROWS }, (_, row) => row).filter((row) => codeOf(term, row) > 0);
  return TERMS.some((each) => each === term)
    ? { rows, codes: Uint16Array.from(rows, (row) => codeOf(term, row)) }
    : { rows: new Uint32Array(), codes: new Uint16Array() };
};

const group = (weight: number, ...alternatives: readonly (readonly [string, number])[]): TermGroup => ({
  weight,
  alternatives: alternatives.map(([term, share]) => ({ term, weight: share })),
});

/** The same, row by row and in full precision. */
const byHand = (groups: readonly TermGroup[], limit: number): readonly number[] => {
  const scoreOf = (row: number): number =>
    groups.reduce(
      (sum, { weight, alternatives }) =>
        sum +
        Math.max(
          ...alternatives.map(
            ({ term, weight: share }) => (impactOf(codeOf(term, row)) * share * weight) / MOST_IMPACT,
          ),
        ),
      0,
    );
  return Array.from({ length: ROWS }, (_, row) => ({ row, score: Math.fround(scoreOf(row)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, limit)
    .map(({ row }) => row);
};

const accepts = (): boolean => true;

describe('The lexical search', () => {
  const search = createLexicalSearch(postings, ROWS);
  const questions: readonly (readonly [string, readonly TermGroup[]])[] = [
    ['a rare word', [group(2, ['rare', 1])]],
    ['a word that every row has', [group(1, ['all', 1])]],
    ['two words', [group(2, ['rare', 1]), group(0.5, ['common', 1])]],
    ['a word spelt in two ways', [group(1, ['common', 1], ['other', 0.5])]],
    ['ways of spelling of which one is unknown', [group(1, ['unknown', 1], ['other', 0.5])]],
    ['words and ways of spelling', [group(1, ['other', 0.25], ['rare', 1]), group(0.25, ['all', 1])]],
  ];

  it.each(questions)('answers %s by score, equal ones by row', (_, groups) => {
    for (const limit of [1, 10, 400]) {
      expect(search.best({ groups, accepts, limit }).map(({ row }) => row)).toEqual(byHand(groups, limit));
    }
  });

  it('keeps nothing of a question for the next', () => {
    const alone = search.best({ groups: [group(2, ['rare', 1])], accepts, limit: 10 });
    search.best({ groups: [group(1, ['all', 1], ['common', 1])], accepts, limit: 10 });
    search.best({ groups: [], accepts, limit: 10 });
    expect(search.best({ groups: [group(2, ['rare', 1])], accepts, limit: 10 })).toEqual(alone);
    expect(search.best({ groups: [], accepts, limit: 10 })).toEqual([]);
  });

  it('answers only rows that are accepted', () => {
    const even = (row: number): boolean => row % 2 === 0;
    const found = search.best({ groups: [group(1, ['other', 1])], accepts: even, limit: ROWS });
    expect(found).toHaveLength(ROWS / 10);
    expect(found.every(({ row }) => even(row))).toBe(true);
  });

  it('knows the codes of terms in rows, whatever the order of the rows', () => {
    const rows = [ROWS - 1, 0, 1_500, 3, 1_000, 2].map((row) => ({ row, score: 1 }));
    const terms = ['last', 'unknown', ...TERMS];
    const codesAt = search.codesOf(terms, rows);
    expect(rows.map((_, at) => [...codesAt(at)])).toEqual(
      rows.map(({ row }) => terms.map((term) => (term === 'unknown' ? 0 : codeOf(term, row)))),
    );
    expect(search.codesOf([], rows)(0)).toHaveLength(0);
  });
});
