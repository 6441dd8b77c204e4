import type { BotFunction } from '../core/voice/bot-function.ts';
import { compareProducts } from './compare-products.ts';
import { getProductInfo } from './get-product-info.ts';
import { recommendProducts } from './recommend-products.ts';
import { searchProducts } from './search-products.ts';

/** All bot functions; a new one is a new file and its line here. */
export const botFunctions: readonly BotFunction[] = [
  searchProducts,
  getProductInfo,
  compareProducts,
  recommendProducts,
];
