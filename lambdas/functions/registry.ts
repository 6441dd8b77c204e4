import type { BotFunction } from '../core/voice/bot-function.ts';
import { callPerson } from './call-person.ts';
import { compareProducts } from './compare-products.ts';
import { getOrderStatus } from './get-order-status.ts';
import { getProductInfo } from './get-product-info.ts';
import { getStoreInfo } from './get-store-info.ts';
import { addToCart } from './page/add-to-cart.ts';
import { applyCoupon } from './page/apply-coupon.ts';
import { changeCart } from './page/change-cart.ts';
import { goToCheckout } from './page/go-to-checkout.ts';
import { openProduct } from './page/open-product.ts';
import { showCart } from './page/show-cart.ts';
import { showCategory } from './page/show-category.ts';
import { recommendProducts } from './recommend-products.ts';
import { searchProducts } from './search-products.ts';

/** All bot functions; a new one is a new file and its line here. */
export const botFunctions: readonly BotFunction[] = [
  searchProducts,
  getProductInfo,
  compareProducts,
  recommendProducts,
  getStoreInfo,
  getOrderStatus,
  callPerson,
  addToCart,
  showCart,
  changeCart,
  openProduct,
  showCategory,
  applyCoupon,
  goToCheckout,
];
