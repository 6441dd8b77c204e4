import * as z from 'zod';
import { minorDigits } from '../../../contract/catalog/amounts.ts';
import { Money } from '../../../contract/catalog/money.ts';
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
      report({ kind: 'rejected', code, line, field: '', seen: shownValue(row) });
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

export const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A scalar that may be missing, which is a blank text. */
export const Text = Scalar.nullish().transform((value) => value ?? '');

const plainMoney = ({ minor, currency }: Money): string =>
  `${(minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))} ${currency}`;

/** Google's API writes prices as `{ "value": "12.99", "currency": "EUR" }` or in millionths; we write minor units. */
const PriceObject = z.union([
  z
    .object({ value: Scalar, currency: z.string().optional() })
    .transform(({ value, currency }) => `${value} ${currency ?? ''}`.trim()),
  z
    .object({
      amount: Scalar,
      divisor: z.number().positive().default(1),
      currency: z.string().optional(),
      currencyCode: z.string().optional(),
      currency_code: z.string().optional(),
    })
    .transform(({ amount, divisor, currency, currencyCode, currency_code: code }) =>
      `${divisor === 1 ? amount : Number(amount) / divisor} ${currency ?? currencyCode ?? code ?? ''}`.trim(),
    ),
  z
    .object({
      centAmount: z.number(),
      fractionDigits: z.number().int().min(0).max(4),
      currencyCode: z.string(),
    })
    .transform(
      ({ centAmount, fractionDigits, currencyCode }) =>
        `${centAmount / 10 ** fractionDigits} ${currencyCode}`,
    ),
  z
    .object({ amountMicros: z.coerce.number(), currencyCode: z.string() })
    .transform(({ amountMicros, currencyCode }) => `${amountMicros / 1e6} ${currencyCode}`),
  z
    .object({ unit_amount: z.number().int(), currency: z.string().length(3) })
    .transform(({ unit_amount: minor, currency }) => plainMoney({ minor, currency: currency.toUpperCase() })),
  Money.transform(plainMoney),
]);

/** The text of a member, however it is wrapped; '' when it has none. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  return PriceObject.safeParse(value).data ?? '';
};

/** `image_link` for `imageLink`. */
export const snakeCase = (name: string): string =>
  name.replace(
    /([a-z0-9])([A-Z])/gu,
    (_, before: string, upper: string) => `${before}_${upper.toLowerCase()}`,
  );
