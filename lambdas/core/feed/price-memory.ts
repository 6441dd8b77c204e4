import type { Money } from '../../contract/money.ts';
import type { LivePrice } from '../../ports/catalog-prices.ts';
import { hashes } from './seen-set.ts';

const START = 1 << 12;
/** Beyond this share of filled places a table of open addresses gets slow. */
const FULL = 0.6;

export interface PriceMemory {
  priceOf(productId: string, variantId: string): Money | undefined;
}

const keyOf = (productId: string, variantId: string): string => `${productId}\n${variantId}`;

const createTable = (places: number) => ({
  keys: new Uint32Array(places * 2),
  minors: new Float64Array(places),
  currencies: new Uint8Array(places),
});
type Table = ReturnType<typeof createTable>;

const placeOf = ({ keys }: Table, a: number, b: number): number => {
  const places = keys.length / 2;
  let place = a % places;
  while (keys[place * 2 + 1] !== 0 && (keys[place * 2] !== a || keys[place * 2 + 1] !== b)) {
    place = (place + 1) % places;
  }
  return place;
};

const put = (
  table: Table,
  [a, b]: readonly [number, number],
  [minor, currency]: readonly [number, number],
) => {
  const place = placeOf(table, a, b);
  table.keys.set([a, b], place * 2);
  table.minors[place] = minor;
  table.currencies[place] = currency;
};

const grown = (table: Table): Table => {
  const larger = createTable(table.minors.length * 2);
  for (let place = 0; place < table.minors.length; place += 1) {
    const b = table.keys[place * 2 + 1] ?? 0;
    const value = [table.minors[place] ?? 0, table.currencies[place] ?? 0] as const;
    if (b !== 0) put(larger, [table.keys[place * 2] ?? 0, b], value);
  }
  return larger;
};

/** Remembers prices by a hash of their ids, 17 bytes each, however long the ids are. */
export const rememberPrices = async (prices: AsyncIterable<LivePrice>): Promise<PriceMemory> => {
  const codes: string[] = [];
  let table = createTable(START);
  let size = 0;
  for await (const { productId, variantId, price } of prices) {
    if (!codes.includes(price.currency)) codes.push(price.currency);
    put(table, hashes(keyOf(productId, variantId)), [price.minor, codes.indexOf(price.currency)]);
    size += 1;
    if (size > table.minors.length * FULL) table = grown(table);
  }
  return {
    priceOf: (productId, variantId) => {
      const [a, b] = hashes(keyOf(productId, variantId));
      const place = placeOf(table, a, b);
      const currency = codes[table.currencies[place] ?? 0];
      if (table.keys[place * 2 + 1] === 0 || currency === undefined) return undefined;
      return { minor: table.minors[place] ?? 0, currency };
    },
  };
};

/** A sale halves a price now and then; what changed more is a slip of a comma or a currency. */
const MAX_CHANGE = 2;

/** True when a price is so far from the one before that somebody should look at it. */
export const isPriceJump = (before: Money | undefined, now: Money | undefined): boolean =>
  before !== undefined &&
  now !== undefined &&
  before.currency === now.currency &&
  (now.minor > before.minor * MAX_CHANGE || now.minor * MAX_CHANGE < before.minor);
