import * as z from 'zod';
import { Attributes } from './attributes.ts';
import { Availability } from './availability.ts';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';

/** One variant as a card shows it. */
export const ProductCard = z.object({
  productId: ProductId,
  variantId: VariantId,
  title: z.string(),
  brand: z.string().optional(),
  price: Money.optional(),
  compareAt: Money.optional(),
  availability: Availability,
  /** What tells this variant from its siblings: `{ storage: '256GB', color: 'Black' }`. */
  options: Attributes,
  url: z.string().optional(),
  image: z.string().optional(),
});
export type ProductCard = Readonly<z.infer<typeof ProductCard>>;

/** A question back to the shopper about one attribute; each option names the variant it leads to. */
export const VariantQuestion = z.object({
  attribute: z.string(),
  options: z.array(z.object({ label: z.string(), productId: ProductId, variantId: VariantId })),
});
export type VariantQuestion = Readonly<z.infer<typeof VariantQuestion>>;

export const SearchType = z.enum(['hybrid', 'lexical', 'semantic']);
export type SearchType = z.infer<typeof SearchType>;

/** How sure the answer is: one clear match, a near tie, the nearest that was found, nothing. */
export const MatchStatus = z.enum(['match', 'ambiguous', 'weak', 'none']);
export type MatchStatus = z.infer<typeof MatchStatus>;

export const SearchAnswer = z.object({
  success: z.literal(true),
  /** A sentence the shopper can hear, in the domain's language. */
  response: z.string(),
  products: z.array(ProductCard),
  searchType: SearchType,
  status: MatchStatus,
  ask: VariantQuestion.optional(),
});
export type SearchAnswer = Readonly<z.infer<typeof SearchAnswer>>;

export const ProductAnswer = z.object({
  success: z.literal(true),
  response: z.string(),
  product: z.object({
    productId: ProductId,
    title: z.string(),
    brand: z.string().optional(),
    category: z.array(z.string()),
    description: z.string().optional(),
    attributes: Attributes,
    variants: z.array(ProductCard),
  }),
  variant: ProductCard,
});
export type ProductAnswer = Readonly<z.infer<typeof ProductAnswer>>;

/** A function that could not do what was asked still says a sentence. */
export const FailedAnswer = z.object({
  success: z.literal(false),
  response: z.string(),
  /** One of the codes of `errors.ts`. */
  error: z.string(),
});
export type FailedAnswer = Readonly<z.infer<typeof FailedAnswer>>;

/** What every bot function answers, as a client reads it: unknown functions may add data of their own. */
export const BotAnswer = z.discriminatedUnion('success', [
  z.looseObject({
    success: z.literal(true),
    response: z.string(),
    products: z.array(ProductCard).optional(),
    variant: ProductCard.optional(),
    ask: VariantQuestion.optional(),
  }),
  FailedAnswer,
]);
export type BotAnswer = Readonly<z.infer<typeof BotAnswer>>;
