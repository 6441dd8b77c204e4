import { LRUCache } from 'lru-cache';
import type { ColumnAliases, ColumnField } from '../columns/column-names.ts';
import type { ColumnDialect } from '../columns/column-rank.ts';
import type { FieldValues, RawAttribute, RawOffer, ReaderContext } from '../raw-offer.ts';
import { NO_CHOICE, offerOfRow } from './table/row-offer.ts';
import { planTable, type TablePlan } from './table/table-plan.ts';

/** One record of a format whose values have names of their own. */
export interface NamedValues {
  readonly line: number;
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly attributes: readonly RawAttribute[];
  readonly options?: readonly RawAttribute[] | undefined;
  /** Sizes and colours within the product. */
  readonly variants: readonly NamedValues[];
  /** Its variants may be records of their own. */
  readonly isSingle?: boolean | undefined;
}

interface NamedOptions {
  readonly aliases: ColumnAliases;
  readonly dialect?: ColumnDialect | undefined;
  readonly context: ReaderContext;
}

/** Records of one feed have few sets of names, so one plan serves many. */
const PLANS = 200;

const isPriced = ({ price, sale_price: sale }: RawOffer): boolean =>
  price !== undefined || sale !== undefined;

/** What prices say only together. */
const PRICING = [
  'price',
  'sale_price',
  'discount',
  'on_sale',
  'sale_price_effective_date',
  'sale_from',
  'sale_to',
  'old_price',
] as const;

const pick = (offer: RawOffer, fields: readonly ColumnField[]): FieldValues =>
  Object.fromEntries(fields.map((field) => [field, offer[field]]));

/** A variant has its product's prices and stock, unless it has its own. */
const variantOf = (variant: RawOffer, product: RawOffer, at: number): RawOffer => {
  const { id: groupId, title: productTitle } = product;
  const { id, title, options = [] } = variant;
  const name = options.length > 0 ? options.map(({ value }) => value).join('/') : (title ?? `${at + 1}`);
  const tellsStock = variant.quantity !== undefined || variant.availability !== undefined;
  return {
    ...variant,
    ...pick(isPriced(variant) ? variant : product, PRICING),
    ...pick(tellsStock ? variant : product, ['quantity', 'availability']),
    currency: variant.currency ?? product.currency,
    // The id is unique within the product only.
    id: id === undefined ? undefined : `${groupId}/${id}`,
    variantId: id,
    groupId,
    fallbackId: `${groupId}/${name}`,
    title: NO_CHOICE.test(title ?? '') ? undefined : title,
    product_title: productTitle,
  };
};

/** Makes offers of records by the names of their values, as if these were the columns of a table. */
export const createNamedOffers = ({ aliases, dialect, context }: NamedOptions) => {
  const plans = new LRUCache<string, TablePlan>({ max: PLANS });

  let last: { readonly columns: readonly string[]; readonly plan: TablePlan } | undefined;

  const isLast = (columns: readonly string[]): boolean =>
    last?.columns.length === columns.length && last.columns.every((name, at) => name === columns[at]);

  const planOf = (columns: readonly string[]): TablePlan => {
    if (last && isLast(columns)) return last.plan;
    const key = columns.join('\n');
    const plan = plans.get(key) ?? planTable({ columns, aliases, context, dialect });
    plans.set(key, plan);
    last = { columns, plan };
    return plan;
  };

  const offerOf = ({ line, names, values, attributes, options }: NamedValues): RawOffer =>
    offerOfRow({ line, cells: values, plan: planOf(names), attributes, options }, context.now);

  return (record: NamedValues): readonly RawOffer[] => {
    const offer = offerOf(record);
    if (record.variants.length === 0) return [record.isSingle ? { ...offer, role: 'single' } : offer];
    const product = { ...offer, id: offer.id ?? offer.fallbackId };
    const variants = record.variants.map((variant, at) => variantOf(offerOf(variant), product, at));
    return [{ ...product, role: 'head', groupId: product.id }, ...variants];
  };
};
