import { LRUCache } from 'lru-cache';
import type { RawOffer } from '../../raw-offer.ts';
import type { TableRow } from '../table/table-plan.ts';
import type { Platform } from './platform.ts';

interface Terms {
  readonly price: string | undefined;
  readonly discount: string | undefined;
}

const REMEMBERED = 20_000;
const MEDIA = 'https://static.wixstatic.com/media/';

/** Wix writes a dot before decimals, and nothing between thousands. */
const amountOf = (written: string | undefined): number => Number.parseFloat(written ?? '');

const termsOf = ({ price }: RawOffer, row: TableRow): Terms => {
  const value = row.read('discount_amount');
  const isPercent = row.read('discount_mode')?.toUpperCase() === 'PERCENT';
  return { price, discount: isPercent && value !== undefined ? `${value}%` : value };
};

const imageOf = (written: string | undefined): string | undefined => {
  const first = written?.split(';')[0]?.trim();
  return first === undefined || first === '' || /^https?:/u.test(first) ? first : `${MEDIA}${first}`;
};

/** Wix: a variant costs the product's price and a surcharge, of which the product's discount is taken. */
export const createWix = (): Platform => {
  const terms = new LRUCache<string, Terms>({ max: REMEMBERED });
  return {
    take: (offer, row) => {
      const group = offer.groupId ?? '';
      const own = row.read('surcharge');
      const known = offer.role === 'single' ? termsOf(offer, row) : (terms.get(group) ?? termsOf(offer, row));
      terms.set(group, known);
      const surcharge = amountOf(own);
      const isAdded = offer.role === 'offer' && surcharge > 0 && known.price !== undefined;
      const price = isAdded ? (amountOf(known.price) + surcharge).toFixed(2) : offer.price;
      const words = offer.stock?.replace(/([a-z])([A-Z])/gu, '$1 $2');
      const isCount = Number.isFinite(Number.parseInt(words ?? '', 10));
      return [
        {
          ...offer,
          image: imageOf(offer.image),
          price,
          discount: known.discount,
          stock: isCount ? words : undefined,
          availability: isCount ? undefined : words,
          options: offer.role === 'offer' ? offer.options : [],
        },
      ];
    },
    end: () => [],
  };
};
