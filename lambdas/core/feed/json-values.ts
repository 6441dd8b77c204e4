import { FeedError } from '../../contract/feed.ts';
import { createJsonScanner } from './json-scanner.ts';
import { MAX_ROW, shownValue } from './limits.ts';
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

/** The objects of an array, also of one that stands in a wrapper: `{"products": […]}`. */
export async function* readJsonObjects(
  text: AsyncIterable<string>,
  wrapper: RegExp | undefined,
): AsyncGenerator<JsonValue> {
  const scanner = createJsonScanner();
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
