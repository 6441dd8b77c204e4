import {
  type DocumentTerms,
  MOST_IMPACT,
  places,
  termCode,
} from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import { FIELDS, type Field, SATURATION, SHORTEST_LENGTH_SHARE } from '../../search/parameters.ts';
import type { Span } from '../../search/understand/spans.ts';
import { deniedTerm, isDeniedAt, literalTerms, targetStart, termsOf } from './terms.ts';

interface Tally {
  weight: number;
  at: number;
}

/** What a field says at one mention of a term: less in a field longer than usual. */
const worthOf = (field: Field, length: number): number => {
  const { boost, usualLength } = FIELDS[field];
  return boost / (SHORTEST_LENGTH_SHARE + (1 - SHORTEST_LENGTH_SHARE) * (length / usualLength));
};

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { kind, words }) => (kind === 'link' || kind === 'break' ? sum : sum + words.length), 0);

const codeOf = ({ weight, at }: Tally): number => {
  const share = weight / (weight + SATURATION);
  return termCode(Math.max(1, Math.round(share * MOST_IMPACT)), at);
};

/** A description says at most so many things that the rest of the record does not. */
const MAX_TEXT_TERMS = 150;

/**
 * Counts the terms of a document over its fields and packs each with its places: BM25F (Robertson and Zaragoza,
 * 2009) with usual lengths in place of the catalogue's averages, so that a document is known by itself.
 */
export const createTermTally = (language: Language) => {
  const tallies = new Map<string, Tally>();

  const count = (term: string, weight: number, at: number): void => {
    const tally = tallies.get(term);
    if (tally) {
      tally.weight += weight;
      tally.at |= at;
    } else {
      tallies.set(term, { weight, at });
    }
  };

  return {
    /** Adds what a field says, each mention of a word and of what it means. */
    addField: (field: Field, spans: readonly Span[]): void => {
      const worth = worthOf(field, lengthOf(spans));
      const targetFrom = field === 'name' ? targetStart(spans) : Infinity;
      for (const [at, span] of spans.entries()) {
        const isDenied = isDeniedAt(spans, at, language);
        for (const term of new Set([...literalTerms(span, language), ...termsOf(span)])) {
          count(isDenied ? deniedTerm(term) : term, worth, at >= targetFrom ? places.target : places[field]);
        }
      }
    },
    /** Adds one mention of each term to a place, for what is known of a document beyond its words. */
    addTerms: (terms: readonly string[], field: Field, at: number = places[field]): void => {
      for (const term of new Set(terms)) count(term, worthOf(field, FIELDS[field].usualLength), at);
    },
    build: (): DocumentTerms => {
      const kept: [string, Tally][] = [];
      let inText = 0;
      for (const entry of tallies) {
        if (entry[1].at === places.text) inText += 1;
        if (entry[1].at !== places.text || inText <= MAX_TEXT_TERMS) kept.push(entry);
      }
      return { terms: kept.map(([term]) => term), codes: kept.map(([, tally]) => codeOf(tally)) };
    },
  };
};
