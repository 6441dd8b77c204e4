import { widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { categoryName, categoryPath } from '../categories.ts';
import { type Html, html } from '../html.ts';
import { infoPages } from '../info.ts';
import type { PageContent, View } from '../view.ts';
import { CART_PATH, CHECKOUT_PATH, cartLines, cartTotal } from './cart-page.ts';

const bagIcon = html`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M5 8h14l-1 12H6z"/><path d="M9 8a3 3 0 0 1 6 0"/></svg>`;

const CURRENCIES = { ru: '₽', en: '$' } as const;

/** The shop of one language; the one at the first address sells in both, so that both are links there. */
const languageLink = (locale: Locale, view: View): Html => {
  const address = view.inLocale(locale);
  const words = `${locale.toUpperCase()} ${CURRENCIES[locale]}`;
  return address === undefined
    ? html`<b aria-current="true" lang="${locale}">${words}</b>`
    : html`<a href="${address}" lang="${locale}" hreflang="${locale}" title="${view.texts.shopOf[locale]}">${words}</a>`;
};

const header = (view: View, department: string | undefined): Html => html`<header class="top">
  <div class="wrap top-row">
    <a class="logo" href="${view.href('/')}"><i aria-hidden="true"></i>${view.texts.shopName}</a>
    <nav class="departments" aria-label="${view.texts.catalogue}">${view.catalog.departments.map(
      (each) =>
        html`<a href="${view.href(categoryPath(each))}"${each.slug === department && html` aria-current="page"`}>${categoryName(each, view.locale)}</a>`,
    )}</nav>
    <div class="top-end">
      <span class="languages">${languageLink('ru', view)}${languageLink('en', view)}</span>
      <form class="search" role="search" action="/demo/search"><input type="search" name="q" required placeholder="${view.texts.search}" aria-label="${view.texts.search}">${view.href('/') !== '/' && html`<input type="hidden" name="lang" value="${view.locale}">`}</form>
      <button class="cart-button" type="button" data-open-cart aria-label="${view.texts.cart}">${bagIcon}<span data-cart-count hidden>0</span></button>
    </div>
  </div>
</header>`;

const cart = (
  view: View,
): Html => html`<dialog class="cart" data-cart data-page="${view.href(CART_PATH)}" data-checkout-page="${view.href(CHECKOUT_PATH)}" data-refused="${view.texts.couponRefused}" aria-label="${view.texts.cart}">
  <div class="cart-head"><h2>${view.texts.cart}</h2><button type="button" data-close-cart aria-label="${view.texts.close}">×</button></div>
  ${cartLines(view)}
  <div class="cart-foot" data-cart-foot hidden>
    ${cartTotal(view)}
    <a class="button" href="${view.href(CART_PATH)}">${view.texts.toCart}</a>
  </div>
</dialog>`;

const footer = ({ texts, href, locale, shop }: View): Html => html`<footer class="foot"><div class="wrap">
  <span class="logo"><i aria-hidden="true"></i>${texts.shopName}</span>
  <p>${texts.tagline}</p>
  <p><a class="foot-link" href="${href('/demo/orders')}">${texts.orders.title}</a></p>
  <p class="foot-links">${infoPages(shop, locale).map(({ path, title }) => html`<a class="foot-link" href="${href(path)}">${title}</a>`)}</p>
  <p><a class="foot-link" href="${href('/playground')}">${texts.playground}</a></p>
  <p class="quiet">${texts.demoNote}</p>
</div></footer>`;

/** The order matters, since later sheets build on earlier ones. */
const styleSheets = ['base', 'header', 'front', 'shelves', 'product', 'cart', 'footer'].map(
  (name) => `/demo/${name}.css`,
);

/** The script by which the browser recognises speech where the server cannot; it runs before the page is shown. */
const hearing = ({ isKeyless, texts }: View, assistant: boolean): Html | false =>
  isKeyless &&
  assistant &&
  html`<script src="/demo/hearing.js" data-words="${JSON.stringify(texts.keyless.greeting)}"></script>`;

/** A whole page. It embeds the assistant by the same tag that any merchant pastes. */
export const renderPage = (page: PageContent, view: View): string => {
  const { title, main, department, styles = [], scripts = [], assistant = true } = page;
  const { shopName, tagline } = view.texts;
  return html`<!doctype html>
<html lang="${view.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title === undefined ? `${shopName} — ${tagline}` : `${title} — ${shopName}`}</title>
<meta name="description" content="${tagline}">
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
${hearing(view, assistant)}
${[...styleSheets, ...styles].map((path) => html`<link rel="stylesheet" href="${path}">`)}
${['/demo/cart.js', '/demo/shop.js', ...scripts].map((path) => html`<script src="${path}" type="module"></script>`)}
</head>
<body>
${header(view, department)}
<main>
${main}
</main>
${footer(view)}
${cart(view)}
${assistant && html`<script src="${widgetScriptPath}" async data-samples="${view.texts.samples.join('|')}"></script>`}
</body>
</html>
`.markup;
};
