import { whenGone } from '../../../columns/stock-places.ts';
import { at, isJsonObject, textOf } from '../../json-values.ts';
import { type ApiItem, HEAD_IF_VARIANTS, listAt, pairsOf, pictureAt } from './item.ts';

/** The one in the shop's currency, or else the first. */
const ofCurrency = (prices: readonly ApiItem[], path: string, currency: string): ApiItem | undefined =>
  prices.find((price) => textOf(at(price, path)).toUpperCase() === currency) ?? prices[0];

const shopifyStock = (variant: ApiItem): string | undefined => {
  const { available, inventory_management: counts, inventory_policy: policy } = variant;
  if (typeof available === 'boolean') return available ? 'in stock' : 'out of stock';
  return counts ? whenGone(Number(variant.inventory_quantity), policy === 'continue') : undefined;
};

/** The theme's `product.js` counts in hundredths of any currency, unlike `products.json`. */
const centsOf = (item: ApiItem) => (amount: unknown) =>
  'price_varies' in item && typeof amount === 'number' ? amount / 100 : amount;

/** Shopify's `products.json` and its admin API: options are named beside the variants, which number them. */
export const shopifyItem = (item: ApiItem): ApiItem => {
  const optionOf = (variant: ApiItem, place: number) => ({
    name: at(item, `options.${place}.name`, `options.${place}`) ?? `option ${place + 1}`,
    value: variant[`option${place + 1}`],
  });
  const amountOf = centsOf(item);
  return {
    ...item,
    price: amountOf(item.price),
    compare_at_price: amountOf(item.compare_at_price),
    published: item.published_at !== null,
    description: item.body_html ?? item.description,
    image: pictureAt(item, 'images.0'),
    variants: listAt(item, 'variants').map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      price: amountOf(variant.price),
      compare_at_price: amountOf(variant.compare_at_price),
      availability: shopifyStock(variant),
      image: pictureAt(variant, 'featured_image'),
      options: pairsOf(
        [0, 1, 2].map((place) => optionOf(variant, place)),
        ['name'],
        ['value'],
      ),
    })),
  };
};

const wooAttributes = (item: ApiItem) =>
  listAt(item, 'attributes')
    .filter(({ variation }) => variation !== true)
    .map(({ name, option, options }) => ({
      name,
      value: option || (Array.isArray(options) ? options.join(', ') : ''),
    }));

const wooVariation = (variation: ApiItem): ApiItem => {
  const { title: _, attributes, ...item } = 'stock_status' in variation ? wooItem(variation) : variation;
  return { ...item, options: attributes };
};

/** WooCommerce's REST API: a product, or a variation with its parent's id. */
export const wooItem = (item: ApiItem): ApiItem => ({
  id: item.id,
  sku: item.sku,
  title: item.name,
  description: item.description || item.short_description,
  link: item.permalink,
  regular_price: item.regular_price || item.price,
  sale_price: item.on_sale === false ? '' : item.sale_price,
  sale_price_from: item.date_on_sale_from,
  sale_price_to: item.date_on_sale_to,
  availability: item.stock_status,
  status: item.status,
  visibility: item.catalog_visibility,
  item_group_id: item.parent_id || (item.type === 'variable' ? item.id : undefined),
  [HEAD_IF_VARIANTS]: item.type === 'variable',
  brand: at(item, 'brands.0.name'),
  category: at(item, 'categories.0.name'),
  image: at(item, 'images.0.src', 'image.src'),
  attributes: wooAttributes(item),
  variants:
    Array.isArray(item.variations) && item.variations.every(isJsonObject)
      ? item.variations.map(wooVariation)
      : undefined,
});

/** Medusa: every variant has a price for each currency. */
export const medusaItem = (
  { options: _, images, thumbnail, ...item }: ApiItem,
  currency: string,
): ApiItem => ({
  ...item,
  image: thumbnail ?? pictureAt(images, '0'),
  variants: listAt(item, 'variants').map((variant) => {
    const price = ofCurrency(listAt(variant, 'prices'), 'currency_code', currency);
    const isCounted = variant.manage_inventory !== false;
    return {
      id: variant.sku || variant.id,
      title: variant.title,
      price,
      availability: isCounted
        ? whenGone(Number(variant.inventory_quantity), variant.allow_backorder === true)
        : undefined,
      options: pairsOf(listAt(variant, 'options'), ['option.name', 'option.title'], ['value']),
    };
  }),
});

const onSale = ({ sale_price: price }: ApiItem): unknown => (Number(price) > 0 ? price : undefined);

