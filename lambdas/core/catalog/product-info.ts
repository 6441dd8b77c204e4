import type { SearchDocument } from '../../contract/catalog/search-document.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { FailedAnswer, ProductAnswer } from '../../contract/voice/bot.ts';
import type { ProductIndex } from '../../ports/catalog/product-index.ts';
import type { Language } from '../language/language.ts';
import { sayVariant, toCard } from '../search/say/variant.ts';
import { answerQuestion } from './facts/answer-question.ts';
import { type AskedIds, createFindProduct, type FoundProduct } from './find-product.ts';

interface ProductInfoRequest extends AskedIds {
  /** What the shopper wants to know. Default: the price and whether it can be had. */
  readonly question?: string | undefined;
}

export type ProductInfo = (
  domain: DomainConfig,
  request: ProductInfoRequest,
) => Promise<ProductAnswer | FailedAnswer>;

/** Properties that belong to the product and not to one variant. */
export const sharedAttributes = ({ attributes, optionNames }: SearchDocument): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !optionNames.includes(name)));

const answerFor = ({ chosen, documents }: FoundProduct, locale: Locale, response: string): ProductAnswer => {
  const { productId, productTitle, brand, category, description } = chosen;
  return {
    success: true,
    response,
    product: {
      productId,
      title: productTitle,
      brand,
      category: [...category],
      description,
      attributes: sharedAttributes(chosen),
      variants: documents.map((document) => toCard(document, locale)),
    },
    variant: toCard(chosen, locale),
  };
};

interface ProductInfoPorts {
  readonly index: ProductIndex;
  readonly language: Language;
}

/** Answers with one product, in the variant that was named or else the first in stock. */
export const createProductInfo = ({ index, language }: ProductInfoPorts): ProductInfo => {
  const find = createFindProduct(index);
  return async (domain, { question, ...ids }) => {
    const { locale } = domain;
    const found = await find(domain, ids);
    if ('error' in found) return found;
    const { response, chosen } =
      question === undefined
        ? { response: sayVariant(found.chosen, locale), chosen: found.chosen }
        : answerQuestion(question, found, { locale, language });
    return answerFor({ ...found, chosen }, locale, response);
  };
};
