import type { Variant } from '../../contract/product.ts';
import { spansOf } from './terms.ts';

/** Terms that say how a variant's size compares to its siblings': "аэрогриль большой" is the 7.6-litre one. */
export type RelativeSizes = (variant: Variant) => readonly string[];

/** Ids of the lexicon's concepts. */
const BIGGEST = 'big';
const SMALLEST = 'small';
/** Memory is not what makes a phone big. */
const SIZES = /^([\d.]+)(mm|in|ml|g|pcs)$/u;

const amountOf = (value: string): { readonly unit: string; readonly amount: number } | undefined => {
  const [span, ...more] = spansOf(value);
  if (span?.kind !== 'measure' || more.length > 0) return undefined;
  const [, amount, unit] = SIZES.exec(span.measure.term) ?? [];
  return unit === undefined ? undefined : { unit, amount: Number(amount) };
};

const amountsOf = (variants: readonly Variant[], option: string): readonly number[] => {
  const amounts = variants.map(({ options }) => amountOf(options[option] ?? ''));
  const unit = amounts[0]?.unit;
  if (unit === undefined || !amounts.every((each) => each?.unit === unit)) return [];
  return amounts.map((each) => each?.amount ?? 0);
};

/** Compares variants by the first option in which all of them are measured in one unit and differ. */
export const relativeSizes = (variants: readonly Variant[]): RelativeSizes => {
  const options = Object.keys(variants[0]?.options ?? {});
  const amounts = options
    .map((option) => amountsOf(variants, option))
    .find((values) => new Set(values).size > 1);
  if (!amounts) return () => [];
  const largest = Math.max(...amounts);
  const smallest = Math.min(...amounts);
  return (variant) => {
    const amount = amounts[variants.indexOf(variant)];
    if (amount === largest) return [BIGGEST];
    return amount === smallest ? [SMALLEST] : [];
  };
};
