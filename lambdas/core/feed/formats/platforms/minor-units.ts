import * as z from 'zod';
import { isForStaff } from '../../normalise/confidential.ts';
import { isJsonObject, Text } from '../json-values.ts';
import { HEAD_IF_VARIANTS, type Item } from './item.ts';

const HUNDRED = 100;

const SalePrice = z.looseObject({
  value: z.number(),
  priceType: z.looseObject({ name: Text }).optional().catch(undefined),
});
const Reference = z
  .looseObject({ meta: z.looseObject({ href: z.string() }) })
  .transform(({ meta }) => meta.href.split('?')[0]?.split('/').at(-1))
  .optional()
  .catch(undefined);

/** МойСклад's API: kopecks, and a price for each kind of customer. */
export const MoySkladItem = z
  .looseObject({ salePrices: z.array(SalePrice), product: Reference })
  .transform(({ salePrices, product, variantsCount: count, ...item }): Item => {
    const price = salePrices.find(({ priceType }) => !isForStaff(priceType?.name ?? ''));
    const isHead = typeof count === 'number' && count > 0;
    return {
      id: item.id,
      sku: item.article ?? item.code,
      title: item.name,
      description: item.description,
      product_type: item.pathName,
      price: price && price.value / HUNDRED,
      quantity: item.quantity ?? item.stock,
      archived: item.archived,
      options: item.characteristics,
      item_group_id: product ?? (isHead ? item.id : undefined),
      [HEAD_IF_VARIANTS]: isHead,
    };
  });

const SquareMoney = z
  .looseObject({ amount: z.number(), currency: z.string() })
  .transform(({ amount, currency }) => ({ minor: amount, currency }))
  .optional()
  .catch(undefined);
const SquareVariation = z
  .looseObject({
    id: z.string(),
    is_deleted: z.unknown().optional(),
    item_variation_data: z.looseObject({ name: Text, sku: Text, price_money: SquareMoney }),
  })
  .transform(({ id, is_deleted: deleted, item_variation_data: { name, sku, price_money: price } }) => ({
    id,
    sku,
    title: name,
    price,
    deleted,
  }));

/** Square's API: amounts in cents, and each thing of the catalogue within data of its own. */
export const SquareItem = z
  .looseObject({
    type: z.literal('ITEM'),
    item_data: z.looseObject({ name: Text, variations: z.array(SquareVariation).catch([]) }),
  })
  .transform(
    ({ id, is_deleted: deleted, item_data: { name, description, variations, ...data } }): Item => ({
      id,
      title: name,
      description,
      deleted,
      archived: data.is_archived,
      visibility: data.ecom_visibility,
      variants: variations.length === 1 ? variations.map(({ title: _, ...only }) => only) : variations,
    }),
  );

const StorePrices = z.looseObject({
  price: Text,
  regular_price: Text,
  currency_code: z.string(),
  currency_minor_unit: z.number().int().min(0).max(4),
});

/** WooCommerce's Store API, which every visitor may ask. */
export const WooStoreItem = z
  .looseObject({ is_in_stock: z.boolean(), prices: StorePrices, images: z.unknown().optional() })
  .transform(({ prices, is_in_stock: isInStock, images, ...item }): Item => {
    const unit = 10 ** prices.currency_minor_unit;
    const amount = (minor: string): string =>
      minor === '' ? '' : `${Number(minor) / unit} ${prices.currency_code}`;
    return {
      id: item.id,
      sku: item.sku,
      title: item.name,
      description: item.description || item.short_description,
      link: item.permalink,
      image: images,
      product_type: item.categories,
      price: amount(prices.price),
      old_price: amount(prices.regular_price),
      availability: item.is_on_backorder === true ? 'backorder' : isInStock ? 'in stock' : 'out of stock',
    };
  });

const CentPrice = z.looseObject({
  value: z.looseObject({ currencyCode: z.string() }),
  discounted: z.looseObject({ value: z.unknown().optional() }).optional().catch(undefined),
});
const Prices = z.array(CentPrice).catch([]);
const NamedValue = z.looseObject({ name: z.string(), value: z.unknown().optional() });

/** Words of a set are within an object: `{ "key": "red", "label": "Red" }`. */
const wordOf = (value: unknown): unknown => (isJsonObject(value) ? (value.label ?? '') : value);

const commerceVariant = (variant: Item, currency: string): Item => {
  const prices = Prices.parse(variant.prices);
  const price = prices.find(({ value }) => value.currencyCode === currency) ?? prices[0];
  const stock = isJsonObject(variant.availability) ? variant.availability : {};
  const isOut = stock.isOnStock === false;
  return {
    id: variant.sku ?? variant.id,
    price: price?.value,
    sale_price: price?.discounted?.value,
    image: variant.images,
    availability: isOut ? 'out of stock' : undefined,
    options: z
      .array(NamedValue)
      .catch([])
      .parse(variant.attributes)
      .map(({ name, value }) => ({ name, value: wordOf(value) })),
  };
};

/** commercetools: one variant is the master, and each has a price for every currency. */
export const commercetoolsItem = ({ masterVariant, variants, ...item }: Item, currency: string): Item => ({
  id: item.key ?? item.id,
  title: item.name,
  description: item.description,
  published: item.published,
  variants: [masterVariant, ...(Array.isArray(variants) ? variants : [])]
    .filter(isJsonObject)
    .map((variant) => commerceVariant(variant, currency)),
});
