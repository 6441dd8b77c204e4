import { type Category, trailOf } from '../categories.ts';
import { categoryName } from '../category-names.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { departmentPath, type PageContent } from './layout.ts';
import { productGrid } from './product-tile.ts';

/** Links from the front page down to a category, the last one being where the shopper is. */
export const breadcrumbs = (path: readonly string[], view: View): Html => {
  const crumbs = trailOf(path).map(
    ({ name, slug }) =>
      html`<a href="${view.href(departmentPath({ slug }))}">${categoryName(name, view.locale)}</a>`,
  );
  return html`<nav class="crumbs" aria-label="${view.texts.catalogue}"><a href="${view.href('/')}">${view.texts.home}</a>${crumbs}</nav>`;
};

const shelves = (category: Category, view: View): Html | undefined =>
  category.children.length === 0
    ? undefined
    : html`<p class="chips">${category.children.map(
        (child) =>
          html`<a href="${view.href(departmentPath(child))}">${categoryName(child.path.at(-1) ?? '', view.locale)} <i>${child.products.length}</i></a>`,
      )}</p>`;

/** All products of a department or a shelf. */
export const categoryPage = (category: Category, view: View): PageContent => {
  const name = categoryName(category.path.at(-1) ?? '', view.locale);
  return {
    title: `${name} — ${view.texts.shopName}`,
    department: trailOf(category.path)[0]?.slug,
    main: html`<div class="wrap page">
${breadcrumbs(category.path.slice(0, -1), view)}
<h1>${name} <small>${view.texts.products(category.products.length)}</small></h1>
${shelves(category, view)}
${productGrid(category.products, view)}
</div>`,
  };
};
