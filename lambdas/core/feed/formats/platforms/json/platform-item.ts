import type { ReaderContext } from '../../../raw-offer.ts';
import { at } from '../../json-values.ts';
import { algoliaItem } from './algolia-item.ts';
import { magentoGraphItem, saleorItem, shopifyNode } from './graphql-items.ts';
import { type ApiItem, listAt } from './item.ts';
import {
  bigCommerceItem,
  commercetoolsItem,
  ecwidItem,
  medusaItem,
  shopifyItem,
  shopwareItem,
  vtexItem,
  wooItem,
} from './json-platforms.ts';
import shapes from './json-shapes.json' with { type: 'json' };
import { magentoItem } from './magento-item.ts';
import { moySkladItem, squareItem, wooStoreItem } from './minor-units.ts';
import { schemaItem } from './schema-org.ts';

/** An item of a platform as an item of any shop; `undefined` for no product. */
type ReadItem = (item: ApiItem, currency: string) => ApiItem | undefined;

/** Each field by the paths of members that may hold it; the first one that is there counts. */
type Fields = Readonly<Record<string, readonly string[] | undefined>>;

/** How one platform's answer names what others have as plain members. */
interface Shape {
  /** Known by these members. */
  readonly has: readonly string[];
  readonly fields: Fields;
  readonly variants?: {
    readonly in: string;
    readonly fields: Fields;
    /** Amounts as `{ "value": 1299, "unit": "USD" }`. */
    readonly cents?: readonly string[];
  };
}

const readFields = (item: ApiItem, fields: Fields): ApiItem =>
  Object.fromEntries(Object.entries(fields).map(([field, paths = []]) => [field, at(item, ...paths)]));

const withCents = (item: ApiItem, names: readonly string[]): ApiItem => ({
  ...item,
  ...Object.fromEntries(
    names.map((name) => [name, { minor: at(item, `${name}.value`), currency: at(item, `${name}.unit`) }]),
  ),
});

const readShape = (shape: Shape): readonly [readonly string[], ReadItem] => {
  const { has, fields, variants } = shape;
  const readVariant = (item: ApiItem) =>
    variants && withCents(readFields(item, variants.fields), variants.cents ?? []);
  return [
    has,
    (item) => ({
      ...readFields(item, fields),
      variants: variants && listAt(item, variants.in).map(readVariant),
    }),
  ];
};

/** Platforms by the paths of members that together only their items have; the first one counts. */
const PLATFORMS = [
  [['objectID'], algoliaItem],
  [['@type'], schemaItem],
  [['items.0.sellers'], vtexItem],
  ...shapes.map(readShape),
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
export const platformItem = (
  item: ApiItem,
  { currency }: Pick<ReaderContext, 'currency'>,
): ApiItem | undefined => {
  if (typeof item.id === 'string' && item.id.startsWith('gid:')) return shopifyNode(item);
  const found = KNOWN.find(
    ({ has, own }) => own.every((name) => name in item) && has.every((path) => at(item, path) !== undefined),
  );
  return found ? found.read(item, currency) : item;
};
