import type { BotFunction } from '../core/voice/bot-function.ts';
import { addToCart } from './add-to-cart.ts';
import { applyCoupon } from './apply-coupon.ts';
import { callPerson } from './call-person.ts';
import { changeCart } from './change-cart.ts';
import { compareProducts } from './compare-products.ts';
import { getOrderStatus } from './get-order-status.ts';
import { getProductInfo } from './get-product-info.ts';
import { getStoreInfo } from './get-store-info.ts';
import { goToCheckout } from './go-to-checkout.ts';
import { openProduct } from './open-product.ts';
import { recommendProducts } from './recommend-products.ts';
import { searchProducts } from './search-products.ts';
import { showCart } from './show-cart.ts';
import { showCategory } from './show-category.ts';

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
