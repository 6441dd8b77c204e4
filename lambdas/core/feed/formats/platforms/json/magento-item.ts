import { whenGone } from '../../../columns/stock-places.ts';
import type { RawOffer } from '../../../raw-offer.ts';
import { at } from '../../json-values.ts';
import { createClaims } from '../claims.ts';
import { type ApiItem, listAt } from './item.ts';

const ENABLED = 1;
/** Answers that leave the state out list goods that are sold. */
const isEnabled = (status: unknown): boolean => status === undefined || status === ENABLED;
/** Alone in the catalogue, or in it and the search. */
const IN_CATALOG: readonly unknown[] = [2, 4];
const COUNTED: readonly unknown[] = ['simple', 'virtual', 'downloadable'];
/** Made of goods that have prices of their own. */
const COMPOSED: readonly unknown[] = ['grouped', 'bundle'];
/** "Allow Qty Below 0", with a notice to the customer (2) or without one (1). */
const SELLS_ON: readonly unknown[] = [1, 2];
/** What describes the product is a number of a list that only the shop has. */
const TOLD: readonly unknown[] = ['description', 'special_price', 'special_from_date', 'special_to_date'];

const availabilityOf = (stock: unknown): string | undefined => {
  if (at(stock, 'is_in_stock') === false) return 'out of stock';
  return SELLS_ON.includes(at(stock, 'backorders')) ? whenGone(Number(at(stock, 'qty')), true) : undefined;
};

/** Magento's REST API: numbers for the state, and most values in a list of their own. */
export const magentoItem = (item: ApiItem): ApiItem => {
  const { status, visibility, type_id: type } = item;
  const stock = at(item, 'extension_attributes.stock_item');
  const told = listAt(item, 'custom_attributes').filter(({ attribute_code: code }) => TOLD.includes(code));
  return {
    id: item.sku,
    title: item.name,
    price: item.price,
    ...Object.fromEntries(
      // A day is written as its first moment, and the last day of a sale lasts to its end.
      told.map(({ attribute_code: code, value }) => [
        String(code),
        typeof value === 'string' ? value.replace(/ 00:00:00$/u, '') : value,
      ]),
    ),
    enabled: isEnabled(status),
    visible: (visibility === undefined || IN_CATALOG.includes(visibility)) && !COMPOSED.includes(type),
    availability: availabilityOf(stock),
    quantity: COUNTED.includes(type) && at(stock, 'is_in_stock') !== true ? at(stock, 'qty') : undefined,
  };
};

const IN_PRODUCTS_ONLY = 1;
const MOST_WAITING = 50_000;

/**
 * Magento's API lists a configurable product and its variants as items of one list, in any order; the product has the
 * numbers of its variants. Variants that no product names are hidden, as they are in the shop.
 */
export const createMagentoLinks = () => {
  const variants = createClaims<string>({
    most: MOST_WAITING,
    join: ({ hidden, ...offer }, groupId) => ({
      ...offer,
      groupId,
      hidden: hidden?.field === 'visible' ? undefined : hidden,
    }),
  });
  return {
    take: (item: ApiItem, offer: RawOffer): readonly RawOffer[] => {
      const { id, sku, type_id: type, status, visibility } = item;
      if (type === undefined || typeof id !== 'number' || typeof sku !== 'string') return [offer];
      const links = at(item, 'extension_attributes.configurable_product_links');
      if (type === 'configurable' && Array.isArray(links) && links.length > 0) {
        const head: RawOffer = { ...offer, role: 'head', groupId: sku, price: undefined };
        return [head, ...links.flatMap((link) => variants.claim(String(link), sku))];
      }
      const isPart = visibility === IN_PRODUCTS_ONLY && isEnabled(status);
      return isPart || variants.isClaimed(String(id)) ? variants.take(String(id), offer) : [offer];
    },
    end: variants.end,
  };
};
