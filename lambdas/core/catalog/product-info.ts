import { ProductId, VariantId } from '../../contract/catalog/ids.ts';
import type { SearchDocument } from '../../contract/catalog/search-document.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { FailedAnswer, ProductAnswer } from '../../contract/voice/bot.ts';
import type { ProductIndex } from '../../ports/catalog/product-index.ts';
import { failedAnswer } from '../phrases/errors.ts';
import { toCard } from '../search/say/cards.ts';
import { sayVariant } from '../search/say/say-variant.ts';

export interface AskedIds {
  readonly productId: unknown;
  /** Left out or null when the shopper did not choose one. */
  readonly variantId?: unknown;
}

export type ProductInfo = (domain: DomainConfig, ids: AskedIds) => Promise<ProductAnswer | FailedAnswer>;

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Properties that belong to the product and not to one variant. */
const sharedAttributes = ({ attributes, optionNames }: SearchDocument): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !optionNames.includes(name)));

const answerFor = (
  chosen: SearchDocument,
  documents: readonly SearchDocument[],
  locale: DomainConfig['locale'],
): ProductAnswer => {
  const { productId, productTitle, brand, category, description } = chosen;
  return {
    success: true,
    response: sayVariant(chosen, locale),
    product: {
      productId,
      title: productTitle,
      category: [...category],
      attributes: sharedAttributes(chosen),
      variants: documents.map((document) => toCard(document, locale)),
      ...(brand === undefined ? {} : { brand }),
      ...(description === undefined ? {} : { description }),
    },
    variant: toCard(chosen, locale),
  };
};

/** Answers with one product, in the variant that was named or else the first in stock. */
export const createProductInfo =
  ({ index }: { readonly index: ProductIndex }): ProductInfo =>
  async ({ hostname, locale }, { productId, variantId }) => {
    const product = ProductId.safeParse(productId);
    if (!product.success) return failedAnswer('INVALID_PRODUCT_ID', locale);
    const variant = isAbsent(variantId) ? undefined : VariantId.safeParse(variantId);
    if (variant && !variant.success) return failedAnswer('INVALID_VARIANT_ID', locale);
    const documents = await index.product(hostname, product.data);
    if (documents.length === 0) return failedAnswer('PRODUCT_NOT_FOUND', locale);
    const chosen = variant
      ? documents.find((document) => document.variantId === variant.data)
      : (documents.find(({ availability }) => availability !== 'out-of-stock') ?? documents[0]);
    return chosen ? answerFor(chosen, documents, locale) : failedAnswer('VARIANT_NOT_FOUND', locale);
  };
