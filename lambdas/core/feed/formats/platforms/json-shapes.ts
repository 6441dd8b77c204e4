import * as z from 'zod';
import { isJsonObject } from '../json-values.ts';
import type { Item } from './item.ts';
import shapes from './json-shapes.json' with { type: 'json' };

/** Each field by the paths of members that may hold it; the first one that is there counts. */
const Fields = z.record(z.string(), z.array(z.string()));

/** How one platform's answer names what others have as plain members. */
const Shape = z.strictObject({
  platform: z.string(),
  /** Known by these members. */
  has: z.array(z.string()),
  fields: Fields,
  /** `cents`: amounts as `{ "value": 1299, "unit": "USD" }`. */
  variants: z
    .strictObject({ in: z.string(), fields: Fields, cents: z.array(z.string()).default([]) })
    .optional(),
});
const memberAt = (item: Item, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), item);

/** Beside each shape the members of the item itself that it is known by, which most items lack. */
const SHAPES = z
  .array(Shape)
  .parse(shapes)
  .map((shape) => ({ ...shape, own: shape.has.map((path) => path.split('.')[0] ?? '') }));

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const readFields = (item: Item, fields: z.infer<typeof Fields>): Item =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, paths]) => {
      const value = paths.map((path) => memberAt(item, path)).find(isThere);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );

const Cents = z
  .looseObject({ value: z.number().int(), unit: z.string() })
  .transform(({ value, unit }) => ({ minor: value, currency: unit }));

const withCents = (item: Item, names: readonly string[]): Item => ({
  ...item,
  ...Object.fromEntries(names.map((name) => [name, Cents.safeParse(item[name]).data])),
});

/** The item by the shape that its platform is known for; `undefined` for any other. */
export const shapedItem = (item: Item): Item | undefined => {
  const shape = SHAPES.find(
    ({ has, own }) => own.every((name) => name in item) && has.every((path) => isThere(memberAt(item, path))),
  );
  if (!shape) return undefined;
  const { fields, variants } = shape;
  const listed = variants ? memberAt(item, variants.in) : undefined;
  return {
    ...readFields(item, fields),
    ...(variants &&
      Array.isArray(listed) && {
        variants: listed
          .filter(isJsonObject)
          .map((each) => withCents(readFields(each, variants.fields), variants.cents)),
      }),
  };
};
