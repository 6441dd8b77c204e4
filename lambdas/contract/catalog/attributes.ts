import * as z from 'zod';

/** Count of a product's or variant's attributes, and characters of their names and values. */
export const attributeLimits = { attributes: 60, attributeName: 60, attributeValue: 300 } as const;

/** Canonical attribute name (`color`, `storage`) to the merchant's own value (`Black`, `256GB`). */
export const Attributes = z
  .record(
    z.string().min(1).max(attributeLimits.attributeName),
    z.string().min(1).max(attributeLimits.attributeValue),
  )
  .refine(
    (attributes) => Object.keys(attributes).length <= attributeLimits.attributes,
    `at most ${attributeLimits.attributes} attributes`,
  );
export type Attributes = Readonly<z.infer<typeof Attributes>>;
