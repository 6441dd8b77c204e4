/** A full stop behind one or two letters belongs to an abbreviation: "ул.", "г.", "St." */
const BOUNDARY = /(?<=[^\s.]{3}[.!?…]+[»"”)]*)\s+(?=[\p{Lu}\d«"“(])/u;

const ENDED = /[.!?…:][»"”)]*$/u;
/** Longer lists are quoted in parts. */
const MAX_LIST = 250;

/** Lines without an end are items of a list or rows of a table, which only together say what there is. */
const listsJoined = (lines: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const list = `${joined.at(-1) ?? ''}; ${line}`;
    if (isOpen && !ENDED.test(line) && list.length <= MAX_LIST) joined[joined.length - 1] = list;
    else joined.push(line);
    isOpen = !ENDED.test(line);
  }
  return joined;
};

/** A text's sentences, and its lists each as one. */
export const sentencesOf = (text: string): readonly string[] =>
  listsJoined(text.split('\n').filter((line) => line.trim() !== ''))
    .flatMap((line) => line.split(BOUNDARY))
    .map((sentence) => sentence.trim());

/** Cuts a text between two words. */
export const cutTo = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
};
