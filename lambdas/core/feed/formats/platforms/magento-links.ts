import * as z from 'zod';
import type { RawOffer } from '../../raw-offer.ts';
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
/** Goods that wait for the product which has them as its variants. */
const WAITING = 50_000;

/**
 * Magento's API lists a configurable product and its variants as items of one list, in any order; the product has the
 * numbers of its variants. Variants that no product names are hidden, as they are in the shop.
 */
export const createMagentoLinks = () => {
  const groups = new Map<number, string>();
  const waiting = new Map<number, RawOffer>();

  const joined = (offer: RawOffer, groupId: string, isSold: boolean): RawOffer => ({
    ...offer,
    groupId,
    hidden: isSold ? undefined : offer.hidden,
  });

  const release = (count: number): readonly RawOffer[] =>
    [...waiting].slice(0, count).map(([id, offer]) => {
      waiting.delete(id);
      const groupId = groups.get(id);
      return groupId === undefined ? offer : joined(offer, groupId, true);
    });

  return {
    take: (item: Item, offer: RawOffer): readonly RawOffer[] => {
      const read = 'type_id' in item ? Linked.safeParse(item).data : undefined;
      if (!read) return [offer];
      const links = read.extension_attributes.configurable_product_links;
      if (read.type_id === 'configurable' && links.length > 0) {
        for (const id of links) groups.set(id, read.sku);
        return [{ ...offer, role: 'head', groupId: read.sku, price: undefined }];
      }
      const isSold = isEnabled(read.status);
      const groupId = groups.get(read.id);
      if (groupId !== undefined) return [joined(offer, groupId, isSold)];
      if (read.visibility !== IN_PRODUCTS_ONLY || !isSold) return [offer];
      waiting.set(read.id, offer);
      return waiting.size > WAITING ? release(1) : [];
    },
    end: (): readonly RawOffer[] => release(waiting.size),
  };
};
