import { minorDigits } from '../../../contract/catalog/amounts.ts';
import { Currency } from '../../../contract/catalog/money.ts';
import { FeedError } from '../../../contract/imports/feed.ts';
import { MAX_DEPTH, MAX_ROW, shownValue } from '../limits.ts';
import type { ReaderContext } from '../raw-offer.ts';

type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonItem {
  readonly line: number;
  readonly item: JsonObject;
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `undefined` for text that is not JSON or not an object. */
const parseObject = (text: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** One object a line; a broken or endless line costs that line alone. */
export async function* readJsonLines(
  text: AsyncIterable<string>,
  { report }: Pick<ReaderContext, 'report'>,
): AsyncGenerator<JsonItem> {
  let rest = '';
  let line = 0;
  let isTooLong = false;

  const take = (row: string): readonly JsonItem[] => {
    line += 1;
    const item = isTooLong ? undefined : parseObject(row);
    if (item === undefined && row.trim() !== '') {
      const code = isTooLong ? 'row-too-long' : 'not-an-offer';
      report({ kind: 'rejected', code, line, field: '', seen: row });
    }
    isTooLong = false;
    return item === undefined ? [] : [{ line, item }];
  };

  for await (const piece of text) {
    const rows = (rest + piece).split('\n');
    rest = rows.pop() ?? '';
    for (const row of rows) yield* take(row);
    if (rest.length <= MAX_ROW) continue;
    isTooLong = true;
    rest = rest.slice(0, 1_000);
  }
  yield* take(rest);
}

interface WrittenObject {
  readonly line: number;
  readonly text: string;
}

/** Quotes, brackets and line breaks; a backslash takes the next character with it. */
const MARKS = /["{}[\]\n]|\\./gsu;

/**
 * Finds the objects of a stream by their brackets. stream-json would do the same, but it gives no line numbers and
 * its authors advise against hostile input (docs/decisions/0013).
 */
const createObjectScan = () => {
  let pending = '';
  let scanned = 0;
  let depth = 0;
  let inString = false;
  let line = 1;
  let start = 0;
  let startLine = 1;
  let isOver = false;

  const open = (at: number): void => {
    if (depth === 0) [start, startLine] = [at, line];
    depth += 1;
    if (depth > MAX_DEPTH) {
      throw new FeedError('TOO_DEEP', `values are nested more than ${MAX_DEPTH} deep`, { line });
    }
  };

  /** Answers the object that ends with the bracket. Arrays around objects are ignored, and what follows them too. */
  const meetBracket = (mark: string, at: number): WrittenObject | undefined => {
    if (mark === '{' || (mark === '[' && depth > 0)) open(at);
    else if (mark === ']' && depth === 0) isOver = true;
    else if ((mark === '}' || mark === ']') && depth > 0) {
      depth -= 1;
      if (depth === 0) return { line: startLine, text: pending.slice(start, at + 1) };
    }
    return undefined;
  };

  const meet = (mark: string, at: number): WrittenObject | undefined => {
    if (mark === '"') inString = !inString;
    else if (mark === '\n') line += 1;
    else if (!inString && !isOver) return meetBracket(mark, at);
    return undefined;
  };

  return {
    /** The objects that end within the piece. */
    add: (piece: string): readonly WrittenObject[] => {
      pending += piece;
      const found: WrittenObject[] = [];
      MARKS.lastIndex = scanned;
      for (const { 0: mark, index } of pending.matchAll(MARKS)) {
        scanned = index + mark.length;
        const written = meet(mark, index);
        if (written) found.push(written);
      }
      // A backslash at the end escapes the first character of the next piece.
      if (scanned < pending.length) scanned = pending.length - (pending.endsWith('\\') ? 1 : 0);
      const kept = depth > 0 ? start : scanned;
      pending = pending.slice(kept);
      scanned -= kept;
      start = 0;
      if (pending.length <= MAX_ROW) return found;
      throw new FeedError('ENDLESS', `a value is longer than ${MAX_ROW} characters`, { line: startLine });
    },
    finish: (): void => {
      if (depth === 0 && !inString) return;
      throw new FeedError('NOT_WELL_FORMED', 'the JSON ends in the middle; export it again', { line });
    },
  };
};

/** The objects of an array, which may have a wrapper: `{"products": […]}`. */
export async function* readJsonObjects(
  text: AsyncIterable<string>,
  wrapper: RegExp | undefined,
): AsyncGenerator<JsonItem> {
  const scan = createObjectScan();
  // The first piece holds the whole beginning of the wrapper, because the format was detected by it.
  let before = wrapper;
  for await (const piece of text) {
    const inner = before ? piece.replace(before, (start) => start.replace(/[^\n]/gu, ' ')) : piece;
    before = undefined;
    for (const written of scan.add(inner)) {
      const item = parseObject(written.text);
      if (item === undefined) {
        const message = `the JSON is broken: ${shownValue(written.text)}`;
        throw new FeedError('NOT_WELL_FORMED', message, { line: written.line });
      }
      yield { line: written.line, item };
    }
  }
  scan.finish();
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const memberAt = (item: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)];
    return isJsonObject(value) ? value[name] : undefined;
  }, item);

/** What the first of the paths holds that leads to anything, like "images.0.url". */
export const at = (item: unknown, ...paths: readonly string[]): unknown => {
  for (const path of paths) {
    const value = memberAt(item, path);
    if (isThere(value)) return value;
  }
  return undefined;
};

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const inMinorUnits = (minor: unknown, digits: number): string =>
  (Number(minor) / 10 ** digits).toFixed(digits);

/**
 * A price within an object. Google's API writes `{ "value": "12.99", "currency": "EUR" }` or millionths, others cents or an
 * amount with a divisor, and we write minor units.
 */
const priceOf = (price: JsonObject): string => {
  const {
    raw,
    value = raw,
    amount,
    divisor = 1,
    centAmount,
    fractionDigits,
    amountMicros,
    unit_amount,
    minor,
  } = price;
  const currency = textOf(at(price, 'currency', 'currencyCode', 'currency_code')).toUpperCase();
  const written = (): string => {
    if (isScalar(value)) return String(value);
    if (isScalar(amount)) return divisor === 1 ? String(amount) : String(Number(amount) / Number(divisor));
    if (typeof centAmount === 'number') return String(centAmount / 10 ** Number(fractionDigits));
    if (isScalar(amountMicros)) return String(Number(amountMicros) / 1e6);
    const cents = unit_amount ?? minor;
    return typeof cents === 'number' && Currency.safeParse(currency).success
      ? inMinorUnits(cents, minorDigits(currency))
      : '';
  };
  const found = written();
  return found === '' ? '' : `${found} ${currency}`.trim();
};

/** The text of a member, however it is wrapped; '' when it has none. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  if (isScalar(value)) return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  return isJsonObject(value) ? priceOf(value) : '';
};

/** `image_link` for `imageLink`. */
export const snakeCase = (name: string): string =>
  name.replace(
    /([a-z0-9])([A-Z])/gu,
    (_, before: string, upper: string) => `${before}_${upper.toLowerCase()}`,
  );
