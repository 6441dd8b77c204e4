import * as z from 'zod';
import { Availability } from './availability.ts';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';
import type { SearchDocument } from './search-document.ts';

/**
 * New price or availability of something that is already sold. Without `variantId` it is for every variant of the
 * product, or, where no product has the id, for the variant that has it, because stock lists name offers alone, or for
 * the variants with this article number.
 */
export const CatalogChange = z
  .strictObject({
    productId: ProductId,
    variantId: VariantId.optional(),
    price: Money.optional(),
    /** Price before a sale; null ends the sale. */
    compareAt: Money.nullable().optional(),
    availability: Availability.optional(),
  })
  .refine(
    ({ price, compareAt, availability }) => [price, compareAt, availability].some((v) => v !== undefined),
    {
      error: 'changes nothing: give price, compareAt or availability',
    },
  );
export type CatalogChange = Readonly<z.infer<typeof CatalogChange>>;

/** What a change may touch of a variant. */
export const Standing = z.strictObject({
  price: Money.optional(),
  compareAt: Money.optional(),
  availability: Availability,
});
export type Standing = Readonly<z.infer<typeof Standing>>;

/** The price and stock of a variant once a change was made. A price before a sale is shown only while it is higher. */
export const changed = (before: Standing, change: CatalogChange): Standing => {
  const price = change.price ?? before.price;
  const compareAt = change.compareAt === undefined ? before.compareAt : (change.compareAt ?? undefined);
  const isSale = compareAt?.currency === price?.currency && (compareAt?.minor ?? 0) > (price?.minor ?? 0);
  return {
    availability: change.availability ?? before.availability,
    ...(price === undefined ? {} : { price }),
    ...(compareAt === undefined || !isSale ? {} : { compareAt }),
  };
};

/** What of a document, or of what is known beyond it, a change may touch. */
export const standingOf = ({ price, compareAt, availability }: SearchDocument | Standing): Standing => ({
  price,
  compareAt,
  availability,
});

/** The document with its price and stock of now; nothing else of it is touched. */
export const withStanding = (
  { price: _, compareAt: __, ...rest }: SearchDocument,
  standing: Standing,
): SearchDocument => ({ ...rest, ...standing });

/** A change that was made, and when: it is made again in a catalogue whose feed is older. */
export const MadeChange = z.strictObject({ at: z.iso.datetime(), change: CatalogChange });
export type MadeChange = Readonly<z.infer<typeof MadeChange>>;

/** Of two changes with the same key the later leaves nothing of the earlier: both set the same of the same variants. */
export const changeKey = ({
  productId,
  variantId,
  price,
  compareAt,
  availability,
}: CatalogChange): string => {
  const sets = [price, compareAt, availability].map((value) => value !== undefined);
  return JSON.stringify([productId, variantId ?? null, ...sets]);
};
