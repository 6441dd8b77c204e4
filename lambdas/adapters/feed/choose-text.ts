import type { LookAtText, TextLook } from '../../ports/imports/read-text.ts';

/** One of several texts that came together: a file of an archive, or a sheet of a workbook. */
interface TextPart {
  /** Opens it from the beginning, each time it is called. */
  open(): AsyncIterable<string>;
}

/** Enough for any header. */
const HEAD_LENGTH = 16_384;
/** More parts than people send; the others are not looked at. */
const MAX_PARTS = 50;

const headOf = async (part: TextPart): Promise<string> => {
  let head = '';
  for await (const piece of part.open()) {
    head += piece;
    if (head.length >= HEAD_LENGTH) break;
  }
  return head.slice(0, HEAD_LENGTH);
};

const isBlank = (line: string): boolean => !/[^\s;,|"]/u.test(line);

/** The text without its header and what is above it. */
async function* withoutHeader(text: AsyncIterable<string>, above: number): AsyncGenerator<string> {
  let toSkip = above + 1;
  let rest = '';
  for await (const piece of text) {
    rest += piece;
    while (toSkip > 0) {
      const end = rest.indexOf('\n');
      if (end < 0) break;
      if (!isBlank(rest.slice(0, end))) toSkip -= 1;
      rest = rest.slice(end + 1);
    }
    if (toSkip > 0) continue;
    yield rest;
    rest = '';
  }
}

interface Seen extends TextLook {
  readonly part: TextPart;
  readonly isEmpty: boolean;
}

async function* joined(first: Seen, others: readonly Seen[]): AsyncGenerator<string> {
  let last = '\n';
  for await (const piece of first.part.open()) {
    last = piece.at(-1) ?? last;
    yield piece;
  }
  for (const { part, above } of others) {
    if (last !== '\n') yield '\n';
    for await (const piece of withoutHeader(part.open(), above)) {
      last = piece.at(-1) ?? last;
      yield piece;
    }
  }
}

/**
 * The text of the part that looks most like a feed, with those of the same columns after it; the first one that is not
 * empty where none looks like a feed.
 */
export const chooseText = async (
  parts: readonly TextPart[],
  look: LookAtText,
): Promise<AsyncIterable<string> | undefined> => {
  if (parts.length < 2) return parts[0]?.open();
  const seen: Seen[] = [];
  for (const part of parts.slice(0, MAX_PARTS)) {
    const head = await headOf(part);
    seen.push({ ...look(head), part, isEmpty: head.trim() === '' });
  }
  const best = seen.reduce<Seen | undefined>(
    (most, each) => (each.known > (most?.known ?? 0) ? each : most),
    undefined,
  );
  if (!best) return (seen.find(({ isEmpty }) => !isEmpty) ?? seen[0])?.part.open();
  const alike = seen.filter(({ header }) => best.header !== '' && header === best.header);
  const [first = best, ...others] = alike;
  return joined(first, others);
};
