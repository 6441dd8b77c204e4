import { LRUCache } from 'lru-cache';
import type { RawOffer } from '../../raw-offer.ts';
import { type RowMeaning, withoutColourCode } from './small-differences.ts';

interface Terms {
  readonly price: string | undefined;
  readonly discount: string | undefined;
}

const REMEMBERED = 20_000;
const MEDIA = 'https://static.wixstatic.com/media/';

/** Wix writes a dot before decimals, and nothing between thousands. */
const amountOf = (written: string | undefined): number => Number.parseFloat(written ?? '');

const termsOf = ({ price, discount_amount: amount, discount_mode: mode }: RawOffer): Terms => {
  const isPercent = mode?.toUpperCase() === 'PERCENT' && amount !== undefined;
  return { price, discount: isPercent ? `${amount}%` : amount };
};

const imageOf = (written: string | undefined): string | undefined => {
  const first = written?.split(';')[0]?.trim();
  return first === undefined || first === '' || /^https?:/u.test(first) ? first : `${MEDIA}${first}`;
};

/** Wix: a variant costs the product's price and a surcharge, of which the product's discount is taken. */
export const createWix = (): RowMeaning => {
  const terms = new LRUCache<string, Terms>({ max: REMEMBERED });
  return (offer) => {
    const { groupId = '', role, quantity } = offer;
    const known = role === 'single' ? termsOf(offer) : (terms.get(groupId) ?? termsOf(offer));
    terms.set(groupId, known);
    const surcharge = amountOf(offer.surcharge);
    const isAdded = role === 'offer' && surcharge > 0 && known.price !== undefined;
    const words = quantity?.replace(/([a-z])([A-Z])/gu, '$1 $2');
    const isCount = Number.isFinite(Number.parseInt(words ?? '', 10));
    return {
      ...offer,
      image_link: imageOf(offer.image_link),
      price: isAdded ? (amountOf(known.price) + surcharge).toFixed(2) : offer.price,
      discount: known.discount,
      quantity: isCount ? words : undefined,
      availability: isCount ? undefined : words,
      options: role === 'offer' ? offer.options?.map(withoutColourCode) : [],
    };
  };
};
