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
  variants: z.strictObject({ in: z.string(), fields: Fields }).optional(),
});
const SHAPES = z.array(Shape).parse(shapes);

const memberAt = (item: Item, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isJsonObject(value) ? value[name] : undefined), item);

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const readFields = (item: Item, fields: z.infer<typeof Fields>): Item =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, paths]) => {
      const value = paths.map((path) => memberAt(item, path)).find(isThere);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );

/** The item by the shape that its platform is known for; `undefined` for any other. */
export const shapedItem = (item: Item): Item | undefined => {
  const shape = SHAPES.find(({ has }) => has.every((path) => isThere(memberAt(item, path))));
  if (!shape) return undefined;
  const { fields, variants } = shape;
  const listed = variants ? memberAt(item, variants.in) : undefined;
  return {
    ...readFields(item, fields),
    ...(variants &&
      Array.isArray(listed) && {
        variants: listed.filter(isJsonObject).map((each) => readFields(each, variants.fields)),
      }),
  };
};
