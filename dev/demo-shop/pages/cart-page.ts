import { html } from '../html.ts';
import type { View } from '../view.ts';
import { CHECKOUT_PATH, cartLines, cartTotal } from './cart-lines.ts';
import type { PageContent } from './layout.ts';

export const cartPage = (view: View): PageContent => {
  const { texts } = view;
  return {
    title: `${texts.cart} — ${texts.shopName}`,
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
