import * as z from 'zod';

/**
 * `preorder` is not sold yet; `backorder` is ordered for the shopper, who waits; `unknown` is what the shop says in words
 * that nobody understands. Indexes keep the places: new values go to the end.
 */
export const Availability = z.enum(['in-stock', 'out-of-stock', 'preorder', 'unknown', 'backorder']);
export type Availability = z.infer<typeof Availability>;

/** Whether a shopper may have it; where the shop's words say nothing, nothing speaks against it. */
export const isInStock = ({ availability }: { readonly availability: Availability }): boolean =>
  availability !== 'out-of-stock';
