import { type Html, html } from '../html.ts';
import type { PageContent, View } from '../view.ts';

export const CART_PATH = '/demo/cart';
export const CHECKOUT_PATH = '/demo/checkout';

/** The place of the cart's lines, which the page's script fills. */
export const cartLines = ({
  texts,
}: View): Html => html`<p class="cart-empty" data-cart-empty>${texts.cartEmpty}</p>
  <ul data-cart-lines data-remove="${texts.remove}" data-quantity="${texts.quantity}"></ul>`;

export const cartTotal = ({ texts }: View): Html =>
  html`<p class="cart-total"><span>${texts.total}</span><b data-cart-total></b></p>`;

export const cartPage = (view: View): PageContent => {
  const { texts } = view;
  return {
    title: texts.cart,
    main: html`<div class="wrap page cart cart-page">
<h1>${texts.cart}</h1>
${cartLines(view)}
<div data-cart-foot hidden>
  <form class="coupon" data-coupon data-accepted="${texts.couponAccepted}" data-refused="${texts.couponRefused}">
    <label>${texts.coupon} <input name="code" required maxlength="64" autocomplete="off"></label>
    <button type="submit">${texts.applyCoupon}</button>
    <output class="quiet">${texts.couponHint}</output>
  </form>
  ${cartTotal(view)}
  <a class="button" href="${view.href(CHECKOUT_PATH)}">${texts.checkout}</a>
</div>
</div>`,
  };
};
