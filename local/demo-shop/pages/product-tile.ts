import type { Product, Variant } from '../../../lambdas/contract/product.ts';
import { type Html, html } from '../html.ts';
import { cheapestVariant, discountOf, formatMoney, hasSeveralPrices, shownVariant } from '../offer.ts';
import { colourOf } from '../pictures/ink.ts';
import type { View } from '../view.ts';

const MAX_SWATCHES = 5;

export const pictureOf = (product: Product, variant: Variant): string =>
  `/demo/images/${encodeURIComponent(product.id)}.svg?variant=${encodeURIComponent(variant.id)}`;

export const productPath = (product: Product): string => `/demo/products/${encodeURIComponent(product.id)}`;

export const badgeOf = (variant: Variant, { texts }: View): Html | undefined => {
  const discount = discountOf(variant);
  if (variant.availability === 'out-of-stock')
    return html`<span class="badge badge-quiet">${texts.outOfStock}</span>`;
  if (variant.availability === 'preorder')
    return html`<span class="badge badge-soon">${texts.preorder}</span>`;
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

/** A product as it stands on a shelf. */
export const productTile = (product: Product, view: View): Html => {
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
