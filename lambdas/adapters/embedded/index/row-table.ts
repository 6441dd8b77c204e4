import { Availability } from '../../../contract/catalog/availability.ts';
import type { Money } from '../../../contract/catalog/money.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import { numbersIn } from '../store/columns.ts';

/** Many texts as one stretch of UTF-8 and the places where each of them ends. */
interface PackedTexts {
  readonly size: number;
  readonly at: (place: number) => string;
}

const FIRST_BYTES = 4_096;

export const createTextsBuilder = () => {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let end = 0;
  const ends: number[] = [];

  return {
    add: (text: string): void => {
      const length = Buffer.byteLength(text);
      if (end + length > bytes.length) {
        const larger = Buffer.alloc((end + length) * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.write(text, end);
      end += length;
      ends.push(end);
    },
    /** Two columns that begin with this name: where each text ends, and the bytes of all. */
    columns: (name: string) => ({
      [`${name}-ends`]: new Uint32Array(ends),
      [`${name}-bytes`]: bytes.subarray(0, end),
    }),
  };
};

export const openTexts = (column: (name: string) => Uint8Array, name: string): PackedTexts => {
  const ends = numbersIn(column(`${name}-ends`), Uint32Array);
  const texts = column(`${name}-bytes`);
  const bytes = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength);
  return {
    size: ends.length,
    at: (place) => bytes.toString('utf8', ends[place - 1] ?? 0, ends[place]),
  };
};

/** Columns by their names, as they are kept. */
type Columns = Readonly<Record<string, ArrayBufferView>>;

/** What is known of every row before its document is read. */
export const openRowTable = (column: (name: string) => Uint8Array) => {
  const prices = numbersIn(column('prices'), Float64Array);
  const currencies = numbersIn(column('currencies'), Uint16Array);
  const availabilities = column('availabilities');
  const accessories = column('accessories');
  const superseded = column('superseded');
  const currencyTexts = openTexts(column, 'currency-names');
  const currencyNames = Array.from({ length: currencyTexts.size }, (_, place) => currencyTexts.at(place));

  return {
    rows: prices.length,
    /** Rows that can be found. */
    variants: superseded.reduce((count, isReplaced) => count - isReplaced, prices.length),
    /** Minor units; not a number where a row has no price. */
    prices,
    /** The number of each row's currency; 0 where it has no price. */
    currencies,
    positions: numbersIn(column('positions'), Uint32Array),
    availabilityAt: (row: number): Availability =>
      Availability.options[availabilities[row] ?? 0] ?? 'in-stock',
    isAccessory: (row: number): boolean => accessories[row] === 1,
    /** Whether a later row of the same product and variant replaced a row. */
    isSuperseded: (row: number): boolean => superseded[row] === 1,
    productAt: openTexts(column, 'products').at,
    variantAt: openTexts(column, 'variants').at,
    priceAt: (row: number): Money | undefined => {
      const currency = currencyNames[(currencies[row] ?? 0) - 1];
      return currency === undefined ? undefined : { minor: prices[row] ?? 0, currency };
    },
    /** The number of a currency, -1 where no price is in it. */
    currencyNumber: (currency: string): number => currencyNames.indexOf(currency) + 1 || -1,
  };
};
export type RowTable = ReturnType<typeof openRowTable>;

export const createRowTableBuilder = () => {
  const products = createTextsBuilder();
  const variants = createTextsBuilder();
  const prices: number[] = [];
  const currencyNumbers = new Map<string, number>();
  const currencies: number[] = [];
  const availabilities: number[] = [];
  const accessories: number[] = [];
  const positions: number[] = [];
  const superseded: number[] = [];

  const numberOf = (currency: string): number => {
    const number = currencyNumbers.get(currency) ?? currencyNumbers.size + 1;
    currencyNumbers.set(currency, number);
    return number;
  };

  return {
    rows: (): number => prices.length,
    add: ({ productId, variantId, price, availability, accessory, position }: SearchDocument): void => {
      products.add(productId);
      variants.add(variantId);
      prices.push(price?.minor ?? Number.NaN);
      currencies.push(price ? numberOf(price.currency) : 0);
      availabilities.push(Availability.options.indexOf(availability));
      accessories.push(accessory ? 1 : 0);
      positions.push(position);
      superseded.push(0);
    },
    supersede: (row: number): void => {
      superseded[row] = 1;
    },
    columns: (): Columns => {
      const names = createTextsBuilder();
      for (const name of currencyNumbers.keys()) names.add(name);
      return {
        prices: new Float64Array(prices),
        currencies: new Uint16Array(currencies),
        positions: new Uint32Array(positions),
        availabilities: new Uint8Array(availabilities),
        accessories: new Uint8Array(accessories),
        superseded: new Uint8Array(superseded),
        ...names.columns('currency-names'),
        ...products.columns('products'),
        ...variants.columns('variants'),
      };
    },
  };
};
