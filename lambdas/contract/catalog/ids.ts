import * as z from 'zod';

/** 1–64 visible characters: letters, digits, punctuation, symbols; no blanks and no controls. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]{1,64}$/u;

const id = z
  .union([z.string().trim().regex(VISIBLE), z.int().positive().transform(String)], {
    error: (issue) =>
      `${JSON.stringify(issue.input)?.slice(0, 80)} is not an id; use 1–64 visible characters or a positive integer`,
  })
  .describe('Id as the merchant writes it');

/** A merchant's product id, kept as a string whatever it came as. */
export const ProductId = id;
export type ProductId = z.infer<typeof ProductId>;

/** A merchant's variant id; unique within its product. */
export const VariantId = id;
