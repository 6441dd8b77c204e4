import type { TermGroup } from '../../ports/catalog/product-index.ts';
import { CONCEPT_SHARE, ROLE_SHARE } from './parameters.ts';
import type { Idea, LikelyTerm, Spelling } from './understand/understanding.ts';
import { rarityOf, type Vocabulary } from './understand/vocabulary.ts';

const isOneWord = ({ stems }: Spelling): boolean => stems.length === 1;

/** How rare an idea is by its commonest reading, since any of them is the idea. */
export const rarityOfIdea = ({ spellings, concepts }: Idea, vocabulary: Vocabulary): number =>
  Math.min(
    ...spellings.map(({ stems }) => Math.max(...stems.map((stem) => rarityOf(stem, vocabulary)))),
    ...concepts.map(({ term }) => rarityOf(term, vocabulary)),
    rarityOf('', vocabulary),
  );

/**
 * The rarity of an idea's terms. Another word for what was said is as rare as the idea: "adaptor" must not outweigh
 * "adapter" because fewer write it so. The shopper's own words and those of a phrase are as rare as they are.
 */
export const raritiesOf = (idea: Idea, vocabulary: Vocabulary): ((term: string) => number) => {
  const own = idea.spellings.filter(({ weight }) => weight === 1).flatMap(({ stems }) => stems);
  const others = [
    ...idea.spellings.filter(isOneWord).flatMap(({ stems }) => stems),
    ...idea.concepts.map(({ term }) => term),
  ];
  const commonest = Math.min(...others.map((term) => rarityOf(term, vocabulary)));
  const capped = new Set(others.filter((term) => !own.includes(term)));
  return (term) => {
    const rarity = rarityOf(term, vocabulary);
    return capped.has(term) ? Math.min(rarity, commonest) : rarity;
  };
};

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
