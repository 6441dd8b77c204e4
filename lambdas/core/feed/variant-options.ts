import type { NormalOffer } from './normalise.ts';

type Values = Readonly<Record<string, string>>;
export type OptionsOf = (offer: NormalOffer) => Values;

/** What shoppers choose by, in the order it is said. */
const CHOICES = [
  'storage',
  'memory',
  'size',
  'color',
  'material',
  'pattern',
  'flavor',
  'scent',
  'volume',
  'capacity',
  'weight',
  'length',
  'pack',
  'pieces',
  'display',
];
/** Differs between all variants and says nothing to a shopper. */
const NEVER_A_CHOICE = new Set(['sku']);
const MAX_OPTIONS = 6;

/** Names are the merchant's, and every object has a `constructor` of its own. */
const ownValue = (values: Values, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** A value that only some variants state is taken to hold for all, unless another states otherwise. */
const hasSeveral = (variants: readonly NormalOffer[], name: string): boolean => {
  const values = variants
    .map(({ attributes }) => ownValue(attributes, name))
    .filter((value) => value !== undefined);
  return new Set(values).size > 1;
};

const differing = (variants: readonly NormalOffer[]): readonly string[] => {
  const names = new Set(variants.flatMap(({ attributes }) => Object.keys(attributes)));
  return [...names].filter((name) => !NEVER_A_CHOICE.has(name) && hasSeveral(variants, name));
};

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = ownValue(values, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

const areToldApart = (variants: readonly NormalOffer[], names: readonly string[]): boolean =>
  new Set(variants.map(({ attributes }) => JSON.stringify(pick(attributes, names)))).size === variants.length;

/** Names that tell variants apart: what shoppers choose by, and others only as far as those do not suffice. */
const optionNames = (variants: readonly NormalOffer[]): readonly string[] => {
  const names = differing(variants);
  const chosen = CHOICES.filter((name) => names.includes(name));
  for (const name of names) {
    if (chosen.length >= MAX_OPTIONS || areToldApart(variants, chosen)) break;
    if (!chosen.includes(name)) chosen.push(name);
  }
  return chosen.slice(0, MAX_OPTIONS);
};

export interface SplitAttributes {
  /** What all variants have alike. */
  readonly attributes: Values;
  readonly optionsOf: OptionsOf;
}

const statedByFeed: OptionsOf = ({ options }) => options;

/** Divides attributes between a product and its variants. Options that the feed names itself are taken as they are. */
export const splitAttributes = (
  offers: readonly NormalOffer[],
  variants: readonly NormalOffer[],
): SplitAttributes => {
  if (variants.length === 1) {
    const attributes = Object.assign({}, ...offers.map((offer) => offer.attributes));
    return { attributes, optionsOf: statedByFeed };
  }
  const isStated = variants.some(({ options }) => Object.keys(options).length > 0);
  const names = isStated ? [] : optionNames(variants);
  const varying = new Set(differing(variants));
  const shared = Object.entries(Object.assign({}, ...offers.map(({ attributes }) => attributes))).filter(
    ([name]) => !varying.has(name) && !NEVER_A_CHOICE.has(name),
  );
  return {
    attributes: Object.fromEntries(shared.map(([name, value]) => [name, String(value)])),
    optionsOf: isStated ? statedByFeed : ({ attributes }) => pick(attributes, names),
  };
};
