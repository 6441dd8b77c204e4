import type { Availability } from '../../contract/catalog/availability.ts';
import { CatalogChange } from '../../contract/catalog/catalog-change.ts';
import type { Money } from '../../contract/catalog/money.ts';
import { FeedError, type FeedProblemCode, type FieldName } from '../../contract/imports/feed.ts';
import { planColumns } from './columns/column-names.ts';
import { headerOf, peekText, sniffDelimiter } from './detect/detect-format.ts';
import { columnKey, readCsvRows } from './formats/csv-rows.ts';
import { readJsonLines, snakeCase, textOf } from './formats/json-values.ts';
import { shownValue } from './limits.ts';
import { parseAvailability } from './normalise/availability.ts';
import { currencyOf } from './normalise/currency.ts';
import { fittingId } from './normalise/ids.ts';
import { parsePrice } from './normalise/price.ts';
import type { ReportProblem } from './raw-offer.ts';

/** The contract's own names, beside those that feeds use. */
type ChangeField = FieldName | 'productId' | 'variantId';

/** Values of one line by what they mean; '' where one is empty on purpose. */
interface ChangeRow {
  readonly line: number;
  readonly get: (field: ChangeField) => string | undefined;
}

interface ChangeContext {
  /** Meant where a price names no currency. */
  readonly currency: string;
  /** Called for every line that cannot be used; the other lines are used. */
  readonly onProblem: ReportProblem;
}

type Refuse = (code: FeedProblemCode, field: string, seen: string) => undefined;
/** `undefined` for a value that cannot be used and was reported; `given` is absent where there is no value. */
type Read<Value> = { readonly given?: Value } | undefined;

interface Reading {
  readonly row: ChangeRow;
  readonly currency: string;
  readonly refuse: Refuse;
}

const moneyOf = (field: ChangeField, { row, currency, refuse }: Reading): Read<Money> => {
  const written = row.get(field);
  if (written === undefined || written === '') return {};
  const stated = row.get('currency') || currency;
  const code = currencyOf(stated);
  if (code === undefined) return refuse('currency-unknown', 'currency', stated);
  const parsed = parsePrice(written, code);
  if (parsed.kind === 'money') return { given: parsed.money };
  if (parsed.kind === 'absurd') return refuse('price-absurd', field, written);
  if (parsed.kind === 'unknown-currency') return refuse('currency-unknown', field, written);
  return refuse('price-unreadable', field, written);
};

/** Empty or zero ends a sale, which the contract writes as `null`. */
const compareAtOf = (reading: Reading): Read<Money | null> => {
  if (reading.row.get('old_price') === '') return { given: null };
  const read = moneyOf('old_price', reading);
  return read?.given?.minor === 0 ? { given: null } : read;
};

const availabilityOf = ({ row, refuse }: Reading): Read<Availability> => {
  const words = row.get('availability');
  const stock = row.get('quantity');
  if (words === undefined && stock === undefined) return {};
  if (!words && !stock) return {};
  const given = parseAvailability(words, stock);
  if (given !== 'unknown') return { given };
  return refuse('stock-not-understood', words ? 'availability' : 'quantity', words || (stock ?? ''));
};

interface Prices {
  readonly price: Money | undefined;
  readonly compareAt: Money | null | undefined;
}

const isHigher = (more: Money, less: Money): boolean =>
  more.currency === less.currency && more.minor > less.minor;

/** The sale price is the one to pay, as in feeds. */
const pricesOf = (reading: Reading): Prices | undefined => {
  const regular = moneyOf('price', reading);
  const sale = moneyOf('sale_price', reading);
  const before = compareAtOf(reading);
  if (!regular || !sale || !before) return undefined;
  const price = sale.given ?? regular.given;
  if (price?.minor === 0) return reading.refuse('price-unreadable', 'price', reading.row.get('price') ?? '');
  const higher = sale.given && regular.given ? regular.given : before.given;
  if (higher && price && !isHigher(higher, price)) {
    return reading.refuse(
      'sale-not-lower',
      'price',
      `${reading.row.get('old_price') ?? reading.row.get('price')}`,
    );
  }
  return { price, compareAt: higher };
};

/** An id alone names a product or an offer; beside the id of a product or a group it names a variant. */
const idsOf = ({ get }: ChangeRow): Pick<CatalogChange, 'productId' | 'variantId'> | undefined => {
  const product = get('productId') || get('item_group_id');
  const own = get('variantId') || get('id');
  const productId = product || own;
  if (!productId?.trim()) return undefined;
  return { productId: fittingId(productId), ...(product && own ? { variantId: fittingId(own) } : {}) };
};

/** What one line changes; `undefined` for a line that cannot be used and was reported. */
const changeOf = (row: ChangeRow, { currency, onProblem }: ChangeContext): CatalogChange | undefined => {
  const ids = idsOf(row);
  const refuse: Refuse = (code, field, seen) => {
    const id = ids && { id: ids.variantId ?? ids.productId };
    onProblem({ kind: 'rejected', code, line: row.line, ...id, field, seen: shownValue(seen) });
    return undefined;
  };
  if (!ids) return refuse('missing-id', 'id', '');
  const reading: Reading = { row, currency, refuse };
  const prices = pricesOf(reading);
  const availability = availabilityOf(reading);
  if (!prices || !availability) return undefined;
  const values = { ...prices, availability: availability.given };
  const change = CatalogChange.safeParse({ ...ids, ...values });
  if (change.success) return change.data;
  return Object.values(values).every((value) => value === undefined)
    ? refuse('changes-nothing', '', '')
    : refuse('bad-id', 'id', ids.productId);
};

interface ChangesRequest extends ChangeContext {
  /** Decoded, in pieces of any size: JSON Lines, or a table with a header. */
  readonly text: AsyncIterable<string>;
}

/** A change and the line that it was read from. */
export interface ReadChange {
  readonly line: number;
  readonly change: CatalogChange;
}

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
      const columns = shownValue(cells.slice(0, 20).join(' · '));
      const message = `no column holds the id; the columns are ${columns}. Call one "id"`;
      throw new FeedError('NO_COLUMNS', message, { line });
    }
    const known = places;
    // A table has a cell for every column, so an empty cell is not a value.
    yield { line, get: (field) => cells[known.get(field) ?? -1] || undefined };
  }
}

async function* jsonRows({ text, onProblem }: ChangesRequest): AsyncGenerator<ChangeRow> {
  for await (const { line, item } of readJsonLines(text, { report: onProblem })) {
    const entries = Object.entries(item);
    const places = placesOf(entries.map(([name]) => snakeCase(name)));
    yield {
      line,
      get: (field) => {
        const member = entries[places.get(field) ?? -1]?.[1];
        // null is read as '': it takes the price before a sale back.
        return member === undefined ? undefined : textOf(member);
      },
    };
  }
}

/** Reads changes of prices and availability line by line, and reports every line that cannot be used. */
export async function* readChanges(request: ChangesRequest): AsyncGenerator<ReadChange> {
  const { head, text } = await peekText(request.text, HEAD_LENGTH);
  const start = head.trimStart();
  if (start === '') {
    throw new FeedError('EMPTY', 'there are no changes; give JSON Lines or a table with a header');
  }
  const rows = start.startsWith('{') ? jsonRows({ ...request, text }) : tableRows(text, head);
  for await (const row of rows) {
    const change = changeOf(row, request);
    if (change) yield { line: row.line, change };
  }
}
