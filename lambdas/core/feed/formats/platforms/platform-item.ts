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

/** Platforms by a member that only their items have. */
const BY_MEMBER: readonly (readonly [
  member: string,
  read: (item: Item, currency: string) => Item | undefined,
])[] = [
  ['price_range', (item) => (typeof item.sku === 'string' ? magentoGraphItem(item) : item)],
  ['is_in_stock', (item) => WooStoreItem.safeParse(item).data ?? item],
  ['stock_status', (item) => WooItem.safeParse(item).data ?? item],
  ['type_id', (item) => MagentoItem.safeParse(item).data ?? item],
  ['combinations', (item) => EcwidItem.safeParse(item).data ?? item],
  ['salePrices', (item) => MoySkladItem.safeParse(item).data ?? item],
  ['productNumber', (item) => ShopwareItem.safeParse(item).data ?? item],
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
  if ('is_visible' in item) return BigCommerceItem.safeParse(item).data ?? item;
  return (
    ShopifyItem.safeParse(item).data ?? medusaItem(item, currency) ?? SaleorItem.safeParse(item).data ?? item
  );
};
