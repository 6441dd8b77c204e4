import * as z from 'zod';
import { whenGone } from '../../../columns/stock-places.ts';
import { at } from '../../json-values.ts';
import { type ApiItem, HEAD_IF_VARIANTS, listAt, pairsOf } from './item.ts';

const SHOPIFY = /^gid:\/\/shopify\/(\w+)\/(\d+)/u;
const numberOf = (id: unknown): unknown => SHOPIFY.exec(String(id))?.[2] ?? id;

/** Sold out, unless the shop sells without stock or does not count it. */
const stockOf = (variant: ApiItem): string | undefined => {
  if (variant.availableForSale === false) return 'out of stock';
  if (variant.currentlyNotInStock === true) return 'backorder';
  if (at(variant, 'inventoryItem.tracked') === false || variant.inventoryPolicy === undefined)
    return undefined;
  const left = Number(at(variant, 'inventoryQuantity', 'quantityAvailable'));
  return whenGone(left, variant.inventoryPolicy === 'CONTINUE');
};

const shopifyVariant = (variant: ApiItem): ApiItem => {
  const options = pairsOf(listAt(variant, 'selectedOptions'), ['name'], ['value']);
  return {
    id: numberOf(variant.id),
    sku: variant.sku,
    title: options.length > 0 ? undefined : variant.title,
    price: at(variant, 'price', 'priceV2'),
    old_price: at(variant, 'compareAtPrice', 'compareAtPriceV2'),
    availability: stockOf(variant),
    image: at(variant, 'image.url'),
    options,
  };
};

const shopifyProduct = (item: ApiItem): ApiItem => ({
  id: numberOf(item.id),
  title: item.title,
  handle: item.handle,
  description: at(item, 'descriptionHtml', 'description', 'bodyHtml'),
  brand: item.vendor,
  product_type: item.productType,
  link: item.onlineStoreUrl,
  image: at(item, 'featuredImage.url', 'images.0.url'),
  status: item.status,
  published: item.publishedAt !== null && item.publishedOnCurrentPublication !== false,
  variants: Array.isArray(item.variants) ? listAt(item, 'variants').map(shopifyVariant) : undefined,
});

/**
 * Shopify's GraphQL: products with their variants, or, in the file of a bulk operation, each variant in a line below its
 * product. `undefined` for pictures, metafields and other things in such a file.
 */
export const shopifyNode = (item: ApiItem): ApiItem | undefined => {
  const [, kind] = SHOPIFY.exec(String(item.id)) ?? [];
  if (kind === 'Product') {
    const product = shopifyProduct(item);
    const isWhole = product.variants !== undefined;
    return isWhole ? product : { ...product, item_group_id: product.id, [HEAD_IF_VARIANTS]: true };
  }
  if (kind !== 'ProductVariant') return undefined;
  return {
    ...shopifyVariant(item),
    product_title: at(item, 'product.title'),
    status: at(item, 'product.status'),
    item_group_id: numberOf(at(item, '__parentId', 'product.id')),
  };
};

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

const saleorAttributes = (item: ApiItem): readonly ApiItem[] =>
  listAt(item, 'attributes').map((each) => ({
    name: at(each, 'attribute.name'),
    value: listAt(each, 'values')
      .map(({ name }) => name)
      .join(', '),
  }));

/** Saleor's GraphQL. */
export const saleorItem = ({ isAvailable, isPublished, pricing: _, ...item }: ApiItem): ApiItem => ({
  ...item,
  description: textOfBlocks(item.description),
  published: isPublished !== false && isAvailable !== false,
  attributes: saleorAttributes(item),
  variants: listAt(item, 'variants').map((variant) => {
    const options = saleorAttributes(variant);
    return {
      id: variant.sku || variant.id,
      title: options.length > 0 ? undefined : variant.name,
      price: at(variant, 'pricing.price.gross'),
      old_price: at(variant, 'pricing.priceUndiscounted.gross'),
      quantity: variant.quantityAvailable,
      options,
    };
  }),
});

const magentoNode = (item: unknown): ApiItem => ({
  id: at(item, 'sku'),
  title: at(item, 'name'),
  availability: at(item, 'stock_status'),
  price: at(item, 'price_range.minimum_price.final_price'),
  old_price: at(item, 'price_range.minimum_price.regular_price'),
});

/** Magento's GraphQL: a price before a discount and one to pay, and variants with products of their own. */
export const magentoGraphItem = (item: ApiItem): ApiItem => ({
  ...magentoNode(item),
  description: at(item, 'description.html', 'description'),
  image: at(item, 'image.url', 'small_image.url'),
  categories: item.categories,
  variants: listAt(item, 'variants').map(({ product, attributes }) => {
    const options = pairsOf(Array.isArray(attributes) ? attributes : [], ['code'], ['label']);
    const node = magentoNode(product);
    return { ...node, title: options.length > 0 ? undefined : node.title, options };
  }),
});
