import * as z from 'zod';

/** Languages the assistant speaks. */
export const Locale = z.enum(['ru', 'en']);
export type Locale = z.infer<typeof Locale>;
