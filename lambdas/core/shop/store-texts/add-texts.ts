import type { StoreText } from '../../../contract/shop/store-text.ts';
import { StoreTextError } from './store-text-error.ts';

/** Letters of all texts of a shop, some 250 pages: they are kept in one row, and read whole. */
const MAX_LETTERS = 500_000;

const lettersOf = ({ title, passages }: StoreText): number =>
  passages.reduce((sum, { heading = '', text }) => sum + heading.length + text.length, title.length);

/** Puts texts in the place of earlier ones from the same sources, and behind all others. */
export const addTexts = (known: readonly StoreText[], added: readonly StoreText[]): readonly StoreText[] => {
  const sources = new Set(added.map(({ source }) => source));
  const texts = [...known.filter(({ source }) => !sources.has(source)), ...added];
  const letters = texts.reduce((sum, text) => sum + lettersOf(text), 0);
  if (letters <= MAX_LETTERS) return texts;
  throw new StoreTextError(
    'TOO_MUCH',
    `the shop's texts would have ${letters} letters, and ${MAX_LETTERS} are kept; import only pages that answer ` +
      'questions, or remove some: storevoice info remove',
  );
};
