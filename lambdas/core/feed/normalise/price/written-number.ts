/** A sign that some write before decimals and others between thousands. */
export type Separator = '.' | ',';
export type SeparatorUse = 'decimal' | 'thousands' | 'unclear';
/** What a separator means in a number like "1.299", which alone can be read in two ways. */
type UseOf = (separator: Separator) => SeparatorUse;

export type NumberShape =
  | { readonly kind: 'plain'; readonly value: number }
  | { readonly kind: 'doubtful'; readonly separator: Separator; readonly decimal: number }
  | {
      readonly kind: 'settled';
      readonly value: number;
      /** Absent where only blanks or apostrophes divide thousands. */
      readonly thousands?: Separator | undefined;
      readonly decimals?: { readonly separator: Separator; readonly digits: number } | undefined;
    };

const BLANKS = /[\s'’‘´`_]/gu;
const PLAIN = /^\d+$/u;
const DOUBTFUL = /^[1-9]\d{0,2}([.,])\d{3}$/u;
/** "1.234.567", and "12,34,567" as it is written in India. */
const REPEATED = /^\d{1,3}(?:([.,])\d{2,3})*([.,])\d{3}$/u;
const DECIMAL = /^(\d+|\d{1,3}(?:([.,])\d{2,3})*)([.,])(\d+)$/u;

const asSeparator = (sign: string | undefined): Separator => (sign === ',' ? ',' : '.');

const repeatedOf = (digits: string): NumberShape | undefined => {
  const [, first, last] = REPEATED.exec(digits) ?? [];
  if (first === undefined || first !== last) return undefined;
  return { kind: 'settled', value: Number(digits.replace(/[.,]/gu, '')), thousands: asSeparator(first) };
};

const decimalOf = (digits: string): NumberShape | undefined => {
  const [, before = '', group, sign, after = ''] = DECIMAL.exec(digits) ?? [];
  if (sign === undefined || group === sign) return undefined;
  return {
    kind: 'settled',
    value: Number(`${before.replace(/[.,]/gu, '')}.${after}`),
    ...(group !== undefined && { thousands: asSeparator(group) }),
    decimals: { separator: asSeparator(sign), digits: after.length },
  };
};

/** How a number is written; `undefined` for digits that are not a number, like those of a date. */
export const shapeOf = (written: string): NumberShape | undefined => {
  if (PLAIN.test(written)) return { kind: 'plain', value: Number(written) };
  const digits = written.replace(BLANKS, '').replace(/[.,]$/u, '');
  if (PLAIN.test(digits)) return { kind: 'plain', value: Number(digits) };
  const hasBlanks = digits.length < written.trim().replace(/[.,]$/u, '').length;
  const [, sign] = DOUBTFUL.exec(digits) ?? [];
  if (sign !== undefined && !hasBlanks) {
    return { kind: 'doubtful', separator: asSeparator(sign), decimal: Number(digits.replace(',', '.')) };
  }
  return repeatedOf(digits) ?? decimalOf(digits);
};

const THOUSAND = 1_000;

/** The number as it is meant; `NaN` for one that cannot be known. */
export const readWrittenNumber = (written: string, useOf: UseOf): number => {
  const shape = shapeOf(written);
  if (shape === undefined) return Number.NaN;
  if (shape.kind !== 'doubtful') return shape.value;
  const use = useOf(shape.separator);
  if (use === 'unclear') return Number.NaN;
  return use === 'decimal' ? shape.decimal : Math.round(shape.decimal * THOUSAND);
};
