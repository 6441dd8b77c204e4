import * as z from 'zod';
import type { FieldName } from '../../../contract/imports/feed.ts';
import { type ColumnAliases, type ColumnPlan, planColumns } from '../columns/column-names.ts';
import { offerFromFields } from '../columns/offer-from-fields.ts';
import type { OfferReader, RawAttribute, RawOffer } from '../raw-offer.ts';
import {
  isJsonObject,
  type JsonItem,
  readJsonLines,
  readJsonObjects,
  Scalar,
  snakeCase,
  textOf,
} from './json-values.ts';

export interface JsonOptions {
  /** `lines`: one object a line; `objects`: one array of objects. */
  readonly layout: 'lines' | 'objects';
  /** What comes before the array: `{"products": [`. */
  readonly wrapper?: RegExp | undefined;
  readonly aliases: ColumnAliases;
}

const NamedValue = z
  .object({ name: z.string().optional(), attributeName: z.string().optional() })
  .and(z.object({ value: Scalar.optional(), attributeValue: Scalar.optional() }))
  .transform(({ name, attributeName, value, attributeValue }) => ({
    name: name ?? attributeName ?? '',
    value: value ?? attributeValue ?? '',
  }));

const CATEGORY_SEPARATOR = ' > ';

const categoryText = (value: unknown): string =>
  Array.isArray(value) && value.every((part) => typeof part === 'string' && !part.includes('>'))
    ? value.join(CATEGORY_SEPARATOR)
    : textOf(value);

/** Attributes given together: as an object of names and values, or as a list of pairs. */
const attributesOf = (value: unknown): readonly RawAttribute[] => {
  if (Array.isArray(value)) {
    return value.flatMap((each): readonly RawAttribute[] => {
      const pair = NamedValue.safeParse(each).data;
      return pair === undefined || pair.name === '' ? [] : [pair];
    });
  }
  return Object.entries(isJsonObject(value) ? value : {}).map(([name, each]) => ({
    name,
    value: textOf(each),
  }));
};

const TOGETHER = new Set([
  'attributes',
  'params',
  'properties',
  'product_details',
  'product_detail',
  'options',
]);

type PlanOf = (names: readonly string[]) => ColumnPlan;

/** Objects of one feed mostly have the same members, so one plan serves many. */
const createPlans = (aliases: ColumnAliases): PlanOf => {
  let lastKey = '';
  let last: ColumnPlan | undefined;
  return (names) => {
    const key = names.join('\n');
    if (last === undefined || key !== lastKey) {
      last = planColumns(names, aliases);
      lastKey = key;
    }
    return last;
  };
};

const offerOf = ({ item, line }: JsonItem, planOf: PlanOf): RawOffer => {
  const entries = Object.entries(item);
  const plan = planOf(entries.map(([name]) => snakeCase(name)));
  const values = new Map<FieldName, string>();
  for (const [field, place] of plan.fields) {
    const value = entries[place]?.[1];
    const text = field === 'product_type' ? categoryText(value) : textOf(value);
    if (text !== '') values.set(field, text);
  }
  const attributes: RawAttribute[] = [];
  for (const [place, name] of plan.attributes) {
    const value = entries[place]?.[1];
    if (TOGETHER.has(name)) attributes.push(...attributesOf(value));
    else attributes.push({ name, value: textOf(value) });
  }
  return offerFromFields({ line, values, attributes });
};

/** A product with its variants inside becomes a head and an offer for each variant. */
const offersOf = ({ item, line }: JsonItem, planOf: PlanOf): readonly RawOffer[] => {
  const { variants, ...rest } = item;
  const head = offerOf({ item: rest, line }, planOf);
  if (!Array.isArray(variants) || variants.length === 0 || !variants.every(isJsonObject)) return [head];
  const groupId = head.id;
  const offers = variants.map(({ options, ...variant }): RawOffer => {
    const offer = offerOf({ item: variant, line }, planOf);
    // The id is unique within the product only.
    const id = offer.id === undefined ? undefined : `${groupId}/${offer.id}`;
    return {
      ...offer,
      id,
      groupId,
      variantId: offer.id,
      productTitle: head.title,
      options: attributesOf(options),
    };
  });
  return [{ ...head, role: 'head' as const, groupId }, ...offers];
};

/** Flat JSON of any shop by the names of its members, including Google's JSONL. */
export const createJsonReader = ({ layout, wrapper, aliases }: JsonOptions): OfferReader =>
  async function* (text, context) {
    const planOf = createPlans(aliases);
    const items = layout === 'lines' ? readJsonLines(text, context) : readJsonObjects(text, wrapper);
    for await (const each of items) {
      for (const offer of offersOf(each, planOf)) yield offer;
    }
  };
