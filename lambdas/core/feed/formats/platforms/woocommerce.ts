import headers from '../../columns/headers.json' with { type: 'json' };
import { isNo, isYes } from '../../columns/visibility.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import { type RowMeaning, withOptions, withSku } from './small-differences.ts';

/** WooCommerce puts a backslash before a comma that divides nothing. */
const split = (written = ''): readonly string[] =>
  written
    .split(/(?<!\\),/u)
    .map((part) => (unescaped(part) ?? '').trim())
    .filter((part) => part !== '');
const unescaped = (text: string | undefined): string | undefined =>
  text?.replaceAll('\\,', ',').replaceAll('\\n', '\n');

const VARIABLE = new RegExp(headers.rowKinds.product, 'u');
const VARIATION = new RegExp(headers.rowKinds.variation, 'u');

const plainAttributes = (attributes: readonly RawAttribute[]): readonly RawAttribute[] =>
  attributes.map(({ name, value }) => ({ name, value: split(value).join(', ') }));

/** A product lists every value of its variations, which describe the variations and not the product. */
const sharedAttributes = (attributes: readonly RawAttribute[]): readonly RawAttribute[] =>
  plainAttributes(attributes.filter(({ value }) => split(value).length === 1));

const availabilityOf = ({ availability = '', backorders = '' }: RawOffer): string | undefined => {
  const words = availability.toLowerCase();
  if (words === 'backorder') return words;
  if (words === '' || !isNo(words)) return undefined;
  return isYes(backorders) || backorders === 'notify' ? 'backorder' : 'out of stock';
};

/** Fields of every kind of row. Of several categories the first one counts, the widest level first. */
const commonOf = (offer: RawOffer): RawOffer => ({
  ...offer,
  id: offer.id ?? offer.sku,
  title: unescaped(offer.title),
  brand: split(offer.brand)[0],
  category: (split(offer.product_type)[0] ?? '').split('>').map((level) => level.trim()),
  description: unescaped(offer.description),
  image_link: split(offer.image_link)[0],
  availability: availabilityOf(offer),
  quantity: undefined,
});

/** WooCommerce: a row for each product and for each of its variations, which name their parent or follow it. */
export const createWooCommerce = (): RowMeaning => {
  let lastParent: string | undefined;
  return (raw) => {
    const offer = commonOf(raw);
    const kind = raw.kind?.toLowerCase() ?? '';
    if (VARIATION.test(kind) && !kind.includes('variable')) {
      // "id:123" names a parent without an article.
      const groupId = raw.groupId?.replace(/^id:\s*/iu, '') ?? lastParent;
      const variation = withSku({ ...offer, groupId, attributes: [] }, raw.sku);
      return withOptions(variation, plainAttributes(raw.attributes));
    }
    if (VARIABLE.test(kind)) {
      lastParent = raw.sku ?? offer.id ?? raw.title;
      const attributes = sharedAttributes(raw.attributes);
      return { ...offer, id: offer.id ?? lastParent, role: 'head', groupId: lastParent, attributes };
    }
    const attributes = plainAttributes(raw.attributes);
    return withSku({ ...offer, groupId: undefined, attributes, fallbackId: raw.title }, raw.sku);
  };
};
