import * as z from 'zod';
import { ProductCard } from './bot.ts';

/** What a recommendation is to be, seen from the product or the wish it begins with. */
export const RecommendationKind = z.enum(['similar', 'cheaper', 'better', 'goes_with', 'gift']);
export type RecommendationKind = z.infer<typeof RecommendationKind>;

export const RecommendAnswer = z.object({
  success: z.literal(true),
  response: z.string(),
  /** Best first, each with its reason; none where nothing fits. */
  products: z.array(ProductCard.required({ reason: true })),
});
export type RecommendAnswer = Readonly<z.infer<typeof RecommendAnswer>>;
