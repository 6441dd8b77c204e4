import * as z from 'zod';

export const Availability = z.enum(['in-stock', 'out-of-stock', 'preorder']);
export type Availability = z.infer<typeof Availability>;
