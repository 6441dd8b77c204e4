import * as z from 'zod';
import type { FieldName } from '../../contract/feed.ts';
import { type ColumnAliases, type ColumnPlan, planColumns } from './column-names.ts';
import { Scalar, snakeCase, textOf } from './json-text.ts';
import { type JsonValue, readJsonLines, readJsonObjects } from './json-values.ts';
import { shownValue } from './limits.ts';
import { offerFromFields } from './offer-from-fields.ts';
import type { OfferReader, RawAttribute, RawOffer, ReaderContext } from './raw-offer.ts';

export interface JsonOptions {
  /** `lines`: an object a line; `objects`: one array of them. */
  readonly layout: 'lines' | 'objects';
  /** What stands before the array: `{"products": [`. */
  readonly wrapper?: RegExp | undefined;
  readonly aliases: ColumnAliases;
}

type Item = Readonly<Record<string, unknown>>;

/** Of what JSON can hold, an object. */
const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  return Object.entries(isItem(value) ? value : {}).map(([name, each]) => ({ name, value: textOf(each) }));
};

const TOGETHER = new Set([
  'attributes',
  'params',
  'properties',
  'product_details',
  'product_detail',
  'options',
]);

interface Shape {
  readonly item: Item;
  readonly line: number;
}

/** Objects of one feed mostly have the same members, so that one plan serves many. */
const createPlans = (aliases: ColumnAliases) => {
  let lastKey = '';
  let last: ColumnPlan | undefined;
  return (names: readonly string[]): ColumnPlan => {
    const key = names.join('\n');
    if (last === undefined || key !== lastKey) {
      last = planColumns(names, aliases);
      lastKey = key;
    }
    return last;
  };
};

const offerOf = ({ item, line }: Shape, planOf: (names: readonly string[]) => ColumnPlan): RawOffer => {
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

/** A product with its variants in it becomes a head and an offer for each of them. */
const withVariants = ({ item, line }: Shape, planOf: (names: readonly string[]) => ColumnPlan) => {
  const { variants, ...rest } = item;
  const head = offerOf({ item: rest, line }, planOf);
  if (!Array.isArray(variants) || variants.length === 0 || !variants.every(isItem)) return [head];
  const groupId = head.id;
  const offers = variants.map(({ options, ...variant }): RawOffer => {
    const offer = offerOf({ item: variant, line }, planOf);
    // Its id is its own within the product; others may have a variant of that id, too.
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

const reportOther = ({ line, value }: JsonValue, { report }: ReaderContext): void =>
  report({
    kind: 'rejected',
    code: 'not-an-offer',
    line,
    field: '',
    seen: shownValue(JSON.stringify(value) ?? ''),
  });

/** JSON of any flat shape by the names of its members, Google's JSONL among them. */
export const createJsonReader = ({ layout, wrapper, aliases }: JsonOptions): OfferReader =>
  async function* (text, context) {
    const planOf = createPlans(aliases);
    const values = layout === 'lines' ? readJsonLines(text, context) : readJsonObjects(text, wrapper);
    for await (const each of values) {
      const { value: item, line } = each;
      if (!isItem(item)) reportOther(each, context);
      else for (const offer of withVariants({ item, line }, planOf)) yield offer;
    }
  };
