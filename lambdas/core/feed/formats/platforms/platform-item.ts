import type * as z from 'zod';
import type { ReaderContext } from '../../raw-offer.ts';
import { isShopifyNode, magentoGraphItem, SaleorItem, shopifyNode } from './graphql-items.ts';
import type { Item } from './item.ts';
import { BigCommerceItem, EcwidItem, medusaItem, ShopifyItem, WooItem } from './json-platforms.ts';
import { shapedItem } from './json-shapes.ts';
import { MagentoItem } from './magento-item.ts';
import { commercetoolsItem, MoySkladItem, SquareItem, WooStoreItem } from './minor-units.ts';
import { ShopwareItem } from './shopware-item.ts';

/** Square's catalogue holds categories, taxes and pictures besides. */
const squareItem = (item: Item): Item | undefined => SquareItem.safeParse(item).data;

/** What a platform's schema makes of an item; an item that does not fit stays as it is. */
const readAs =
  (schema: z.ZodType<Item>) =>
  (item: Item): Item =>
    schema.safeParse(item).data ?? item;

/** Platforms by a member that only their items have. */
const BY_MEMBER: readonly (readonly [
  member: string,
  read: (item: Item, currency: string) => Item | undefined,
])[] = [
  ['price_range', (item) => (typeof item.sku === 'string' ? magentoGraphItem(item) : item)],
  ['is_in_stock', readAs(WooStoreItem)],
  ['stock_status', readAs(WooItem)],
  ['type_id', readAs(MagentoItem)],
  ['combinations', readAs(EcwidItem)],
  ['salePrices', readAs(MoySkladItem)],
  ['productNumber', readAs(ShopwareItem)],
  ['masterVariant', commercetoolsItem],
  ['present_at_all_locations', squareItem],
  ['item_data', squareItem],
];

/** An item of a platform's API as an item of any shop; other items stay as they are. `undefined` for no product. */
export const platformItem = (item: Item, { currency }: Pick<ReaderContext, 'currency'>): Item | undefined => {
  if (isShopifyNode(item)) return shopifyNode(item);
  const shaped = shapedItem(item);
  if (shaped) return shaped;
  const found = BY_MEMBER.find(([member]) => member in item);
  if (found) return found[1](item, currency);
  if (!Array.isArray(item.variants)) return item;
  if ('is_visible' in item) return readAs(BigCommerceItem)(item);
  return (
    ShopifyItem.safeParse(item).data ?? medusaItem(item, currency) ?? SaleorItem.safeParse(item).data ?? item
  );
};
