import * as z from 'zod';
import { Scalar } from '../json-values.ts';

const Attribute = z.looseObject({ attribute_code: z.string(), value: z.unknown().optional() });
const Stock = z
  .looseObject({
    stock_item: z.looseObject({
      qty: Scalar.optional(),
      is_in_stock: z.boolean().optional(),
      backorders: z.unknown().optional(),
    }),
  })
  .transform(({ stock_item: item }) => item)
  .optional()
  .catch(undefined);

const ENABLED = 1;
/** Answers that leave the state out list goods that are sold. */
export const isEnabled = (status: unknown): boolean => status === undefined || status === ENABLED;
/** Alone in the catalogue, or in it and the search. */
const IN_CATALOG: readonly unknown[] = [2, 4];
const COUNTED: readonly unknown[] = ['simple', 'virtual', 'downloadable'];
/** Made of goods that have prices of their own. */
const COMPOSED: readonly unknown[] = ['grouped', 'bundle'];
/** "Allow Qty Below 0", with a notice to the customer (2) or without one (1). */
const SELLS_ON: readonly unknown[] = [1, 2];
/** What describes the product is a number of a list that only the shop has. */
const TOLD = new Set(['description', 'special_price', 'special_from_date', 'special_to_date']);

type StockItem = z.infer<typeof Stock>;
const availabilityOf = (stock: StockItem): string | undefined => {
  if (stock?.is_in_stock === false) return 'out of stock';
  return SELLS_ON.includes(stock?.backorders) && Number(stock?.qty) <= 0 ? 'backorder' : undefined;
};

/** Magento's REST API: numbers for the state, and most values in a list of their own. */
export const MagentoItem = z
  .looseObject({
    sku: z.string(),
    type_id: z.string(),
    status: z.unknown().optional(),
    visibility: z.unknown().optional(),
    custom_attributes: z.array(Attribute).catch([]),
    extension_attributes: Stock,
  })
  .transform(({ custom_attributes: listed, extension_attributes: stock, status, visibility, ...item }) => ({
    id: item.sku,
    title: item.name,
    price: item.price,
    ...Object.fromEntries(
      listed
        .filter(({ attribute_code: code }) => TOLD.has(code))
        // A day is written as its first moment, and the last day of a sale lasts to its end.
        .map(({ attribute_code: code, value }) => [
          code,
          typeof value === 'string' ? value.replace(/ 00:00:00$/u, '') : value,
        ]),
    ),
    enabled: isEnabled(status),
    visible:
      (visibility === undefined || IN_CATALOG.includes(visibility)) && !COMPOSED.includes(item.type_id),
    availability: availabilityOf(stock),
    quantity: COUNTED.includes(item.type_id) && stock?.is_in_stock !== true ? stock?.qty : undefined,
  }));
