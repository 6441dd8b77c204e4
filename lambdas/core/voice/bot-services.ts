import type { ProductIndex } from '../../ports/catalog/product-index.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import type { Log } from '../../ports/log.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';
import { createCompareProducts } from '../catalog/compare/compare-products.ts';
import { createProductInfo } from '../catalog/product-info.ts';
import { createRecommendProducts } from '../catalog/recommend/recommend-products.ts';
import type { Language } from '../language/language.ts';
import { createMerchantServices, type MerchantParts } from '../merchant/merchant-services.ts';
import { createSearch } from '../search/search.ts';
import { createStoreInfo } from '../shop/store-texts/store-info.ts';
import { createCheckWords } from './check-words.ts';
import { createEndConversation } from './session/end-conversation.ts';

interface BotServiceParts extends MerchantParts {
  readonly index: ProductIndex;
  readonly embedder: TextEmbedder;
  readonly texts: Pick<StoreTexts, 'published'>;
  readonly language: Language;
  readonly log: Log;
}

/**
 * All that bot functions do, over the adapters of a deployment or of one machine, given by the handler that runs them. The
 * token handler lists the functions without services, so that its bundle contains neither the search nor the lexicon.
 */
export const createBotServices = (parts: BotServiceParts) => ({
  search: createSearch(parts),
  productInfo: createProductInfo(parts),
  compareProducts: createCompareProducts(parts),
  recommendProducts: createRecommendProducts(parts),
  storeInfo: createStoreInfo(parts),
  checkWords: createCheckWords(parts.language),
  endConversation: createEndConversation(parts),
  merchant: createMerchantServices(parts),
});
export type BotServices = Readonly<ReturnType<typeof createBotServices>>;
