import type { Availability } from '../../contract/catalog/availability.ts';
import { CatalogChange } from '../../contract/catalog/catalog-change.ts';
import type { Money } from '../../contract/catalog/money.ts';
import type { FeedProblemCode } from '../../contract/imports/feed.ts';
import { type ChangeRow, changeRows } from './change-rows.ts';
import { peekText } from './detect/detect-format.ts';
import { shownValue } from './limits.ts';
import { parseAvailability } from './normalise/availability.ts';
import { fittingId } from './normalise/ids.ts';
import { currencyOf } from './normalise/price/currency.ts';
import { isDearer } from './normalise/price/offer-price.ts';
import { parsePrice } from './normalise/price/price.ts';
import { createPriceColumns, type PriceColumns } from './normalise/price/price-columns.ts';
import { isSwitchedOff, saleState } from './normalise/price/sale-dates.ts';
import type { ReportProblem } from './raw-offer.ts';

interface ChangeContext {
  /** Meant where a price names no currency. */
  readonly currency: string;
  /** Sale prices hold on their dates only. */
  readonly now: Date;
  /** Called for every line that cannot be used; the other lines are used. */
  readonly onProblem: ReportProblem;
}

type Refuse = (code: FeedProblemCode, field: string, seen: string) => undefined;
/** `undefined` for a value that cannot be used and was reported; `given` is absent where there is no value. */
type Read<Value> = { readonly given?: Value } | undefined;

interface Reading {
  readonly row: ChangeRow;
  readonly currency: string;
  readonly now: Date;
  readonly columns: PriceColumns;
  readonly refuse: Refuse;
}

const moneyOf = (
  field: 'price' | 'sale_price' | 'old_price',
  { row, currency, columns, refuse }: Reading,
): Read<Money> => {
  const written = row[field];
  if (written === undefined || written === '') return {};
  const stated = row.currency || currency;
  const code = currencyOf(stated, currency);
  if (code === undefined) return refuse('currency-unknown', 'currency', stated);
  const parsed = parsePrice(written, code, (separator, digits) => {
    const { use, isGuess } = columns.decide(field, separator);
    return isGuess && digits === 3 ? 'decimal' : use;
  });
  if (parsed.kind === 'money') return { given: parsed.money };
  if (parsed.kind === 'absurd') return refuse('price-absurd', field, written);
  if (parsed.kind === 'unknown-currency') return refuse('currency-unknown', field, written);
  return refuse('price-unreadable', field, written);
};

/** Empty or zero ends a sale, which the contract writes as `null`. */
const compareAtOf = (reading: Reading): Read<Money | null> => {
  if (reading.row.old_price === '') return { given: null };
  const read = moneyOf('old_price', reading);
  return read?.given?.minor === 0 ? { given: null } : read;
};

const availabilityOf = ({ row, refuse }: Reading): Read<Availability> => {
  const words = row.availability;
  const stock = row.quantity;
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

/** `undefined` for dates that nobody can read, since a price that no longer holds would be told. */
const isSaleOn = ({ row, now, currency, refuse }: Reading): boolean | undefined => {
  if (!row.sale_price || isSwitchedOff(row.on_sale ?? '')) return false;
  const state = saleState(row, { now, currency });
  if (state !== 'unreadable') return state === 'on';
  const seen = row.sale_price_effective_date ?? `${row.sale_from ?? ''} – ${row.sale_to ?? ''}`;
  return refuse('sale-dates-unreadable', 'saleDates', seen);
};

/** The sale price is the one to pay while the sale lasts, as in feeds. */
const pricesOf = (reading: Reading): Prices | undefined => {
  const regular = moneyOf('price', reading);
  const isOn = isSaleOn(reading);
  if (isOn === undefined) return undefined;
  const sale = isOn ? moneyOf('sale_price', reading) : {};
  const before = compareAtOf(reading);
  if (!regular || !sale || !before) return undefined;
  const price = sale.given ?? regular.given;
  if (price?.minor === 0) return reading.refuse('price-unreadable', 'price', reading.row.price ?? '');
  const higher = sale.given && regular.given ? regular.given : before.given;
  if (higher && price && !isDearer(higher, price)) {
    return reading.refuse('sale-not-lower', 'price', `${reading.row.old_price ?? reading.row.price}`);
  }
  return { price, compareAt: higher };
};

/** An id alone names a product or an offer; beside the id of a product or a group it names a variant. */
const idsOf = (row: ChangeRow): Pick<CatalogChange, 'productId' | 'variantId'> | undefined => {
  const product = row.productId || row.item_group_id;
  const own = row.variantId || row.id;
  const productId = product || own;
  if (!productId?.trim()) return undefined;
  return { productId: fittingId(productId), ...(product && own ? { variantId: fittingId(own) } : {}) };
};

/** What one line changes; `undefined` for a line that cannot be used and was reported. */
const changeOf = (
  row: ChangeRow,
  columns: PriceColumns,
  { currency, now, onProblem }: ChangeContext,
): CatalogChange | undefined => {
  const ids = idsOf(row);
  const refuse: Refuse = (code, field, seen) => {
    const id = ids && { id: ids.variantId ?? ids.productId };
    onProblem({ kind: 'rejected', code, line: row.line, ...id, field, seen });
    return undefined;
  };
  if (!ids) return refuse('missing-id', 'id', '');
  const reading: Reading = { row, currency, now, columns, refuse };
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

export interface ChangesRequest extends ChangeContext {
  /** Decoded, in pieces of any size: JSON, JSON Lines, XML of a feed's format, or a table with a header. */
  readonly text: AsyncIterable<string>;
}

/** A change and the line that it was read from. */
export interface ReadChange {
  readonly line: number;
  readonly change: CatalogChange;
}

/** Characters that the format of the list is detected by. */
const HEAD_LENGTH = 64 * 1_024;

/** Reads changes of prices and availability line by line, and reports every line that cannot be used. */
export async function* readChanges({ text: list, ...rest }: ChangesRequest): AsyncGenerator<ReadChange> {
  const { head, text } = await peekText(list, HEAD_LENGTH);
  const onProblem: ReportProblem = (problem) =>
    rest.onProblem({ ...problem, seen: shownValue(problem.seen) });
  const context = { ...rest, onProblem };
  const columns = createPriceColumns();
  const doubtful: ChangeRow[] = [];
  const read = (row: ChangeRow): readonly ReadChange[] => {
    const change = changeOf(row, columns, context);
    return change ? [{ line: row.line, change }] : [];
  };
  for await (const row of changeRows(head, text, context)) {
    if (columns.note(row)) doubtful.push(row);
    else yield* read(row);
  }
  yield* doubtful.flatMap(read);
}
