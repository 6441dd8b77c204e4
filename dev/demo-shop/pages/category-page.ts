import { type Category, categoryName, categoryPath, trailOf } from '../categories.ts';
import { type Html, html } from '../html.ts';
import type { PageContent, View } from '../view.ts';
import { productGrid } from './product-tile.ts';

export const breadcrumbs = (path: readonly string[], view: View): Html => {
  const crumbs = trailOf(path).map(
    (crumb) => html`<a href="${view.href(categoryPath(crumb))}">${categoryName(crumb, view.locale)}</a>`,
  );
  return html`<nav class="crumbs" aria-label="${view.texts.catalogue}"><a href="${view.href('/')}">${view.texts.home}</a>${crumbs}</nav>`;
};

const subcategories = (category: Category, view: View): Html | undefined =>
  category.children.length === 0
    ? undefined
    : html`<p class="chips">${category.children.map(
        (child) =>
          html`<a href="${view.href(categoryPath(child))}">${categoryName(child, view.locale)} <i>${child.products.length}</i></a>`,
      )}</p>`;

export const categoryPage = (category: Category, view: View): PageContent => {
  const name = categoryName(category, view.locale);
  return {
    title: name,
    department: trailOf(category.path)[0]?.slug,
    main: html`<div class="wrap page">
${breadcrumbs(category.path.slice(0, -1), view)}
<h1>${name} <small>${view.texts.products(category.products.length)}</small></h1>
${subcategories(category, view)}
${productGrid(category.products, view)}
</div>`,
  };
};
