import { at, isJsonObject, textOf } from '../../json-values.ts';
import { type ApiItem, listAt, pairsOf } from './item.ts';

/** "Product", "schema:Product" and "https://schema.org/Product" are one type; a thing may have several. */
const isOf = (item: ApiItem, kind: string): boolean =>
  [item['@type']].flat().some((type) => textOf(type).split(/[/:]/u).at(-1) === kind);

/** A price before a sale has a type, and the price to pay has none. */
const isBefore = (price: ApiItem): boolean => /list|strikethrough|srp|msrp/iu.test(textOf(price.priceType));

const asList = (value: unknown): readonly ApiItem[] => [value].flat().filter(isJsonObject);

/** An offer's price is its own member, the lowest of several, or in one of its specifications. */
const offerOf = (offer: ApiItem): ApiItem => {
  const prices = asList(offer.priceSpecification);
  const current = prices.find((price) => !isBefore(price));
  return {
    price: at(offer, 'price', 'lowPrice') ?? current?.price,
    old_price: prices.find(isBefore)?.price,
    currency: at(offer, 'priceCurrency') ?? current?.priceCurrency,
    availability: at(offer, 'availability'),
  };
};

/** What a page says of a product for others than shoppers. */
const APART = new Set([
  '@type',
  '@context',
  '@id',
  'offers',
  'aggregateRating',
  'review',
  'additionalProperty',
]);

const productOf = (item: ApiItem): ApiItem => {
  const [offer] = asList(item.offers);
  const rest = Object.entries(item).filter(([name]) => !APART.has(name));
  return {
    ...Object.fromEntries(rest),
    id: at(item, 'productID', 'sku', 'identifier', 'id', '@id'),
    link: at(item, 'url') ?? at(offer, 'url'),
    attributes: item.additionalProperty,
    ...(offer && offerOf(offer)),
  };
};

const CHOICES = ['size', 'color', 'material', 'pattern'];

const variantOf = (variant: ApiItem): ApiItem => ({
  ...productOf(variant),
  options: pairsOf(
    CHOICES.map((name) => ({ name, value: at(variant, `${name}.name`, name) })),
    ['name'],
    ['value'],
  ),
});

/** What a page of a shop says of itself as JSON-LD; `undefined` for anything but a product. */
export const schemaItem = (item: ApiItem): ApiItem | undefined => {
  if (isOf(item, 'ListItem') && isJsonObject(item.item)) return schemaItem(item.item);
  if (!isOf(item, 'ProductGroup'))
    return isOf(item, 'Product') || 'offers' in item ? productOf(item) : undefined;
  const { hasVariant: _, variesBy: __, productGroupID, ...group } = productOf(item);
  return { ...group, id: productGroupID ?? group.id, variants: listAt(item, 'hasVariant').map(variantOf) };
};