/** BigCommerce's API: the price of a variant is `null` where it is the product's. */
export const bigCommerceItem = (item: ApiItem): ApiItem => {
  const { images, custom_url: _, retail_price: __, cost_price: ___, inventory_level: left, ...rest } = item;
  return {
    ...rest,
    image: pictureAt(images, '0'),
    currency: undefined,
    sale_price: onSale(item),
    quantity: item.inventory_tracking === 'none' ? undefined : left,
    variants: listAt(item, 'variants').map((variant) => ({
      id: variant.sku || variant.id,
      price: variant.price,
      sale_price: onSale(variant),
      image: variant.image_url,
      quantity: item.inventory_tracking === 'variant' ? variant.inventory_level : undefined,
      availability: variant.purchasing_disabled === true ? 'out of stock' : undefined,
      options: pairsOf(listAt(variant, 'option_values'), ['option_display_name'], ['label']),
    })),
  };
};

const ecwidStock = ({ inStock }: ApiItem): string | undefined =>
  inStock === false ? 'out of stock' : undefined;

/** Ecwid's API calls its variants combinations. */
export const ecwidItem = (item: ApiItem): ApiItem => ({
  id: item.id,
  sku: item.sku,
  title: item.name,
  description: item.description,
  link: item.url,
  image: at(item, 'imageUrl', 'thumbnailUrl'),
  price: item.price,
  old_price: item.compareToPrice,
  enabled: item.enabled,
  availability: ecwidStock(item),
  attributes: item.attributes,
  variants: listAt(item, 'combinations').map((variant) => ({
    id: variant.sku || variant.id,
    price: variant.price ?? item.price,
    old_price: variant.compareToPrice ?? item.compareToPrice,
    quantity: variant.unlimited === true ? undefined : variant.quantity,
    availability: ecwidStock(variant),
    options: variant.options,
  })),
});

/** What is left can be ordered on, unless the goods are sold off. */
const shopwareStock = (item: ApiItem): string | undefined => {
  if (item.available === false) return 'out of stock';
  return whenGone(Number(at(item, 'availableStock', 'stock')), item.isCloseout !== true);
};

/** Shopware's API: prices with and without tax, and variants that are items of their own. */
export const shopwareItem = (item: ApiItem): ApiItem => {
  const isVariant = typeof item.parentId === 'string';
  const isHead = !isVariant && item.childCount !== 0;
  return {
    id: at(item, 'id', 'productNumber'),
    sku: item.productNumber,
    title: at(item, 'translated.name', 'name'),
    description: at(item, 'translated.description', 'description'),
    brand: at(item, 'manufacturer.name'),
    image: at(item, 'cover.media.url'),
    price: at(item, 'price.0.gross'),
    old_price: at(item, 'price.0.listPrice.gross'),
    active: item.active,
    availability: shopwareStock(item),
    options: listAt(item, 'options').map((option) => ({
      name: at(option, 'group.name') ?? 'option',
      value: option.name,
    })),
    item_group_id: isVariant ? item.parentId : isHead ? item.id : undefined,
    [HEAD_IF_VARIANTS]: isHead,
  };
};

/** commercetools: one variant is the master, and each has a price for every currency. */
export const commercetoolsItem = (item: ApiItem, currency: string): ApiItem => ({
  id: at(item, 'key', 'id'),
  title: item.name,
  description: item.description,
  published: item.published,
  variants: [item.masterVariant, ...listAt(item, 'variants')].filter(isJsonObject).map((variant) => {
    const price = ofCurrency(listAt(variant, 'prices'), 'value.currencyCode', currency);
    return {
      id: at(variant, 'sku', 'id'),
      price: at(price, 'value'),
      sale_price: at(price, 'discounted.value'),
      image: variant.images,
      availability: at(variant, 'availability.isOnStock') === false ? 'out of stock' : undefined,
      // Words of a set are within an object: `{ "key": "red", "label": "Red" }`.
      options: pairsOf(listAt(variant, 'attributes'), ['name'], ['value.label', 'value']),
    };
  }),
});

/** What a variant has of the members that its product calls its choices: `"variations": ["Size"], "Size": ["M"]`. */
const vtexOptions = (variant: ApiItem) =>
  pairsOf(
    [variant.variations].flat().map((each) => {
      const name = textOf(at(each, 'name') ?? each);
      return { name, value: variant[name] ?? at(each, 'values') };
    }),
    ['name'],
    ['value'],
  );

/** VTEX: each variant has a price for each seller, of which the first is the shop. */
export const vtexItem = (item: ApiItem): ApiItem => ({
  id: item.productId,
  title: item.productName,
  description: item.description,
  brand: item.brand,
  link: item.link,
  category: at(item, 'categories.0'),
  attributes: [item.allSpecifications].flat().map((name) => ({ name, value: textOf(item[textOf(name)]) })),
  variants: listAt(item, 'items').map((variant) => {
    const offer = at(variant, 'sellers.0.commertialOffer');
    return {
      id: variant.itemId,
      title: variant.name,
      price: at(offer, 'Price'),
      old_price: at(offer, 'ListPrice'),
      quantity: at(offer, 'AvailableQuantity'),
      image: at(variant, 'images.0.imageUrl'),
      options: vtexOptions(variant),
    };
  }),
});
