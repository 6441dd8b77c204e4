import { FeedError } from '../../contract/feed.ts';
import { MAX_DEPTH, MAX_ROW, shownValue } from './limits.ts';
import type { ReaderContext } from './raw-offer.ts';

export interface JsonValue {
  readonly line: number;
  readonly value: unknown;
}

const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** A value to a line; one that is no JSON, or does not end, costs that line alone. */
export async function* readJsonLines(
  text: AsyncIterable<string>,
  { report }: ReaderContext,
): AsyncGenerator<JsonValue> {
  let rest = '';
  let line = 0;
  let isTooLong = false;

  const take = (row: string): JsonValue | undefined => {
    line += 1;
    const problem = { kind: 'rejected', line, field: '', seen: shownValue(row) } as const;
    if (isTooLong) report({ ...problem, code: 'row-too-long' });
    else if (row.trim() !== '') {
      const parsed = parseJson(row);
      if (parsed) return { line, value: parsed.value };
      report({ ...problem, code: 'not-an-offer' });
    }
    isTooLong = false;
    return undefined;
  };

  for await (const piece of text) {
    const rows = (rest + piece).split('\n');
    rest = rows.pop() ?? '';
    for (const row of rows) {
      const value = take(row);
      if (value) yield value;
    }
    if (rest.length <= MAX_ROW) continue;
    isTooLong = true;
    rest = rest.slice(0, 1_000);
  }
  const last = rest === '' ? undefined : take(rest);
  if (last) yield last;
}

/** Ends of strings, and brackets. */
const MARKS = /["\\{}[\]\n]/gu;

/** Whole objects out of a stream, found by their brackets. */
const createScanner = () => {
  let pending = '';
  let scanned = 0;
  let depth = 0;
  let inString = false;
  let line = 1;
  let start = -1;
  let startLine = 1;
  const found: { line: number; text: string }[] = [];

  const close = (end: number): void => {
    depth -= 1;
    if (depth > 0 || start < 0) return;
    found.push({ line: startLine, text: pending.slice(start, end) });
    start = -1;
  };

  const open = (at: number): void => {
    depth += 1;
    if (depth > MAX_DEPTH)
      throw new FeedError('TOO_DEEP', `values stand more than ${MAX_DEPTH} deep`, { line });
    if (depth > 1) return;
    start = at;
    startLine = line;
  };

  /** The array itself is not looked at: brackets count from the first object on. */
  const bracket = (mark: string, at: number): void => {
    if (mark === '{' || (mark === '[' && depth > 0)) open(at);
    else if (mark !== '[' && depth > 0) close(at + 1);
  };

  /** Answers how many characters the mark took. */
  const meet = (mark: string, at: number): number => {
    if (mark === '\\') return inString ? 2 : 1;
    if (mark === '"') inString = !inString;
    else if (mark === '\n') line += 1;
    else if (!inString) bracket(mark, at);
    return 1;
  };

  const add = (piece: string): void => {
    pending += piece;
    MARKS.lastIndex = scanned;
    for (let match = MARKS.exec(pending); match; match = MARKS.exec(pending)) {
      scanned = match.index + meet(match[0], match.index);
      MARKS.lastIndex = scanned;
    }
    // A backslash at the end of a piece escapes the first character of the next one.
    scanned = Math.max(scanned, pending.length);
    const kept = start < 0 ? pending.length : start;
    pending = pending.slice(kept);
    scanned -= kept;
    if (start >= 0) start = 0;
    if (pending.length > MAX_ROW) {
      throw new FeedError('ENDLESS', `a value is longer than ${MAX_ROW} characters`, { line: startLine });
    }
  };

  return { add, take: () => found.splice(0), isOpen: () => depth > 0 || inString, line: () => line };
};

/** The objects of an array, also of one that stands in a wrapper: `{"products": […]}`. */
export async function* readJsonObjects(
  text: AsyncIterable<string>,
  wrapper: RegExp | undefined,
): AsyncGenerator<JsonValue> {
  const scanner = createScanner();
  let isFirst = true;
  for await (const piece of text) {
    // The wrapper's own beginning stands in the first piece, where the format was recognised by it.
    scanner.add(
      isFirst && wrapper ? piece.replace(wrapper, (start) => start.replace(/[^\n]/gu, ' ')) : piece,
    );
    isFirst = false;
    for (const each of scanner.take()) {
      const parsed = parseJson(each.text);
      if (!parsed) {
        throw new FeedError('NOT_WELL_FORMED', `the JSON is broken: ${shownValue(each.text)}`, {
          line: each.line,
        });
      }
      yield { line: each.line, value: parsed.value };
    }
  }
  if (scanner.isOpen()) {
    throw new FeedError('NOT_WELL_FORMED', 'the JSON ends in the middle; export it again', {
      line: scanner.line(),
    });
  }
}
