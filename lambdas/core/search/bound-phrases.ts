import { fold, readWords, type Word } from './words.ts';

/** Phrases as their words by the first of these, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

export const phrases = (text: string): Phrases => {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of text.split(/\s*,\s*/u)) {
    const words = readWords(fold(phrase)).map((word) => word.text);
    const [first = ''] = words;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
};

/** What is said before the most that is wanted, of money or of a measure. */
export const AT_MOST = phrases(
  'до, не дороже, не дороже чем, не больше, не больше чем, не более, не более чем, не выше, дешевле, дешевле чем, меньше, меньше чем, ' +
    'ниже, менее, максимум, в пределах, в рамках, с бюджетом до, бюджет до, бюджет, в бюджете, по цене до, ценой до, стоимостью до, ' +
    'under, below, less than, up to, at most, no more than, not more than, max, maximum, within, cheaper than, not over, budget of, budget, priced under',
);

/** What is said before the least that is wanted. */
export const AT_LEAST = phrases(
  'от, дороже, дороже чем, больше, больше чем, более, более чем, свыше, выше, не дешевле, не дешевле чем, не меньше, не менее, не ниже, минимум, начиная от, начиная с, ' +
    'from, over, above, more than, at least, no less than, not less than, starting at, starting from, minimum, bigger than, larger than',
);

/** The longest of the phrases that begins at a word. */
export const matchPhrase = (
  words: readonly Word[],
  at: number,
  candidates: Phrases,
): readonly string[] | undefined =>
  candidates
    .get(words[at]?.text ?? '')
    ?.find((phrase) => phrase.every((text, index) => words[at + index]?.text === text));
