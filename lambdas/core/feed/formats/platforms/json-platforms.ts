import * as z from 'zod';
import { isJsonObject, Scalar, Text } from '../json-values.ts';
import { HEAD_IF_VARIANTS, type Item } from './item.ts';

const Named = z.looseObject({ name: Text });
const Picture = z
  .looseObject({ src: Text, url: Text, url_standard: Text })
  .transform(({ src, url, url_standard: standard }) => src || url || standard);
const Pictures = z.array(z.union([Picture, z.string()])).catch([]);

const optionsFrom = (pairs: readonly (readonly [string, string])[]): readonly Item[] =>
  pairs
    .filter(([, value]) => value !== '' && !/^default (?:title|variant|option value)$/iu.test(value))
    .map(([name, value]) => ({ name, value }));

/** Shopify's `products.json` and its admin API: options are named beside the variants, which number them. */
export const ShopifyItem = z
  .looseObject({
    handle: z.string(),
    options: z.array(z.union([Named, z.string().transform((name) => ({ name }))])),
    variants: z.array(z.looseObject({ option1: Scalar, option2: Text, option3: Text })),
    images: Pictures,
  })
  .transform(
    ({ options, variants, images, body_html: description, product_type: type, ...item }): Item => ({
      ...item,
      published: item.published_at !== null,
      description,
      product_type: type,
      image: images[0],
      variants: variants.map(
        ({ option1, option2, option3, title: _, featured_image: picture, position: __, ...variant }) => ({
          id: variant.id,
          sku: variant.sku,
          price: variant.price,
          compare_at_price: variant.compare_at_price,
          availability: shopifyStock(variant),
          image: Picture.safeParse(picture).data,
          options: optionsFrom(
            [option1, option2, option3].map(
              (value, at) => [options[at]?.name ?? `option ${at + 1}`, value] as const,
            ),
          ),
        }),
      ),
    }),
  );

const shopifyStock = (variant: Item): string | undefined => {
  if (typeof variant.available === 'boolean') return variant.available ? 'in stock' : 'out of stock';
  const left = variant.inventory_quantity;
  if (typeof left !== 'number' || !variant.inventory_management || left > 0) return undefined;
  return variant.inventory_policy === 'continue' ? 'backorder' : 'out of stock';
};

const WooAttribute = z.looseObject({
  name: Text,
  option: Text,
  options: z.array(Scalar).catch([]),
  variation: z.boolean().catch(false),
});

/** WooCommerce's REST API: a product, or a variation with its parent's id. */
export const WooItem = z
  .looseObject({
    stock_status: z.string(),
    regular_price: Text,
    attributes: z.array(WooAttribute).catch([]),
    categories: z.array(Named).catch([]),
    images: Pictures,
  })
  .transform(
    ({ attributes, categories, images, stock_status: stock, price, variations, ...item }): Item => ({
      id: item.id,
      sku: item.sku,
      title: item.name,
      description: item.description || item.short_description,
      link: item.permalink,
      regular_price: item.regular_price || price,
      sale_price: item.on_sale === false ? '' : item.sale_price,
      sale_price_from: item.date_on_sale_from,
      sale_price_to: item.date_on_sale_to,
      availability: stock,
      status: item.status,
      visibility: item.catalog_visibility,
      item_group_id: item.parent_id || (item.type === 'variable' ? item.id : undefined),
      [HEAD_IF_VARIANTS]: item.type === 'variable',
      brand: z.array(Named).safeParse(item.brands).data?.[0]?.name,
      category: categories[0]?.name,
      image: images[0] ?? Picture.safeParse(item.image).data,
      attributes: attributes
        .filter(({ variation }) => !variation)
        .map(({ name, option, options }) => ({ name, value: option || options.join(', ') })),
      variants:
        Array.isArray(variations) && variations.every(isJsonObject)
          ? variations.map((each) => wooVariation(each))
          : undefined,
    }),
  );

