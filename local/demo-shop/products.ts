import type { Product } from '../../lambdas/contract/product.ts';
import { loadDemoCatalog } from './catalog.ts';

const withVariant = (address: string | undefined, variantId: string): string | undefined => {
  if (address === undefined) return undefined;
  const url = new URL(address);
  url.searchParams.set('variant', variantId);
  return url.href;
};

/** The demo's products as the shop at this address sells them: each variant with its own page and picture. */
export const demoProducts = (origin: string): readonly Product[] =>
  loadDemoCatalog(origin).map((product) => ({
    ...product,
    variants: product.variants.map((variant) => ({
      ...variant,
      url: withVariant(product.url, variant.id),
      image: withVariant(product.image, variant.id),
    })),
  }));
