import type { BotFunction } from '../core/voice/bot-function.ts';
import { getProductInfo } from './get-product-info.ts';
import { getStoreInfo } from './get-store-info.ts';
import { searchProducts } from './search-products.ts';

/** All bot functions; a new one is a new file and its line here. */
export const botFunctions: readonly BotFunction[] = [searchProducts, getProductInfo, getStoreInfo];
