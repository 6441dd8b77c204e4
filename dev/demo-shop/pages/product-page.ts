import { type Product, type Variant, variantTitle } from '../../../lambdas/contract/catalog/product.ts';
import { trailOf } from '../categories.ts';
import { type Html, html } from '../html.ts';
import type { PageContent, View } from '../view.ts';
import { breadcrumbs } from './category-page.ts';
import { badgeOf, pictureOf, priceOf, productGrid, productPath, shownVariant } from './product-tile.ts';

const RELATED = 4;

const variantPath = (product: Product, variant: Variant): string =>
  `${productPath(product)}?variant=${encodeURIComponent(variant.id)}`;

const variantLabel = (variant: Variant): string =>
  Object.values(variant.options).join(' · ') || (variant.title ?? variant.id);

const variantLinks = (product: Product, chosen: Variant, view: View): Html | undefined => {
  if (product.variants.length < 2) return undefined;
  const links = product.variants.map(
    (variant) =>
      html`<a href="${view.href(variantPath(product, variant))}" class="${variant.availability === 'out-of-stock' ? 'is-out' : ''}"${variant === chosen && html` aria-current="true"`}><img src="${pictureOf(product, variant)}" alt="" width="400" height="400" loading="lazy">${variantLabel(variant)}</a>`,
  );
  return html`<h2 class="small">${view.texts.chooseVariant}</h2><p class="variants">${links}</p>`;
};

const availability = ({ availability: state }: Variant, { texts }: View): Html =>
  html`<span class="availability availability-${state}">${texts[state]}</span>`;

/** What the cart keeps of a variant. The page's script reads it. */
const cartLine = (product: Product, variant: Variant): string =>
  JSON.stringify({
    productId: product.id,
    variantId: variant.id,
    title: variantTitle(product, variant),
    price: variant.price,
    image: pictureOf(product, variant),
    url: variantPath(product, variant),
  });

const specs = (product: Product, { texts }: View): Html | undefined => {
  const rows = Object.entries(product.attributes);
  if (rows.length === 0) return undefined;
  return html`<h2 class="small">${texts.specs}</h2><dl class="specs">${rows.map(
    ([name, value]) => html`<div><dt>${name.replaceAll('_', ' ')}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
};

const related = (product: Product, view: View): Html | undefined => {
  const [department] = product.category;
  const near = view.catalog.products
    .filter((each) => each !== product && each.category[0] === department)
    .toSorted((one, other) => closeness(other, product) - closeness(one, product))
    .slice(0, RELATED);
  return near.length === 0
    ? undefined
    : html`<section class="wrap"><h2>${view.texts.related}</h2>${productGrid(near, view)}</section>`;
};

const closeness = (one: Product, other: Product): number =>
  one.category.filter((name, index) => other.category[index] === name).length;

export const productPage = (product: Product, variantId: string | null, view: View): PageContent => {
  const variant = product.variants.find(({ id }) => id === variantId) ?? shownVariant(product);
  const title = variantTitle(product, variant);
  const isOut = variant.availability === 'out-of-stock';
  return {
    title,
    department: trailOf(product.category)[0]?.slug,
    main: html`<article class="wrap page product" data-product-id="${product.id}" data-variant-id="${variant.id}" data-title="${product.title}">
${breadcrumbs(product.category, view)}
<div class="product-row">
  <div class="product-picture"><img src="${pictureOf(product, variant)}" alt="${title}" width="400" height="400">${badgeOf(variant, view)}</div>
  <div class="product-words">
    ${product.brand !== undefined && html`<p class="eyebrow">${product.brand}</p>`}
    <h1>${title}</h1>
    <p class="offer">${priceOf(variant, view)} ${availability(variant, view)}</p>
    <p><button class="button" type="button" data-add-to-cart="${cartLine(product, variant)}"${isOut && html` disabled`}>${view.texts.addToCart}</button></p>
    ${variantLinks(product, variant, view)}
    ${product.description !== undefined && html`<p class="description">${product.description}</p>`}
    ${specs(product, view)}
  </div>
</div>
</article>
${related(product, view)}`,
  };
};