const wooVariation = (variation: Item): Item => {
  const { title: _, attributes, ...item } = WooItem.safeParse(variation).data ?? variation;
  return { ...item, options: attributes };
};

const MedusaPrice = z.looseObject({ amount: z.coerce.number(), currency_code: z.string() });
const MedusaOption = z.looseObject({ value: Text, option: Named.optional(), option_id: Text });

/** Medusa: every variant has a price for each currency. */
export const medusaItem = (item: Item, currency: string): Item | undefined => {
  const variants = z
    .array(z.looseObject({ prices: z.array(MedusaPrice), options: z.unknown() }))
    .safeParse(item.variants).data;
  if (!variants) return undefined;
  const { options: _, images, thumbnail, ...rest } = item;
  return {
    ...rest,
    image: thumbnail ?? Pictures.parse(images)[0],
    variants: variants.map(
      ({
        prices,
        options,
        id,
        sku,
        title,
        inventory_quantity: stock,
        allow_backorder: sellsOn,
        manage_inventory: counts,
      }) => {
        const price = prices.find(({ currency_code: code }) => code.toUpperCase() === currency) ?? prices[0];
        const isOut = counts !== false && typeof stock === 'number' && stock <= 0;
        return {
          id: sku || id,
          title,
          price: price && `${price.amount} ${price.currency_code.toUpperCase()}`,
          availability: isOut ? (sellsOn === true ? 'backorder' : 'out of stock') : undefined,
          options: z
            .array(MedusaOption)
            .catch([])
            .parse(options)
            .map(({ value, option }) => ({ name: option?.name || option?.title, value })),
        };
      },
    ),
  };
};

const BigCommerceOption = z.looseObject({ option_display_name: Text, label: Text });

/** BigCommerce's API: the price of a variant is `null` where it is the product's. */
export const BigCommerceItem = z
  .looseObject({
    is_visible: z.boolean(),
    variants: z.array(z.looseObject({ option_values: z.array(BigCommerceOption) })),
    images: Pictures,
  })
  .transform(
    ({ variants, images, custom_url: _, retail_price: __, cost_price: ___, ...item }): Item => ({
      ...item,
      image: images[0],
      currency: undefined,
      sale_price: Number(item.sale_price) > 0 ? item.sale_price : undefined,
      quantity: item.inventory_tracking === 'none' ? undefined : item.inventory_level,
      inventory_level: undefined,
      variants: variants.map(
        ({
          option_values: values,
          id,
          sku,
          price,
          sale_price: sale,
          inventory_level: left,
          purchasing_disabled: off,
          image_url: image,
        }) => ({
          id: sku || id,
          price,
          sale_price: Number(sale) > 0 ? sale : undefined,
          image,
          quantity: item.inventory_tracking === 'variant' ? left : undefined,
          availability: off === true ? 'out of stock' : undefined,
          options: optionsFrom(values.map(({ option_display_name: name, label }) => [name, label] as const)),
        }),
      ),
    }),
  );

const EcwidOption = z.looseObject({ name: Text, value: Text });

/** Ecwid's API calls its variants combinations. */
export const EcwidItem = z
  .looseObject({
    combinations: z.array(z.looseObject({ options: z.array(EcwidOption) })),
    defaultDisplayedPrice: z.unknown().optional(),
  })
  .transform(
    ({ combinations, options: _, price, compareToPrice: old, enabled, inStock, ...item }): Item => ({
      id: item.id,
      sku: item.sku,
      title: item.name,
      description: item.description,
      link: item.url,
      image: item.imageUrl ?? item.thumbnailUrl,
      price,
      old_price: old,
      enabled,
      availability: inStock === false ? 'out of stock' : undefined,
      attributes: item.attributes,
      variants: combinations.map((each) => ({
        id: each.sku || each.id,
        price: each.price ?? price,
        old_price: each.compareToPrice ?? old,
        quantity: each.unlimited === true ? undefined : each.quantity,
        availability: each.inStock === false ? 'out of stock' : undefined,
        options: each.options,
      })),
    }),
  );
