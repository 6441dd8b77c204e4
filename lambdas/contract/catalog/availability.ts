import * as z from 'zod';

/**
 * `preorder` is not sold yet; `backorder` is ordered for the shopper, who waits; `unknown` is what the shop says in words
 * that nobody understands. Indexes keep the places: new values go to the end.
 */
export const Availability = z.enum(['in-stock', 'out-of-stock', 'preorder', 'unknown', 'backorder']);
export type Availability = z.infer<typeof Availability>;
