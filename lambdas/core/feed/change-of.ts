import type { Availability } from '../../contract/availability.ts';
import { CatalogChange } from '../../contract/catalog-change.ts';
import type { FeedProblemCode } from '../../contract/feed.ts';
import type { Money } from '../../contract/money.ts';
import { parseAvailability } from './availability.ts';
import { fittingId } from './fitting-id.ts';
import { shownValue } from './limits.ts';
import { currencyOf, parsePrice } from './price.ts';
import type { ChangeField, ChangeRow, ChangesRequest } from './read-changes.ts';

type Refuse = (code: FeedProblemCode, field: string, seen: string) => undefined;
/** `undefined` when the value cannot be used, which was told of; `given` is absent where nothing is said. */
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

/** Empty, or nothing to pay, ends a sale: `null`, as the contract has it. */
const compareAtOf = (reading: Reading): Read<Money | null> => {
  if (reading.row.get('old_price') === '') return { given: null };
  const read = moneyOf('old_price', reading);
  return read?.given?.minor === 0 ? { given: null } : read;
};

const availabilityOf = ({ row, refuse }: Reading): Read<Availability> => {
  const words = row.get('availability');
  const stock = row.get('quantity');
  if (words === undefined && stock === undefined) return {};
  const parsed = parseAvailability(words, stock);
  if (parsed === undefined) return refuse('availability-unknown', 'availability', words ?? '');
  if (words || Number.isFinite(Number.parseFloat(stock ?? ''))) return { given: parsed };
  return refuse('availability-unknown', 'quantity', stock ?? '');
};

interface Prices {
  readonly price?: Money;
  readonly compareAt?: Money | null;
}

const isHigher = (more: Money, less: Money): boolean =>
  more.currency === less.currency && more.minor > less.minor;

/** A sale price beside the regular one is what is paid, as in feeds; a lone one, too. */
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
  return {
    ...(price === undefined ? {} : { price }),
    ...(higher === undefined ? {} : { compareAt: higher }),
  };
};

/** An id alone names a product or an offer; beside a group, or a product's id, it is the variant's. */
const idsOf = ({ get }: ChangeRow): Pick<CatalogChange, 'productId' | 'variantId'> | undefined => {
  const product = get('productId') || get('item_group_id');
  const own = get('variantId') || get('id');
  const productId = product || own;
  if (!productId?.trim()) return undefined;
  return { productId: fittingId(productId), ...(product && own ? { variantId: fittingId(own) } : {}) };
};

/** What one line changes; `undefined` when it cannot be used, which is told. */
export const changeOf = (
  row: ChangeRow,
  { currency, onProblem }: Pick<ChangesRequest, 'currency' | 'onProblem'>,
): CatalogChange | undefined => {
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
  const change = CatalogChange.safeParse({
    ...ids,
    ...prices,
    ...(availability.given === undefined ? {} : { availability: availability.given }),
  });
  if (change.success) return change.data;
  const changesNothing = Object.keys(prices).length === 0 && availability.given === undefined;
  return changesNothing ? refuse('changes-nothing', '', '') : refuse('bad-id', 'id', ids.productId);
};
