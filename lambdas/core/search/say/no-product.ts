import type { Locale } from '../../../contract/shop/locale.ts';
import type { SearchAnswer } from '../../../contract/voice/bot.ts';
import type { RequestKind } from '../../language/requests/request-kind.ts';
import { productSentences } from '../../phrases/products.ts';

const nothing = (response: string): SearchAnswer => ({
  success: true,
  response,
  products: [],
  searchType: 'lexical',
  status: 'none',
});

export const noCatalog = (locale: Locale): SearchAnswer => nothing(productSentences[locale].noCatalog());

/** What only the shop's people or pages can answer. */
const SHOPS_OWN = new Set<RequestKind>(['store', 'order', 'person']);

/** Says what the assistant can do where no product was asked for. */
export const notAProduct = (kind: RequestKind, locale: Locale): SearchAnswer => {
  const { askTheShop, whatICanDo } = productSentences[locale];
  return {
    ...nothing(SHOPS_OWN.has(kind) ? askTheShop() : whatICanDo()),
    code: 'NOT_A_PRODUCT_REQUEST',
  };
};
