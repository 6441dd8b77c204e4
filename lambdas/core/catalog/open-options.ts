import type { ProductCard, VariantQuestion } from '../../contract/voice/bot.ts';

/**
 * What a shopper still has to choose of a product: one option for each variant that can be bought, by all values in which
 * the variants differ. Absent when they do not differ.
 */
export const openOptions = (variants: readonly ProductCard[]): VariantQuestion | undefined => {
  const names = Object.keys(variants[0]?.options ?? {}).filter(
    (name) => new Set(variants.map(({ options }) => options[name])).size > 1,
  );
  const [attribute] = names;
  if (attribute === undefined) return undefined;
  const options = variants
    .filter(({ availability }) => availability !== 'out-of-stock')
    .map(({ productId, variantId, options: values }) => ({
      label: names.flatMap((name) => values[name] ?? []).join(', '),
      productId,
      variantId,
    }));
  return { attribute, options };
};
