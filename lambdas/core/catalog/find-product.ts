import { isInStock } from '../../contract/catalog/availability.ts';
import { ProductId, VariantId } from '../../contract/catalog/ids.ts';
import type { SearchDocument } from '../../contract/catalog/search-document.ts';
import type { NamedErrorCode } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { FailedAnswer } from '../../contract/voice/bot.ts';
import type { ProductIndex } from '../../ports/catalog/product-index.ts';
import { failedAnswer } from '../phrases/errors.ts';

export interface AskedIds {
  readonly productId: unknown;
  /** Left out or null when the shopper did not choose one. */
  readonly variantId?: unknown;
}

/** A product with the variant that was named, or else the first in stock. */
export interface FoundProduct {
  /** Whether the variant was named. */
  readonly isNamed: boolean;
  readonly chosen: SearchDocument;
  readonly documents: readonly SearchDocument[];
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Finds a product by ids that may be anything a model wrote. */
export const createFindProduct =
  (index: Pick<ProductIndex, 'product'>) =>
  async (
    { hostname, locale }: DomainConfig,
    { productId, variantId }: AskedIds,
  ): Promise<FoundProduct | FailedAnswer> => {
    const failed = (code: NamedErrorCode): FailedAnswer => failedAnswer(code, locale);
    const product = ProductId.safeParse(productId);
    if (!product.success) return failed('INVALID_PRODUCT_ID');
    const variant = isAbsent(variantId) ? undefined : VariantId.safeParse(variantId);
    if (variant && !variant.success) return failed('INVALID_VARIANT_ID');
    const documents = await index.product(hostname, product.data);
    if (documents.length === 0) return failed('PRODUCT_NOT_FOUND');
    const chosen = variant
      ? documents.find((document) => document.variantId === variant.data)
      : (documents.find(isInStock) ?? documents[0]);
    return chosen ? { isNamed: variant !== undefined, chosen, documents } : failed('VARIANT_NOT_FOUND');
  };
