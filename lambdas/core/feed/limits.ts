/** Characters of one field that are kept: a description of 20,000 at most, and its markup. */
export const MAX_FIELD = 64_000;
/** Characters of one row, tag or text that are read before the feed counts as endless. */
export const MAX_ROW = 10_000_000;
/** Elements within elements; the formats need five, HTML in a description a dozen more. */
export const MAX_DEPTH = 64;
/** Rows of one feed. */
export const MAX_ROWS = 5_000_000;
/** Fields of one offer; later fields are not read. */
export const MAX_FIELDS = 2_000;

const MAX_SEEN = 120;

/** A value as a person reads it: on one line, and cut. */
export const shownValue = (value: string): string => {
  const line = value
    .slice(0, MAX_SEEN * 2)
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > MAX_SEEN || value.length > MAX_SEEN * 2 ? `${line.slice(0, MAX_SEEN)}…` : line;
};
