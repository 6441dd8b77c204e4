import { isForStaff } from '../../../normalise/confidential.ts';
import { at, textOf } from '../../json-values.ts';
import { type ApiItem, HEAD_IF_VARIANTS, listAt } from './item.ts';

const HUNDRED = 100;

const isForAll = (price: ApiItem): boolean => !isForStaff(textOf(at(price, 'priceType.name')));

/** МойСклад's API: kopecks, and a price for each kind of customer. */
export const moySkladItem = (item: ApiItem): ApiItem => {
  const price = listAt(item, 'salePrices').find(isForAll);
  const product = textOf(at(item, 'product.meta.href')).split('?')[0]?.split('/').at(-1);
  const isHead = Number(item.variantsCount) > 0;
  return {
    id: item.id,
    sku: at(item, 'article', 'code'),
    title: item.name,
    description: item.description,
    product_type: item.pathName,
    price: price && Number(price.value) / HUNDRED,
    quantity: at(item, 'quantity', 'stock'),
    archived: item.archived,
    options: item.characteristics,
    item_group_id: product || (isHead ? item.id : undefined),
    [HEAD_IF_VARIANTS]: isHead,
  };
};

const squareVariation = (variation: ApiItem): ApiItem => ({
  id: variation.id,
  sku: at(variation, 'item_variation_data.sku'),
  title: at(variation, 'item_variation_data.name'),
  price: {
    minor: at(variation, 'item_variation_data.price_money.amount'),
    currency: at(variation, 'item_variation_data.price_money.currency'),
  },
  deleted: variation.is_deleted,
});

/**
 * Square's API: amounts in cents, and each thing of the catalogue within data of its own. `undefined` for categories,
 * taxes and pictures, which the catalogue holds as well.
 */
export const squareItem = (item: ApiItem): ApiItem | undefined => {
  if (item.type !== 'ITEM') return undefined;
  const variations = listAt(item, 'item_data.variations').map(squareVariation);
  return {
    id: item.id,
    title: at(item, 'item_data.name'),
    description: at(item, 'item_data.description'),
    deleted: item.is_deleted,
    archived: at(item, 'item_data.is_archived'),
    visibility: at(item, 'item_data.ecom_visibility'),
    variants: variations.length === 1 ? variations.map(({ title: _, ...only }) => only) : variations,
  };
};

/** WooCommerce's Store API, which every visitor may ask. */
export const wooStoreItem = (item: ApiItem): ApiItem => {
  const amount = (path: string): string => {
    const minor = textOf(at(item, path));
    const unit = 10 ** Number(at(item, 'prices.currency_minor_unit'));
    return minor === '' ? '' : `${Number(minor) / unit} ${textOf(at(item, 'prices.currency_code'))}`;
  };
  return {
    id: item.id,
    sku: item.sku,
    title: item.name,
    description: item.description || item.short_description,
    link: item.permalink,
    image: item.images,
    product_type: item.categories,
    price: amount('prices.price'),
    old_price: amount('prices.regular_price'),
    availability:
      item.is_on_backorder === true ? 'backorder' : item.is_in_stock ? 'in stock' : 'out of stock',
  };
};
