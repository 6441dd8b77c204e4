import type { TermGroup } from '../../ports/catalog/product-index.ts';
import { CONCEPT_SHARE, ROLE_SHARE } from './parameters.ts';
import { raritiesOf } from './rarity.ts';
import type { Idea, LikelyTerm, Spelling } from './understand/understanding.ts';
import type { Vocabulary } from './understand/vocabulary.ts';

type RarityOf = (term: string) => number;

/** One group of terms of which the best counts; none where the catalogue has none of them. */
const groupOf = (terms: readonly LikelyTerm[], factor: number, rarityOf: RarityOf): readonly TermGroup[] => {
  const weighed = terms.map(({ term, weight }) => ({ term, weight: weight * rarityOf(term) }));
  const most = Math.max(0, ...weighed.map(({ weight }) => weight));
  if (most === 0) return [];
  const alternatives = weighed.map(({ term, weight }) => ({ term, weight: weight / most }));
  return [{ alternatives, weight: factor * most }];
};

const termsOf = ({ stems, weight }: Spelling): readonly LikelyTerm[] =>
  stems.map((term) => ({ term, weight: weight / stems.length }));

/** The words of an idea: each word of a phrase counts, and of other spellings the best word. */
const wordGroups = ({ spellings }: Idea, factor: number, rarityOf: RarityOf): readonly TermGroup[] => {
  const [first, ...others] = spellings;
  if (!first) return [];
  if (first.stems.length === 1) return groupOf(spellings.flatMap(termsOf), factor, rarityOf);
  return [
    ...first.stems.flatMap((term) => groupOf([{ term, weight: first.weight }], factor, rarityOf)),
    ...groupOf(others.flatMap(termsOf), factor, rarityOf),
  ];
};

/** What an engine looks for: words and concepts of each idea, weighed by how rare they are in the catalogue. */
export const groupsOf = (ideas: readonly Idea[], vocabulary: Vocabulary): readonly TermGroup[] =>
  ideas.flatMap((idea) => {
    const rarityOf = raritiesOf(idea, vocabulary);
    const factor = ROLE_SHARE[idea.role];
    return [
      ...wordGroups(idea, factor, rarityOf),
      ...groupOf(idea.concepts, factor * CONCEPT_SHARE, rarityOf),
    ];
  });
