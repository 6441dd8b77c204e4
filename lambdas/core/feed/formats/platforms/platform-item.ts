import * as z from 'zod';
import type { ReaderContext } from '../../raw-offer.ts';
import { at } from '../json-values.ts';
import { magentoGraphItem, saleorItem, shopifyNode } from './graphql-items.ts';
import { type Item, listAt } from './item.ts';
import {
  bigCommerceItem,
  commercetoolsItem,
  ecwidItem,
  medusaItem,
  shopifyItem,
  shopwareItem,
  wooItem,
} from './json-platforms.ts';
import shapes from './json-shapes.json' with { type: 'json' };
import { magentoItem } from './magento-item.ts';
import { moySkladItem, squareItem, wooStoreItem } from './minor-units.ts';

/** An item of a platform as an item of any shop; `undefined` for no product. */
type ReadItem = (item: Item, currency: string) => Item | undefined;

/** Each field by the paths of members that may hold it; the first one that is there counts. */
const Fields = z.record(z.string(), z.array(z.string()));

/** How one platform's answer names what others have as plain members. */
const Shape = z.strictObject({
  platform: z.string(),
  /** Known by these members. */
  has: z.array(z.string()),
  fields: Fields,
  /** `cents`: amounts as `{ "value": 1299, "unit": "USD" }`. */
  variants: z
    .strictObject({ in: z.string(), fields: Fields, cents: z.array(z.string()).default([]) })
    .optional(),
});

const readFields = (item: Item, fields: z.infer<typeof Fields>): Item =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, paths]) => {
      const value = at(item, ...paths);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );

const Cents = z
  .looseObject({ value: z.number().int(), unit: z.string() })
  .transform(({ value, unit }) => ({ minor: value, currency: unit }));

const withCents = (item: Item, names: readonly string[]): Item => ({
  ...item,
  ...Object.fromEntries(names.map((name) => [name, Cents.safeParse(item[name]).data])),
});

const readShape =
  ({ fields, variants }: z.infer<typeof Shape>): ReadItem =>
  (item) => ({
    ...readFields(item, fields),
    ...(variants && {
      variants: listAt(item, variants.in).map((each) =>
        withCents(readFields(each, variants.fields), variants.cents),
      ),
    }),
  });

const SHAPED = z
  .array(Shape)
  .parse(shapes)
  .map((shape): readonly [readonly string[], ReadItem] => [shape.has, readShape(shape)]);

/** Platforms by the paths of members that together only their items have; the first one counts. */
const PLATFORMS = [
  ...SHAPED,
  [['price_range', 'sku'], magentoGraphItem],
  [['is_in_stock', 'prices.currency_code'], wooStoreItem],
  [['stock_status'], wooItem],
  [['type_id', 'sku'], magentoItem],
  [['combinations'], ecwidItem],
  [['salePrices'], moySkladItem],
  [['productNumber'], shopwareItem],
  [['masterVariant'], commercetoolsItem],
  [['present_at_all_locations'], squareItem],
  [['item_data'], squareItem],
  [['is_visible', 'variants'], bigCommerceItem],
  [['handle', 'options', 'variants.0.option1'], shopifyItem],
  [['variants.0.prices'], medusaItem],
  [['variants.0.pricing'], saleorItem],
] satisfies readonly (readonly [readonly string[], ReadItem])[];

/** Beside each platform the members of the item itself, which most items lack. */
const KNOWN = PLATFORMS.map(([has, read]: readonly [readonly string[], ReadItem]) => ({
  has,
  own: has.map((path) => path.split('.')[0] ?? ''),
  read,
}));

/** An item of a platform's API as an item of any shop; other items stay as they are. `undefined` for no product. */
export const platformItem = (item: Item, { currency }: Pick<ReaderContext, 'currency'>): Item | undefined => {
  if (typeof item.id === 'string' && item.id.startsWith('gid:')) return shopifyNode(item);
  const found = KNOWN.find(
    ({ has, own }) => own.every((name) => name in item) && has.every((path) => at(item, path) !== undefined),
  );
  return found ? found.read(item, currency) : item;
};
