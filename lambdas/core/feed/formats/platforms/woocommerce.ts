import headers from '../../columns/headers.json' with { type: 'json' };
import { isNo, isYes } from '../../columns/visibility.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import type { TableRow } from '../table/table-plan.ts';
import type { Platform } from './platform.ts';

/** WooCommerce puts a backslash before a comma that divides nothing. */
const split = (written: string): readonly string[] =>
  written
    .split(/(?<!\\),/u)
    .map((part) => unescaped(part).trim())
    .filter((part) => part !== '');
const unescaped = (text: string): string => text.replaceAll('\\,', ',').replaceAll('\\n', '\n');

const VARIABLE = new RegExp(headers.rowKinds.product, 'u');
const VARIATION = new RegExp(headers.rowKinds.variation, 'u');

const plainAttributes = (attributes: readonly RawAttribute[]): readonly RawAttribute[] =>
  attributes.map(({ name, value }) => ({ name, value: split(value).join(', ') }));

/** A product lists every value of its variations, which describe the variations and not the product. */
const sharedAttributes = (attributes: readonly RawAttribute[]): readonly RawAttribute[] =>
  attributes.flatMap(({ name, value }) => {
    const values = split(value);
    return values.length === 1 ? [{ name, value: values[0] ?? '' }] : [];
  });

const availabilityOf = (row: TableRow): string | undefined => {
  const words = row.read('availability')?.toLowerCase() ?? '';
  if (words === 'backorder') return words;
  if (words === '' || !isNo(words)) return undefined;
  const backorders = row.read('backorders') ?? '';
  return isYes(backorders) || backorders === 'notify' ? 'backorder' : 'out of stock';
};

/** The first of several paths, the widest level first. */
const categoryOf = (written: string | undefined): readonly string[] =>
  (split(written ?? '')[0] ?? '').split('>').map((level) => level.trim());

/** Fields of every kind of row. */
const commonOf = (offer: RawOffer, row: TableRow): RawOffer => ({
  ...offer,
  title: offer.title === undefined ? undefined : unescaped(offer.title),
  brand: split(offer.brand ?? '')[0],
  category: categoryOf(row.read('product_type')),
  description: offer.description === undefined ? undefined : unescaped(offer.description),
  image: split(offer.image ?? '')[0],
  availability: availabilityOf(row),
  stock: undefined,
});

/** WooCommerce: a row for each product and for each of its variations, which name their parent or follow it. */
export const createWooCommerce = (): Platform => {
  let lastParent: string | undefined;

  const take = (offer: RawOffer, row: TableRow): RawOffer => {
    const sku = row.read('sku');
    const id = offer.id ?? sku;
    const kind = row.read('kind')?.toLowerCase() ?? '';
    const common = { ...commonOf(offer, row), id };
    if (VARIATION.test(kind) && !kind.includes('variable')) {
      // "id:123" names a parent without an article.
      const groupId = offer.groupId?.replace(/^id:\s*/iu, '') ?? lastParent;
      const options = plainAttributes(offer.attributes);
      const fallbackId = [groupId, ...options.map(({ value }) => value)].join('/');
      return { ...common, groupId, attributes: [], options, fallbackId };
    }
    if (VARIABLE.test(kind)) {
      lastParent = sku ?? id ?? offer.title;
      const attributes = sharedAttributes(offer.attributes);
      return { ...common, id: id ?? lastParent, role: 'head', groupId: lastParent, attributes };
    }
    const attributes = plainAttributes(offer.attributes);
    const own = sku === undefined ? attributes : [...attributes, { name: 'sku', value: sku }];
    return { ...common, groupId: undefined, attributes: own, fallbackId: offer.title };
  };

  return { take: (offer, row) => [take(offer, row)], end: () => [] };
};
