import { widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import type { Product } from '../../../lambdas/contract/product.ts';
import type { Category } from '../categories.ts';
import { categoryName } from '../category-names.ts';
import { type Html, html } from '../html.ts';
import { cheapestVariant, discountOf, shownVariant } from '../offer.ts';
import type { View } from '../view.ts';
import { departmentPath, type PageContent } from './layout.ts';
import { pictureOf, productGrid, productPath } from './product-tile.ts';

const PICKS = 8;
const SALES = 4;
const HERO_PICTURES = 4;

/** One product of each department in turn, so that the window shows the whole shop. */
const takeInTurn = (shelves: readonly (readonly Product[])[], count: number): readonly Product[] => {
  const longest = Math.max(0, ...shelves.map((shelf) => shelf.length));
  const rounds = Array.from({ length: longest }, (_, place) => shelves.map((shelf) => shelf[place]));
  return rounds
    .flat()
    .filter((product) => product !== undefined)
    .slice(0, count);
};

const firstOfEachShelf = (department: Category): readonly Product[] =>
  department.children.length === 0
    ? department.products
    : takeInTurn(
        department.children.map(({ products }) => products),
        PICKS,
      );

const hasPrice = (product: Product): boolean => cheapestVariant(product).price !== undefined;

const isOnSale = (product: Product): boolean => discountOf(shownVariant(product)) !== undefined;

const microphone = html`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" aria-hidden="true"><rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/></svg>`;

const hero = (
  picks: readonly Product[],
  view: View,
): Html => html`<section class="hero"><div class="wrap hero-row">
  <div class="hero-words">
    <p class="eyebrow">${view.texts.heroEyebrow}</p>
    <h1>${view.texts.heroTitle}</h1>
    <p class="lead">${view.texts.heroText}</p>
    <p class="hero-actions"><button class="button" type="button" data-talk>${microphone}${view.texts.talk}</button></p>
    <p class="ask"><span>${view.texts.askTitle}</span>${view.texts.samples.map(
      (sample) => html`<button type="button" data-ask="${sample}">${view.texts.quoted(sample)}</button>`,
    )}</p>
  </div>
  <div class="hero-pictures" aria-hidden="true">${picks
    .slice(0, HERO_PICTURES)
    .map(
      (product) =>
        html`<a href="${view.href(productPath(product))}" tabindex="-1"><img src="${pictureOf(product, shownVariant(product))}" alt="" width="400" height="400"></a>`,
    )}</div>
</div></section>`;

const departmentTile = (department: Category, view: View): Html => {
  const [product] = firstOfEachShelf(department);
  if (product === undefined) return html``;
  return html`<a class="department" href="${view.href(departmentPath(department))}">
    <img src="${pictureOf(product, shownVariant(product))}" alt="" width="400" height="400" loading="lazy">
    <b>${categoryName(department.path.at(-1) ?? '', view.locale)}</b>
    <span>${view.texts.products(department.products.length)}</span>
  </a>`;
};

const embedNote = ({ texts, href }: View): Html => html`<section class="wrap embed">
  <div><h2>${texts.embedTitle}</h2><p>${texts.embedText}</p><p><a class="embed-link" href="${href('/playground')}">${texts.playground}</a></p></div>
  <pre><code>${`<script src="${widgetScriptPath}" async></script>`}</code></pre>
</section>`;

/** The front page. */
export const homePage = (view: View): PageContent => {
  const { departments } = view.catalog;
  const picks = takeInTurn(
    departments.map((department) => firstOfEachShelf(department).filter(hasPrice)),
    PICKS,
  );
  const sales = takeInTurn(
    departments.map(({ products }) => products.filter(isOnSale)),
    SALES,
  );
  return {
    title: `${view.texts.shopName} — ${view.texts.tagline}`,
    main: html`${hero(picks, view)}
<section class="wrap"><h2>${view.texts.categoriesTitle}</h2>
<div class="department-row">${departments.map((department) => departmentTile(department, view))}</div></section>
<section class="wrap"><h2>${view.texts.popularTitle}</h2>${productGrid(picks, view)}</section>
${sales.length > 0 && html`<section class="wrap"><h2>${view.texts.saleTitle}</h2>${productGrid(sales, view)}</section>`}
${embedNote(view)}`,
  };
};
