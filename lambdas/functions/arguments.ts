import * as z from 'zod';

/** A text that may be left out; a blank one counts as none. */
export const optionalText = (most: number) =>
  z.preprocess(
    (value: unknown) => (typeof value === 'string' ? value.trim() || undefined : (value ?? undefined)),
    z.string().max(most).optional(),
  );

export const ID_TYPES = ['string', 'integer'];

/** Any value passes as an id: a wrong one is answered with a sentence, not refused. */
export const productIdParameter = z
  .preprocess((value) => value ?? '', z.unknown())
  .meta({ type: ID_TYPES, description: 'productId of a product that search_products returned.' });

/** Any value passes here, too. */
export const variantIdParameter = z.unknown().optional().meta({
  type: ID_TYPES,
  description: 'variantId of one of its variants. Without it the answer is about the whole product.',
});

const shownId = (id: unknown): string =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : typeof id;

/** Ids for the log line; of any other value only the type. */
export const shownIds = ({
  productId,
  variantId,
}: {
  readonly productId?: unknown;
  readonly variantId?: unknown;
}): string =>
  [productId, variantId]
    .filter((id) => id !== undefined && id !== null)
    .map(shownId)
    .join(' / ');
