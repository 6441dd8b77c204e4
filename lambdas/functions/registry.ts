import type { BotFunction } from '../core/voice/bot-function.ts';
import { getProductInfo } from './get-product-info.ts';
import { searchProducts } from './search-products.ts';

/** Everything the assistant can do; a new function is a new file and its line here. */
export const botFunctions: readonly BotFunction[] = [searchProducts, getProductInfo];
