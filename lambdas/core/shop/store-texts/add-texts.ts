import { type StoreText, StoreTextError } from '../../../contract/shop/store-text.ts';

/** Letters of all texts of a shop, some 250 pages: they are kept in one row, and read whole. */
const MAX_LETTERS = 500_000;

const lettersOf = ({ title, passages }: StoreText): number =>
  passages.reduce((sum, { heading = '', text }) => sum + heading.length + text.length, title.length);

const keyOf = ({ locale, source }: StoreText): string => `${locale} ${source}`;

/** Puts texts in the place of earlier ones from the same sources in the same language, and behind all others. */
export const addTexts = (known: readonly StoreText[], added: readonly StoreText[]): readonly StoreText[] => {
  const replaced = new Set(added.map(keyOf));
  const texts = [...known.filter((text) => !replaced.has(keyOf(text))), ...added];
  const letters = texts.reduce((sum, text) => sum + lettersOf(text), 0);
  if (letters <= MAX_LETTERS) return texts;
  throw new StoreTextError(
    'TOO_MUCH',
    `the shop's texts would have ${letters} letters, and ${MAX_LETTERS} are kept; import only pages that answer ` +
      'questions, or remove some: storevoice info remove',
  );
};
