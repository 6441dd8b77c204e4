/** What is longer is cut at a word: a shopper listens to it. */
const MOST_LETTERS = 200;

/** Ends of sentences, and the lines and bullets of a list. */
const BETWEEN = /(?<=[.!?…])\s+(?=\P{Ll})|\s*[\n•;]\s*/u;

/** The sentences of a description, without the full stop of each. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .map((sentence) => sentence.trim().replace(/\.$/u, ''))
    .filter((sentence) => sentence !== '');

export const cutSentence = (sentence: string, most = MOST_LETTERS): string =>
  sentence.length <= most ? sentence : `${sentence.slice(0, most).replace(/\s+\S*$/u, '')}…`;
