import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

export const CART_PATH = '/demo/cart';
export const CHECKOUT_PATH = '/demo/checkout';

/** The place of the cart's lines, which the page's script fills. */
export const cartLines = ({
  texts,
}: View): Html => html`<p class="cart-empty" data-cart-empty>${texts.cartEmpty}</p>
  <ul data-cart-lines data-remove="${texts.remove}" data-quantity="${texts.quantity}"></ul>`;

export const cartTotal = ({ texts }: View): Html =>
  html`<p class="cart-total"><span>${texts.total}</span><b data-cart-total></b></p>`;
