import { bitrixCart } from './bitrix.ts';
import type { CartAdapter } from './cart-adapter.ts';
import { openCart } from './opencart.ts';
import { ownCart } from './own-cart.ts';
import { shopifyCart } from './shopify.ts';
import { wooCommerceCart } from './woocommerce.ts';

/** The cart of the platform that this page runs on; absent where none is recognised. */
export const platformCart = (): CartAdapter | undefined =>
  shopifyCart() ?? wooCommerceCart() ?? bitrixCart() ?? openCart();

/** The page's cart: its own, or its platform's. */
export const pageCart = (): CartAdapter | undefined => ownCart() ?? platformCart();
