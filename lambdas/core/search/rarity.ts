import type { Idea, Spelling } from './understand/understanding.ts';
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
