/** An unhurried voice reads about 160 words a minute, which is so many letters and spaces a second. */
const LETTERS_PER_SECOND = 15;
/** "256" is read as "two hundred fifty-six": figures and signs are longer to say than to write. */
const LETTERS_PER_DIGIT = 5;
const LETTERS_PER_SIGN = 8;

const spokenLength = (word: string): number =>
  [...word].reduce((length, character) => {
    if (/\d/u.test(character)) return length + LETTERS_PER_DIGIT;
    return length + (/\p{Sc}|[%№+]/u.test(character) ? LETTERS_PER_SIGN : 1);
  }, 0);

/**
 * The beginning of a text that was heard in so much time, in whole words. The server says how much of the sound was played,
 * not which words those were, so that this is an estimate by the usual speed of speech.
 */
export const heardText = (text: string, heardMs: number): string => {
  const limit = (heardMs / 1_000) * LETTERS_PER_SECOND;
  let spoken = 0;
  let end = 0;
  for (const word of text.match(/\s*\S+/gu) ?? []) {
    spoken += spokenLength(word);
    if (spoken > limit) break;
    end += word.length;
  }
  return text.slice(0, end);
};
