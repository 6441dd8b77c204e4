import type { FieldValues } from '../../raw-offer.ts';
import { type NumberShape, type Separator, type SeparatorUse, shapeOf } from './written-number.ts';

/** What a column shows of one separator. */
interface Evidence {
  /** It comes before one, two or more than three digits. */
  decimals: boolean;
  /** It comes before three digits in a number that has no other reading, like "1299.000". */
  threeDecimals: boolean;
  thousands: boolean;
}

/** Sum of logarithms, since prices are near one another by factors. */
interface Level {
  sum: number;
  count: number;
}

interface Column {
  readonly signs: Readonly<Record<Separator, Evidence>>;
  readonly certain: Level;
  readonly doubtful: Level;
}

const newColumn = (): Column => {
  const none = (): Evidence => ({ decimals: false, threeDecimals: false, thousands: false });
  return {
    signs: { '.': none(), ',': none() },
    certain: { sum: 0, count: 0 },
    doubtful: { sum: 0, count: 0 },
  };
};

const addTo = (level: Level, logarithm: number): void => {
  if (logarithm === -Infinity) return;
  level.sum += logarithm;
  level.count += 1;
};

const noteShape = (shape: NumberShape, logarithm: number, { signs, certain, doubtful }: Column): void => {
  addTo(shape.kind === 'doubtful' ? doubtful : certain, logarithm);
  if (shape.kind !== 'settled') return;
  const { thousands, decimals } = shape;
  if (thousands !== undefined) signs[thousands].thousands = true;
  if (decimals === undefined) return;
  if (decimals.digits === 3) signs[decimals.separator].threeDecimals = true;
  else signs[decimals.separator].decimals = true;
  // A column has one sign for decimals, so the other one divides thousands.
  signs[decimals.separator === '.' ? ',' : '.'].thousands = true;
};

const LOG_THOUSAND = Math.log(1_000);

/** Prices with three decimals are so rare that they must be within this factor of the others to be believed. */
const LOG_NEAR = Math.log(5);

/** The reading that is nearer to the prices of the column that have one reading only. */
const nearest = ({ certain, doubtful }: Column, within = Infinity): SeparatorUse | undefined => {
  if (certain.count === 0 || doubtful.count === 0) return undefined;
  const distance = doubtful.sum / doubtful.count - certain.sum / certain.count;
  const isNear = Math.abs(distance) < Math.min(Math.abs(distance + LOG_THOUSAND), within);
  return isNear ? 'decimal' : 'thousands';
};

/** The reading that the column itself proves. */
const proved = (separator: Separator, column: Column): SeparatorUse | undefined => {
  const { decimals, threeDecimals, thousands } = column.signs[separator];
  if (thousands) return decimals || threeDecimals ? 'unclear' : 'thousands';
  if (threeDecimals) return 'decimal';
  if (!decimals) return undefined;
  return nearest(column) === 'thousands' ? 'unclear' : 'decimal';
};

interface SeparatorDecision {
  readonly use: SeparatorUse;
  /** True where no value of the feed proves it. */
  readonly isGuess: boolean;
}

const PRICE_FIELDS = ['price', 'sale_price', 'old_price'] as const;

/** The number within a price. */
const NUMBER = /\d[\d\s.,'’]*/u;

/**
 * Decides how the numbers of each column of prices are written, from all values of the column; where these prove
 * nothing, from all prices of the feed.
 */
export const createPriceColumns = () => {
  const columns = new Map<string, Column>();
  const all = newColumn();
  const columnOf = (field: string): Column => {
    const known = columns.get(field);
    if (known) return known;
    const column = newColumn();
    columns.set(field, column);
    return column;
  };
  /** True for a value that other values must decide about. */
  const note = (field: string, written: string): boolean => {
    const [number] = NUMBER.exec(written) ?? [];
    const shape = number === undefined ? undefined : shapeOf(number);
    if (shape === undefined) return false;
    const logarithm = Math.log(shape.kind === 'doubtful' ? shape.decimal : shape.value);
    noteShape(shape, logarithm, columnOf(field));
    noteShape(shape, logarithm, all);
    return shape.kind === 'doubtful';
  };
  return {
    /** Takes note of all prices of an offer; true where other offers must decide about one. */
    note: (values: FieldValues): boolean => {
      let isDoubtful = false;
      for (const field of PRICE_FIELDS) {
        const written = values[field];
        if (written !== undefined && note(field, written)) isDoubtful = true;
      }
      return isDoubtful;
    },
    /** Called once all values are known. */
    decide: (field: string, separator: Separator): SeparatorDecision => {
      const own = columnOf(field);
      const use = proved(separator, own) ?? proved(separator, all);
      if (use !== undefined) return { use, isGuess: false };
      return { use: nearest(own, LOG_NEAR) ?? nearest(all, LOG_NEAR) ?? 'thousands', isGuess: true };
    },
  };
};
export type PriceColumns = ReturnType<typeof createPriceColumns>;
