import * as z from 'zod';
import type { RawOffer } from '../../raw-offer.ts';
import { createClaims } from './claims.ts';
import type { Item } from './item.ts';
import { isEnabled } from './magento-item.ts';

const Linked = z.looseObject({
  id: z.number(),
  sku: z.string(),
  type_id: z.string(),
  visibility: z.unknown().optional(),
  status: z.unknown().optional(),
  extension_attributes: z
    .looseObject({ configurable_product_links: z.array(z.coerce.number()).catch([]) })
    .catch({ configurable_product_links: [] }),
});

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
    take: (item: Item, offer: RawOffer): readonly RawOffer[] => {
      const read = 'type_id' in item ? Linked.safeParse(item).data : undefined;
      if (!read) return [offer];
      const links = read.extension_attributes.configurable_product_links;
      if (read.type_id === 'configurable' && links.length > 0) {
        const head: RawOffer = { ...offer, role: 'head', groupId: read.sku, price: undefined };
        return [head, ...links.flatMap((id) => variants.claim(String(id), read.sku))];
      }
      const id = String(read.id);
      const isPart = read.visibility === IN_PRODUCTS_ONLY && isEnabled(read.status);
      return isPart || variants.isClaimed(id) ? variants.take(id, offer) : [offer];
    },
    end: variants.end,
  };
};
