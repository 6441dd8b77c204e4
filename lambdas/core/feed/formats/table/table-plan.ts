import { type ColumnAliases, headerKey } from '../../columns/column-names.ts';
import type { ColumnDialect } from '../../columns/column-rank.ts';
import headers from '../../columns/headers.json' with { type: 'json' };
import { type ColumnPlan, planColumns } from '../../columns/plan-columns.ts';
import { isStockPlace } from '../../columns/stock-places.ts';
import type { RawOffer, ReaderContext } from '../../raw-offer.ts';
import type { TableDialect } from './table-dialect.ts';

/** Two or three columns that hold a name, its value and its unit. */
interface PairColumns {
  readonly kind: string;
  /** "1" of "Option1 Name". */
  readonly place: string;
  readonly name: number;
  readonly value: number;
  readonly unit?: number | undefined;
}

interface NamedColumn {
  readonly at: number;
  readonly name: string;
}

/** Where everything is in a table. */
export interface TablePlan extends ColumnPlan {
  readonly keys: readonly string[];
  readonly pairs: readonly PairColumns[];
  readonly options: readonly NamedColumn[];
  /** A column for each level of the category. */
  readonly levels: readonly number[];
  /** A column for each place that has some in stock. */
  readonly stockPlaces: readonly number[];
  /** Variants name the id of their product, which is a row of its own. */
  readonly hasParents: boolean;
  readonly blank: RawOffer;
}

const regex = (pattern: string): RegExp => new RegExp(pattern, 'iu');
const PAIRS = headers.pairs.map(({ kind, name, value }) => ({
  kind,
  name: regex(name),
  value: regex(value),
}));
const OPTIONS = headers.options.map(regex);
const LEVEL = regex(headers.levels);
const REPEATED = {
  name: new Set(headers.repeated.name),
  value: new Set(headers.repeated.value),
  unit: new Set(headers.repeated.unit),
};

const placeOf = (pattern: RegExp, key: string): string | undefined =>
  pattern
    .exec(key)
    ?.slice(1)
    .find((group) => group !== undefined);

const numberedPairs = (keys: readonly string[]): readonly PairColumns[] =>
  PAIRS.flatMap(({ kind, name, value }) => {
    const values = new Map(keys.map((key, at) => [placeOf(value, key), at] as const));
    return keys.flatMap((key, at): readonly PairColumns[] => {
      const place = placeOf(name, key);
      const found = place === undefined ? undefined : values.get(place);
      return place === undefined || found === undefined ? [] : [{ kind, place, name: at, value: found }];
    });
  });

/** Columns of the same three headers again and again. */
const repeatedPairs = (keys: readonly string[]): readonly PairColumns[] =>
  keys.flatMap((key, name): readonly PairColumns[] => {
    if (!REPEATED.name.has(key)) return [];
    const next = keys.findIndex((other, at) => at > name && REPEATED.name.has(other));
    const end = next < 0 ? keys.length : next;
    const within = (known: ReadonlySet<string>): number =>
      keys.findIndex((other, at) => at > name && at < end && known.has(other));
    const value = within(REPEATED.value);
    const unit = within(REPEATED.unit);
    return value < 0
      ? []
      : [{ kind: 'attribute', place: '', name, value, unit: unit < 0 ? undefined : unit }];
  });

const PARENTS = regex(headers.parents);

/** An offer without values. Rows that all begin as a copy of one are read in half the time. */
const blankOffer = ({ places, headers: shops }: ColumnPlan): RawOffer => ({
  ...Object.fromEntries([...places.keys()].map((field) => [field, undefined])),
  role: 'offer',
  line: 0,
  groupId: undefined,
  category: undefined,
  currency: undefined,
  discount: undefined,
  image_link: undefined,
  quantity: undefined,
  exchange: undefined,
  attributes: [],
  options: undefined,
  hidden: undefined,
  headers: shops,
  fallbackId: undefined,
});

/** Columns of other fields, like a shop's own flag "Магазин: показывать". */
const isNamed = ({ places }: ColumnPlan, at: number): boolean =>
  [...places].some(([field, found]) => field !== 'quantity' && found.includes(at));

interface PlanRequest {
  readonly columns: readonly string[];
  readonly aliases: ColumnAliases;
  readonly context: Pick<ReaderContext, 'language' | 'currency'>;
  readonly dialect: (ColumnDialect & Pick<TableDialect, 'options'>) | undefined;
}

export const planTable = ({ columns, aliases, context, dialect }: PlanRequest): TablePlan => {
  const keys = columns.map(headerKey);
  const plan = planColumns(columns, { aliases, dialect, ...context });
  const pairs = [...numberedPairs(keys), ...repeatedPairs(keys)];
  const patterns = [...OPTIONS, ...(dialect?.options ?? []).map(regex)];
  const options = keys.flatMap((key, at): readonly NamedColumn[] => {
    const name = patterns.map((pattern) => pattern.exec(key)?.[1]).find((found) => found !== undefined);
    return name === undefined ? [] : [{ at, name: name.replace(/^\{|\}$/gu, '') }];
  });
  const levels = keys.flatMap((key, at) => (LEVEL.test(key) ? [at] : []));
  const hasStock = plan.places.has('quantity') || plan.places.has('availability');
  const stockPlaces = keys.flatMap((key, at) =>
    isStockPlace(key, { hasStock }) && !isNamed(plan, at) ? [at] : [],
  );
  const group = keys[plan.places.get('item_group_id')?.[0] ?? -1];
  const used = new Set([
    ...stockPlaces,
    ...pairs.flatMap(({ name, value, unit }) => [name, value, unit]),
    ...options.map(({ at }) => at),
    ...levels,
  ]);
  const attributes = new Map([...plan.attributes].filter(([at]) => !used.has(at)));
  return {
    ...plan,
    blank: blankOffer(plan),
    attributes,
    keys,
    pairs,
    options,
    levels,
    stockPlaces,
    hasParents: group !== undefined && dialect?.fields === undefined && PARENTS.test(group),
  };
};
