import type { CatalogChange } from '../../contract/catalog-change.ts';
import { FeedError, type FeedProblem, type FieldName } from '../../contract/feed.ts';
import { changeOf } from './change-of.ts';
import { planColumns } from './column-names.ts';
import { columnKey, readCsvRows } from './csv-rows.ts';
import { headerOf, sniffDelimiter } from './detect-format.ts';
import { snakeCase, textOf } from './json-text.ts';
import { readJsonLines } from './json-values.ts';
import { shownValue } from './limits.ts';
import { peekText } from './peek-text.ts';

export interface ChangesRequest {
  /** Decoded, in pieces of any size: JSON Lines, or a table with a header. */
  readonly text: AsyncIterable<string>;
  /** Meant where a price names no currency. */
  readonly currency: string;
  /** Told of every line that cannot be used; the others are. */
  readonly onProblem: (problem: FeedProblem) => void;
}

/** One line that can be used, and where it stands. */
export interface ReadChange {
  readonly line: number;
  readonly change: CatalogChange;
}

/** Values of one line by what they mean; '' where one is empty on purpose. */
export interface ChangeRow {
  readonly line: number;
  readonly get: (field: ChangeField) => string | undefined;
}

/** The contract's own names, beside those that feeds use. */
export type ChangeField = FieldName | 'productId' | 'variantId';

const OWN_NAMES: readonly (readonly [ChangeField, readonly string[]])[] = [
  ['productId', ['productid', 'product id', 'product_id', 'id товара']],
  [
    'variantId',
    ['variantid', 'variant id', 'variant_id', 'offer id', 'offer_id', 'id варианта', 'id предложения'],
  ],
];

const placesOf = (columns: readonly string[]): ReadonlyMap<ChangeField, number> => {
  const keys = columns.map(columnKey);
  const own = OWN_NAMES.flatMap(([field, names]) => {
    const place = keys.findIndex((key) => names.includes(key));
    return place < 0 ? [] : [[field, place] as const];
  });
  const taken = new Set(own.map(([, place]) => place));
  const known = [...planColumns(columns, {}).fields].filter(([, place]) => !taken.has(place));
  return new Map<ChangeField, number>([...known, ...own]);
};

const HEAD_LENGTH = 64 * 1_024;

async function* tableRows(text: AsyncIterable<string>, head: string): AsyncGenerator<ChangeRow> {
  const header = headerOf(head.trimStart());
  let places: ReturnType<typeof placesOf> | undefined;
  for await (const { line, cells } of readCsvRows(text, sniffDelimiter(header))) {
    if (!places) {
      places = placesOf(cells);
      if (places.has('id') || places.has('productId') || places.has('variantId')) continue;
      const seen = cells.slice(0, 20).join(' · ');
      throw new FeedError(
        'NO_COLUMNS',
        `no column holds the id; the columns are ${shownValue(seen)}. Call one "id"`,
        {
          line,
        },
      );
    }
    const known = places;
    // A cell that is empty says nothing; a table has a cell for everything.
    yield { line, get: (field) => cells[known.get(field) ?? -1] || undefined };
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function* jsonRows(
  text: AsyncIterable<string>,
  onProblem: ChangesRequest['onProblem'],
): AsyncGenerator<ChangeRow> {
  for await (const { line, value } of readJsonLines(text, { report: onProblem })) {
    if (!isObject(value)) {
      const seen = shownValue(JSON.stringify(value) ?? '');
      onProblem({ kind: 'rejected', code: 'not-an-offer', line, field: '', seen });
      continue;
    }
    const entries = Object.entries(value);
    const places = placesOf(entries.map(([name]) => snakeCase(name)));
    yield {
      line,
      get: (field) => {
        const place = places.get(field);
        const member = place === undefined ? undefined : entries[place]?.[1];
        // null takes a value back, which only the price before a sale can be.
        return member === undefined ? undefined : textOf(member);
      },
    };
  }
}

/** Changes of prices and availability, line by line; every line that cannot be used is told of. */
export async function* readChanges(request: ChangesRequest): AsyncGenerator<ReadChange> {
  const { head, text } = await peekText(request.text, HEAD_LENGTH);
  const start = head.trimStart();
  if (start === '')
    throw new FeedError('EMPTY', 'there are no changes; give JSON Lines or a table with a header');
  const rows = start.startsWith('{') ? jsonRows(text, request.onProblem) : tableRows(text, head);
  for await (const row of rows) {
    const change = changeOf(row, request);
    if (change) yield { line: row.line, change };
  }
}
