import * as z from 'zod';
import { isJsonObject, Text } from '../json-values.ts';
import { HEAD_IF_VARIANTS, type Item } from './item.ts';

const Chosen = z.array(z.looseObject({ name: Text, value: Text })).catch([]);
const Picture = z.looseObject({ url: Text }).optional().catch(undefined);

const SHOPIFY = /^gid:\/\/shopify\/(\w+)\/(\d+)/u;
const numberOf = (id: unknown): unknown => SHOPIFY.exec(String(id))?.[2] ?? id;
/** Shopify's one option of products that have none. */
const NO_CHOICE = /^default title$/iu;

/** Sold out, unless the shop sells without stock or does not count it. */
const stockOf = (variant: Item): string | undefined => {
  const left = variant.inventoryQuantity ?? variant.quantityAvailable;
  const item = isJsonObject(variant.inventoryItem) ? variant.inventoryItem : {};
  const isOut = typeof left === 'number' && left <= 0 && item.tracked !== false;
  if (variant.availableForSale === false) return 'out of stock';
  if (variant.currentlyNotInStock === true) return 'backorder';
  if (!isOut || variant.inventoryPolicy === undefined) return undefined;
  return variant.inventoryPolicy === 'CONTINUE' ? 'backorder' : 'out of stock';
};

const shopifyVariant = (variant: Item): Item => {
  const options = Chosen.parse(variant.selectedOptions).filter(({ value }) => !NO_CHOICE.test(value));
  return {
    id: numberOf(variant.id),
    sku: variant.sku,
    title: options.length > 0 ? undefined : variant.title,
    price: variant.price ?? variant.priceV2,
    old_price: variant.compareAtPrice ?? variant.compareAtPriceV2,
    availability: stockOf(variant),
    image: Picture.parse(variant.image)?.url,
    options,
  };
};

const shopifyProduct = ({ variants, images, ...item }: Item): Item => ({
  id: numberOf(item.id),
  title: item.title,
  handle: item.handle,
  description: item.descriptionHtml ?? item.description ?? item.bodyHtml,
  brand: item.vendor,
  product_type: item.productType,
  link: item.onlineStoreUrl,
  image:
    Picture.parse(item.featuredImage)?.url ?? (Array.isArray(images) ? Picture.parse(images[0])?.url : ''),
  status: item.status,
  published: item.publishedAt !== null && item.publishedOnCurrentPublication !== false,
  variants: Array.isArray(variants) ? variants.filter(isJsonObject).map(shopifyVariant) : undefined,
});

/**
 * Shopify's GraphQL: products with their variants, or, in the file of a bulk operation, each variant in a line below its
 * product. `undefined` for pictures, metafields and other things that such a file holds besides.
 */
export const shopifyNode = (item: Item): Item | undefined => {
  const [, kind] = SHOPIFY.exec(String(item.id)) ?? [];
  if (kind === 'Product') {
    const product = shopifyProduct(item);
    const isWhole = product.variants !== undefined;
    return isWhole ? product : { ...product, item_group_id: product.id, [HEAD_IF_VARIANTS]: true };
  }
  if (kind !== 'ProductVariant') return undefined;
  const product = isJsonObject(item.product) ? item.product : {};
  const parent = numberOf(item.__parentId ?? product.id);
  const { title, status } = product;
  return { ...shopifyVariant(item), product_title: title, status, item_group_id: parent };
};

export const isShopifyNode = ({ id }: Item): boolean => typeof id === 'string' && id.startsWith('gid:');

const Gross = z.looseObject({ gross: z.unknown().optional() }).transform(({ gross }) => gross);
const Pricing = z
  .looseObject({
    price: Gross.optional().catch(undefined),
    priceUndiscounted: Gross.optional().catch(undefined),
  })
  .catch({ price: undefined, priceUndiscounted: undefined });
const SaleorAttribute = z
  .looseObject({ attribute: z.looseObject({ name: Text }), values: z.array(z.looseObject({ name: Text })) })
  .transform(({ attribute, values }) => ({
    name: attribute.name,
    value: values.map(({ name }) => name).join(', '),
  }));
const SaleorAttributes = z.array(SaleorAttribute).catch([]);
const Blocks = z.object({ blocks: z.array(z.object({ data: z.object({ text: z.string() }) })) });

/** Saleor keeps descriptions as the blocks of an editor. */
const textOfBlocks = (written: unknown): unknown => {
  if (typeof written !== 'string' || !written.startsWith('{')) return written;
  try {
    return Blocks.parse(JSON.parse(written))
      .blocks.map(({ data }) => data.text)
      .join(' ');
  } catch {
    return '';
  }
};

const saleorVariant = (variant: Item): Item => {
  const { price, priceUndiscounted } = Pricing.parse(variant.pricing);
  const options = SaleorAttributes.parse(variant.attributes);
  return {
    id: variant.sku || variant.id,
    title: options.length > 0 ? undefined : variant.name,
    price,
    old_price: priceUndiscounted,
    quantity: variant.quantityAvailable,
    options,
  };
};

const MagentoPrices = z
  .looseObject({
    minimum_price: z.looseObject({ regular_price: z.unknown(), final_price: z.unknown() }),
  })
  .transform(({ minimum_price: { final_price: price, regular_price: old } }) => ({ price, old_price: old }))
  .catch({ price: undefined, old_price: undefined });
const MagentoVariant = z.looseObject({
  product: z.looseObject({ sku: z.string() }),
  attributes: z.array(z.looseObject({ code: Text, label: Text })).catch([]),
});

const magentoNode = ({ sku, name, stock_status: stock, price_range: range }: Item): Item => ({
  id: sku,
  title: name,
  availability: stock,
  ...MagentoPrices.parse(range),
});

/** Magento's GraphQL: a price before a discount and one to pay, and variants with products of their own. */
export const magentoGraphItem = (item: Item): Item => ({
  ...magentoNode(item),
  description: isJsonObject(item.description) ? item.description.html : item.description,
  image: Picture.parse(item.image ?? item.small_image)?.url,
  categories: item.categories,
  variants: z
    .array(MagentoVariant)
    .optional()
    .catch(undefined)
    .parse(item.variants)
    ?.map(({ product, attributes }) => ({
      ...magentoNode(product),
      title: attributes.length > 0 ? undefined : product.name,
      options: attributes.map(({ code, label }) => ({ name: code, value: label })),
    })),
});

/** Saleor's GraphQL. */
export const SaleorItem = z
  .looseObject({
    variants: z.array(
      z.looseObject({ pricing: z.unknown().optional(), quantityAvailable: z.unknown().optional() }),
    ),
  })
  .refine(({ variants }) => variants.some(({ pricing }) => isJsonObject(pricing)))
  .transform(
    ({ variants, pricing: _, attributes, description, isAvailable, isPublished, ...item }): Item => ({
      ...item,
      description: textOfBlocks(description),
      published: isPublished !== false && isAvailable !== false,
      attributes: SaleorAttributes.parse(attributes),
      variants: variants.map(saleorVariant),
    }),
  );
