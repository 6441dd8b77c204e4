import { FeedError } from '../../contract/imports/feed.ts';
import { columnKey } from './columns/header-grammar.ts';
import headers from './columns/headers.json' with { type: 'json' };
import { planColumns } from './columns/plan-columns.ts';
import { detectFormat } from './detect/detect-format.ts';
import { findHeader } from './detect/find-header.ts';
import { type JsonItem, readJsonLines, readJsonObjects, snakeCase, textOf } from './formats/json-values.ts';
import { readCsvRows } from './formats/table/csv-rows.ts';
import { shownValue } from './limits.ts';
import type { FieldValues, ReportProblem } from './raw-offer.ts';
import { readerOf } from './read-feed.ts';

/** Values of one line by what they mean; '' where one is empty on purpose. */
export interface ChangeRow extends FieldValues {
  readonly line: number;
  /** The contract's own names, beside those that feeds use. */
  readonly productId?: string | undefined;
  readonly variantId?: string | undefined;
}

type ChangeField = Exclude<keyof ChangeRow, 'line'>;
type Places = ReadonlyMap<ChangeField, number>;

const { productId, variantId } = headers.changes;
const OWN_NAMES = [
  ['productId', productId],
  ['variantId', variantId],
] as const;

const placesOf = (columns: readonly string[]): Places => {
  const keys = columns.map(columnKey);
  const own = OWN_NAMES.flatMap(([field, names]) => {
    const place = keys.findIndex((key) => names.includes(key));
    return place < 0 ? [] : [[field, place] as const];
  });
  const taken = new Set(own.map(([, place]) => place));
  const known = [...planColumns(columns, { aliases: {} }).places].flatMap(([field, [place = -1]]) =>
    taken.has(place) ? [] : [[field, place] as const],
  );
  return new Map<ChangeField, number>([...known, ...own]);
};

const rowOf = (line: number, places: Places, valueAt: (place: number) => string | undefined): ChangeRow => ({
  line,
  ...Object.fromEntries([...places].map(([field, place]) => [field, valueAt(place)])),
});

async function* tableRows(text: AsyncIterable<string>, head: string): AsyncGenerator<ChangeRow> {
  const { delimiter, above } = findHeader(head, {});
  let places: Places | undefined;
  let toSkip = above;
  for await (const { line, cells } of readCsvRows(text, delimiter)) {
    toSkip -= 1;
    if (toSkip >= 0) continue;
    if (places) {
      // A table has a cell for every column, so an empty cell is not a value.
      yield rowOf(line, places, (place) => cells[place] || undefined);
      continue;
    }
    places = placesOf(cells);
    if (places.has('id') || places.has('productId') || places.has('variantId')) continue;
    const columns = shownValue(cells.slice(0, 20).join(' · '));
    const message = `no column holds the id; the columns are ${columns}. Call one "id"`;
    throw new FeedError('NO_COLUMNS', message, { line });
  }
}

const jsonRow = ({ line, item }: JsonItem): ChangeRow => {
  const names = Object.keys(item).map(snakeCase);
  const members = Object.values(item);
  // null is read as '': it takes the price before a sale back.
  return rowOf(line, placesOf(names), (place) => textOf(members[place]));
};

async function* jsonRows(items: AsyncIterable<JsonItem>): AsyncGenerator<ChangeRow> {
  for await (const item of items) yield jsonRow(item);
}

interface ChangeContext {
  /** Taken where a feed has prices in several currencies. */
  readonly currency: string;
  readonly onProblem: ReportProblem;
}

/** Only the prices and the stock of offers are read, which depend on no language and no day. */
const ANY_DAY = new Date(0);

async function* feedRows(
  text: AsyncIterable<string>,
  head: string,
  { currency, onProblem }: ChangeContext,
): AsyncGenerator<ChangeRow> {
  const context = { currency, report: onProblem, language: 'en', now: ANY_DAY };
  const offers = readerOf(detectFormat(head), {})(text, context);
  // An offer of a feed is a change of its prices and its stock, whatever else it has.
  for await (const { groupId, ...offer } of offers)
    if (offer.role === 'offer') yield { ...offer, item_group_id: groupId };
}

/** The lines of a list of changes in whatever format, by what their values mean. */
export const changeRows = (
  head: string,
  text: AsyncIterable<string>,
  context: ChangeContext,
): AsyncIterable<ChangeRow> => {
  const start = head.trimStart();
  if (start === '') {
    throw new FeedError('EMPTY', 'there are no changes; give JSON, JSON Lines, YML or a table with a header');
  }
  if (start.startsWith('<')) return feedRows(text, start, context);
  if (!start.startsWith('{') && !start.startsWith('[')) return tableRows(text, head);
  const format = detectFormat(start);
  return jsonRows(
    format.family === 'json' && format.layout === 'objects'
      ? readJsonObjects(text, format.wrapper)
      : readJsonLines(text, { report: context.onProblem }),
  );
};
