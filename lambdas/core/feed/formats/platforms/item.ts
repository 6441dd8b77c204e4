/** What an API says of a product, by the names of its members. */
export type Item = Readonly<Record<string, unknown>>;

/** Marks a product whose variants may be items of their own. */
export const HEAD_IF_VARIANTS = '#head';
