import { type ClassName, isClassName } from './class-names.ts';
import data from './patterns.json' with { type: 'json' };

/**
 * What else a sentence may say beside the words of a pattern.
 * `anyhow`: anything, unless a product is asked for. `about`: things sold only as what the request is
 * about ("гарантия на телефон"). `bare`: no thing sold. `topic`: only small words, things it is about and
 * places. `plain`: words, but none that the catalogue has. `alone`: only small words.
 */
const ALLOWANCES = ['anyhow', 'about', 'bare', 'topic', 'plain', 'alone'] as const;
export type Allowance = (typeof ALLOWANCES)[number];

const KINDS = [
  'store',
  'order',
  'person',
  'cart',
  'details',
  'compare',
  'recommend',
  'chat',
  'abuse',
] as const;
/** What a sentence may ask for instead of a product. */
export type ServiceKind = (typeof KINDS)[number];

/** Classes that must all occur, in any order; each item names alternatives. */
export interface Pattern {
  readonly kind: ServiceKind;
  readonly allowance: Allowance;
  readonly items: readonly (readonly ClassName[])[];
  /** Classes that must not occur. */
  readonly without: readonly ClassName[];
}

const namesOf = (item: string): readonly ClassName[] =>
  item.split('|').map((name) => {
    if (!isClassName(name))
      throw new Error(`patterns.json names the class "${name}", which class-names.ts lacks`);
    return name;
  });

const read = (kind: ServiceKind, allowance: Allowance, written: string): Pattern => {
  const items = written.split(' ');
  return {
    kind,
    allowance,
    items: items.filter((item) => !item.startsWith('-')).map(namesOf),
    without: items.filter((item) => item.startsWith('-')).flatMap((item) => namesOf(item.slice(1))),
  };
};

const kindOf = (name: string): ServiceKind => {
  const kind = KINDS.find((each) => each === name);
  if (!kind) throw new Error(`patterns.json names the kind "${name}", which does not exist`);
  return kind;
};

/** All patterns, those to be tried first in front. */
export const patterns: readonly Pattern[] = data.flatMap(({ kind, ...levels }) =>
  ALLOWANCES.flatMap((allowance) => {
    const written: Partial<Record<Allowance, readonly string[]>> = levels;
    return (written[allowance] ?? []).map((each) => read(kindOf(kind), allowance, each));
  }),
);
