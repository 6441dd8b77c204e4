import { at, isJsonObject, textOf } from '../../json-values.ts';
import type { ApiItem } from './item.ts';

/** Levels of a category by their depth: "lvl2", "level2". */
const LEVEL = /^(?:lvl|level)(\d)$/u;

const deepest = (value: unknown): unknown => {
  if (!isJsonObject(value)) return value;
  const levels = Object.keys(value).filter((name) => LEVEL.test(name));
  return value[levels.sort().at(-1) ?? ''];
};

/** What the index adds for itself. */
const isOwn = (name: string): boolean => name.startsWith('_') || name === 'objectID';

/** A record of Algolia: prices by currency, categories by depth, and Shopify's variants beside their product's id. */
export const algoliaItem = (item: ApiItem, currency: string): ApiItem => {
  const { price, categories, hierarchicalCategories, type_id: _, variant_title: variant, ...rest } = item;
  const named = isJsonObject(price) ? (price[currency] ?? Object.values(price)[0]) : undefined;
  const before = textOf(at(named, 'default_original_formated'));
  const isVariant = variant !== undefined && item.id !== undefined;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !isOwn(name))),
    id: isVariant || item.id === undefined ? item.objectID : item.id,
    item_group_id: isVariant ? item.id : undefined,
    product_type: deepest(hierarchicalCategories ?? categories) ?? item.product_type,
    price: isJsonObject(named) ? at(named, 'default', 'value') : price,
    ...(before === '' ? {} : { old_price: before }),
  };
};
