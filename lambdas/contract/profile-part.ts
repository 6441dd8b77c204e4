import * as z from 'zod';

const Counts = z.array(z.tuple([z.string(), z.int().positive()]));

/**
 * What a run of documents adds to a catalogue's profile. Parts that are joined in the documents' order make
 * the profile that all documents at once would have made, so everything keeps the order it was met in.
 */
export const ProfilePart = z.strictObject({
  products: z.int().nonnegative(),
  variants: z.int().nonnegative(),
  /** The products at both ends, since one that goes on in the next part is one product. */
  first: z.string().optional(),
  last: z.string().optional(),
  vocabulary: Counts,
  /** Pronounceable terms of names and brands. */
  names: Counts,
  brands: z.array(z.string()),
  /** By attribute, each value as the merchant spells it with the term it is found by, which may be empty. */
  values: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.string()]))])),
});
export type ProfilePart = Readonly<z.infer<typeof ProfilePart>>;
