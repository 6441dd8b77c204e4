/** A full stop behind one or two letters belongs to an abbreviation: "ул.", "г.", "St." */
const BOUNDARY = /(?<=[^\s.]{3}[.!?…]+[»"”)]*)\s+(?=[\p{Lu}\d«"“(])/u;

/** A text's sentences. A line, such as an item of a list, ends one, too. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(BOUNDARY))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Cuts a text between two words. */
export const cutTo = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
};
