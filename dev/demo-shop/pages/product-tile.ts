import { formatMoney } from '../../../lambdas/contract/catalog/amounts.ts';
import type { Product, Variant } from '../../../lambdas/contract/catalog/product.ts';
import { type Html, html } from '../html.ts';
import { colourOf } from '../pictures.ts';
import type { View } from '../view.ts';

const MAX_SWATCHES = 5;

/** The discount of a sale in whole percent; `undefined` without a sale. */
export const discountOf = ({ price, compareAt }: Pick<Variant, 'price' | 'compareAt'>): number | undefined =>
  price === undefined || compareAt === undefined || compareAt.minor <= price.minor
    ? undefined
    : Math.round((1 - price.minor / compareAt.minor) * 100);

const byPrice = (one: Variant, other: Variant): number =>
  (one.price?.minor ?? Number.POSITIVE_INFINITY) - (other.price?.minor ?? Number.POSITIVE_INFINITY);

const canBeBought = ({ availability }: Variant): boolean => availability !== 'out-of-stock';

/** The variant a product is shown with: the first that can be bought, else the first. */
export const shownVariant = ({ id, variants }: Product): Variant => {
  const variant = variants.find(canBeBought) ?? variants[0];
  if (variant === undefined) throw new Error(`Product ${id} has no variants.`);
  return variant;
};

/** The cheapest variant that can be bought, else the one that is shown. */
export const cheapestVariant = (product: Product): Variant =>
  product.variants.filter(canBeBought).toSorted(byPrice)[0] ?? shownVariant(product);

const hasSeveralPrices = ({ variants }: Product): boolean =>
  new Set(variants.map(({ price }) => price?.minor)).size > 1;

export const pictureOf = (product: Product, variant: Variant): string =>
  `/demo/images/${encodeURIComponent(product.id)}.svg?variant=${encodeURIComponent(variant.id)}`;

export const productPath = (product: Product): string => `/demo/products/${encodeURIComponent(product.id)}`;

export const badgeOf = (variant: Variant, { texts }: View): Html | undefined => {
  const discount = discountOf(variant);
  if (variant.availability === 'out-of-stock')
    return html`<span class="badge badge-quiet">${texts['out-of-stock']}</span>`;
  if (variant.availability === 'preorder' || variant.availability === 'backorder')
    return html`<span class="badge badge-soon">${texts[variant.availability]}</span>`;
  return discount === undefined
    ? undefined
    : html`<span class="badge badge-sale">${texts.sale(discount)}</span>`;
};

export const priceOf = (variant: Variant, { locale }: View, prefix = ''): Html => {
  if (variant.price === undefined) return html``;
  const before = discountOf(variant) !== undefined && variant.compareAt;
  return html`<span class="price">${prefix}<b>${formatMoney(variant.price, locale)}</b>${
    before && html` <s>${formatMoney(before, locale)}</s>`
  }</span>`;
};

const swatchesOf = (product: Product): Html | undefined => {
  const colours = new Set(product.variants.map(({ options }) => colourOf(options.color ?? '')));
  const known = [...colours].filter((colour) => colour !== undefined);
  if (known.length < 2) return undefined;
  return html`<span class="swatches" aria-hidden="true">${known
    .slice(0, MAX_SWATCHES)
    .map((colour) => html`<i style="background:${colour}"></i>`)}</span>`;
};

const productTile = (product: Product, view: View): Html => {
  const shown = shownVariant(product);
  const priced = cheapestVariant(product);
  const prefix = hasSeveralPrices(product) ? `${view.texts.from} ` : '';
  return html`<article class="tile${shown.availability === 'out-of-stock' ? ' is-out' : ''}">
  <a href="${view.href(productPath(product))}">
    <span class="tile-picture"><img src="${pictureOf(product, shown)}" alt="" width="400" height="400" loading="lazy">${badgeOf(shown, view)}</span>
    <span class="tile-brand">${product.brand ?? ''}${swatchesOf(product)}</span>
    <span class="tile-title">${product.title}</span>
    ${priceOf(priced, view, prefix)}
  </a>
</article>`;
};

export const productGrid = (products: readonly Product[], view: View): Html =>
  html`<div class="grid">${products.map((product) => productTile(product, view))}</div>`;
