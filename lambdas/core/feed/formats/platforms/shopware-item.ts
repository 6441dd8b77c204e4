import * as z from 'zod';
import { isJsonObject, Scalar, Text } from '../json-values.ts';
import { HEAD_IF_VARIANTS, type Item } from './item.ts';

const Price = z.looseObject({
  gross: Scalar,
  listPrice: z.looseObject({ gross: Scalar }).nullish().catch(undefined),
});
const Option = z
  .looseObject({ name: Text, group: z.looseObject({ name: Text }).optional().catch(undefined) })
  .transform(({ name, group }) => ({ name: group?.name || 'option', value: name }));

const nameIn = (value: unknown): unknown => (isJsonObject(value) ? value.name : undefined);

/** What is left can be ordered on, unless the goods are sold off. */
const stockOf = ({ isCloseout, availableStock, stock, available }: Item): string | undefined => {
  const left = availableStock ?? stock;
  if (available === false) return 'out of stock';
  if (typeof left !== 'number' || left > 0) return undefined;
  return isCloseout === true ? 'out of stock' : 'backorder';
};

/** Shopware's API: prices with and without tax, and variants that are items of their own. */
export const ShopwareItem = z
  .looseObject({
    productNumber: z.string(),
    price: z.array(Price).nullish(),
    options: z.array(Option).catch([]),
  })
  .transform(({ price, options, parentId, childCount, ...item }): Item => {
    const translated = isJsonObject(item.translated) ? item.translated : {};
    const cover = isJsonObject(item.cover) && isJsonObject(item.cover.media) ? item.cover.media : {};
    const isAlone = typeof parentId === 'string' || childCount === 0;
    return {
      id: item.id ?? item.productNumber,
      sku: item.productNumber,
      title: translated.name ?? item.name,
      description: translated.description ?? item.description,
      brand: nameIn(item.manufacturer),
      image: cover.url,
      price: price?.[0]?.gross,
      old_price: price?.[0]?.listPrice?.gross,
      active: item.active,
      availability: stockOf(item),
      options,
      item_group_id: typeof parentId === 'string' ? parentId : isAlone ? undefined : item.id,
      [HEAD_IF_VARIANTS]: !isAlone,
    };
  });
