/** A sentence longer than this is parted at its commas: the shopper should hear the beginning soon. */
const LONG = 160;

const parts = (text: string, boundary: RegExp): readonly string[] =>
  text.split(boundary).filter((part) => part !== '');

/**
 * Parts a text for speaking piece by piece. Joined, the pieces are the text again. A point inside a number or
 * between letters ends nothing.
 */
export const sentencesOf = (text: string): readonly string[] =>
  parts(text, /(?<=[.!?…][»”"')]*\s+)/u).flatMap((sentence) =>
    sentence.length > LONG ? parts(sentence, /(?<=[,;:]\s+)/u) : [sentence],
  );
