import { LRUCache } from 'lru-cache';
import type { ColumnAliases } from '../columns/column-names.ts';
import type { ColumnDialect } from '../columns/column-rank.ts';
import type { RawAttribute, RawOffer, ReaderContext } from '../raw-offer.ts';
import { offerOfRow } from './table/row-offer.ts';
import { NO_CHOICE, planTable, type TablePlan, tableRow } from './table/table-plan.ts';

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

const isPriced = ({ price, salePrice }: RawOffer): boolean => price !== undefined || salePrice !== undefined;

/** A variant has its product's prices and stock, unless it has its own. */
const variantOf = (variant: RawOffer, product: RawOffer, at: number): RawOffer => {
  const groupId = product.id;
  const options = variant.options ?? [];
  const name =
    options.length > 0 ? options.map(({ value }) => value).join('/') : (variant.title ?? `${at + 1}`);
  const prices = isPriced(variant) ? variant : product;
  const tellsStock = variant.stock !== undefined || variant.availability !== undefined;
  const { stock, availability } = tellsStock ? variant : product;
  const { price, salePrice, discount, onSale, saleDates, saleFrom, saleTo, oldPrice } = prices;
  return {
    ...variant,
    ...{ price, salePrice, discount, onSale, saleDates, saleFrom, saleTo, oldPrice, stock, availability },
    currency: variant.currency ?? product.currency,
    // The id is unique within the product only.
    id: variant.id === undefined ? undefined : `${groupId}/${variant.id}`,
    variantId: variant.id,
    groupId,
    fallbackId: `${groupId}/${name}`,
    title: NO_CHOICE.test(variant.title ?? '') ? undefined : variant.title,
    productTitle: product.title,
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

  const offerOf = ({ line, names, values, attributes, options }: NamedValues): RawOffer => {
    const offer = offerOfRow(tableRow({ line, cells: values }, planOf(names)), context.now);
    if (attributes.length === 0 && options === undefined) return offer;
    const own = options && options.length > 0 ? options : offer.options;
    return { ...offer, attributes: [...offer.attributes, ...attributes], options: own };
  };

  return (record: NamedValues): readonly RawOffer[] => {
    const offer = offerOf(record);
    if (record.variants.length === 0) return [record.isSingle ? { ...offer, role: 'single' } : offer];
    const product = { ...offer, id: offer.id ?? offer.fallbackId };
    const variants = record.variants.map((variant, at) => variantOf(offerOf(variant), product, at));
    return [{ ...product, role: 'head', groupId: product.id }, ...variants];
  };
};
