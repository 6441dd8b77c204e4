import * as z from 'zod';

/** `unknown` where the shop says something that nobody understands. Indexes keep the places: new values go to the end. */
export const Availability = z.enum(['in-stock', 'out-of-stock', 'preorder', 'unknown']);
export type Availability = z.infer<typeof Availability>;
