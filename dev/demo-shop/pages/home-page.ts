import type { Product } from '../../../lambdas/contract/catalog/product.ts';
import { widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import { type Category, categoryName, categoryPath } from '../categories.ts';
import { type Html, html } from '../html.ts';
import { demoCards, demoOrders } from '../receiver/demo-orders.ts';
import type { PageContent, View } from '../view.ts';
import {
  cheapestVariant,
  discountOf,
  pictureOf,
  productGrid,
  productPath,
  shownVariant,
} from './product-tile.ts';

const PICKS = 8;
const SALES = 4;
const HERO_PICTURES = 4;

/** Takes one product of each list in turn, so that the front page shows the whole shop. */
const takeInTurn = (lists: readonly (readonly Product[])[], count: number): readonly Product[] => {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const rounds = Array.from({ length: longest }, (_, place) => lists.map((list) => list[place]));
  return rounds
    .flat()
    .filter((product) => product !== undefined)
    .slice(0, count);
};

const firstOfEachCategory = (department: Category): readonly Product[] =>
  department.children.length === 0
    ? department.products
    : takeInTurn(
        department.children.map(({ products }) => products),
        PICKS,
      );

const hasPrice = (product: Product): boolean => cheapestVariant(product).price !== undefined;

const isOnSale = (product: Product): boolean => discountOf(shownVariant(product)) !== undefined;

const microphone = html`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" aria-hidden="true"><rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/></svg>`;

const talkButton = ({ texts, isKeyless }: View): Html =>
  isKeyless
    ? html`<button class="button" type="button" data-talk data-if-hears>${microphone}${texts.talk}</button><button class="button" type="button" data-open data-if-reads>${texts.keyless.write}</button>`
    : html`<button class="button" type="button" data-talk>${microphone}${texts.talk}</button>`;

/** What works in this browser, where the demo has no key. */
const heroNote = ({ texts: { keyless }, isKeyless }: View): Html | false =>
  isKeyless &&
  html`<p class="quiet" data-if-hears>${keyless.hears}</p><p class="quiet" data-if-reads>${keyless.reads}</p>`;

const hero = (
  picks: readonly Product[],
  view: View,
): Html => html`<section class="hero"><div class="wrap hero-row">
  <div class="hero-words">
    <p class="eyebrow"${view.isKeyless && html` data-if-hears`}>${view.texts.heroEyebrow}</p>${view.isKeyless && html`<p class="eyebrow" data-if-reads>${view.texts.keyless.eyebrow}</p>`}
    <h1>${view.texts.heroTitle}</h1>
    <p class="lead">${view.texts.heroText}</p>
    <p class="hero-actions">${talkButton(view)}</p>
    ${heroNote(view)}
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
  const [product] = firstOfEachCategory(department);
  if (product === undefined) return html``;
  return html`<a class="department" href="${view.href(categoryPath(department))}">
    <img src="${pictureOf(product, shownVariant(product))}" alt="" width="400" height="400" loading="lazy">
    <b>${categoryName(department, view.locale)}</b>
    <span>${view.texts.products(department.products.length)}</span>
  </a>`;
};

const abilities = ({ texts, shop }: View): Html => {
  const [{ number, phoneLast4 }] = demoOrders;
  const [[card]] = demoCards;
  const { question: orderQuestion, cardQuestion } = texts.orders;
  const shown = texts.abilities(shop === 'ru', orderQuestion(number, phoneLast4), cardQuestion(card));
  return html`<section class="wrap abilities"><h2>${texts.abilitiesTitle}</h2>
<p class="quiet">${texts.abilitiesText}</p>
<ol>${shown.map(
    ([name, question]) =>
      html`<li class="ask"><span>${name}</span><button type="button" data-ask="${question}">${texts.quoted(question)}</button></li>`,
  )}</ol></section>`;
};

const embedNote = ({ texts, href }: View): Html => html`<section class="wrap embed">
  <div><h2>${texts.embedTitle}</h2><p>${texts.embedText}</p><p><a class="embed-link" href="${href('/playground')}">${texts.playground}</a></p></div>
  <pre><code>${`<script src="${widgetScriptPath}" async></script>`}</code></pre>
</section>`;

export const homePage = (view: View): PageContent => {
  const { departments } = view.catalog;
  const picks = takeInTurn(
    departments.map((department) => firstOfEachCategory(department).filter(hasPrice)),
    PICKS,
  );
  const sales = takeInTurn(
    departments.map(({ products }) => products.filter(isOnSale)),
    SALES,
  );
  return {
    main: html`${hero(picks, view)}
${abilities(view)}
<section class="wrap"><h2>${view.texts.categoriesTitle}</h2>
<div class="department-row">${departments.map((department) => departmentTile(department, view))}</div></section>
<section class="wrap"><h2>${view.texts.popularTitle}</h2>${productGrid(picks, view)}</section>
${sales.length > 0 && html`<section class="wrap"><h2>${view.texts.saleTitle}</h2>${productGrid(sales, view)}</section>`}
${embedNote(view)}`,
  };
};
