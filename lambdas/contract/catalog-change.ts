import * as z from 'zod';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';
import { Availability } from './product.ts';

/** New price or availability of something that is already sold. Without `variantId`: of every variant. */
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
