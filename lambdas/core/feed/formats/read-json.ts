import type { ColumnAliases } from '../columns/column-names.ts';
import type { OfferReader, RawAttribute } from '../raw-offer.ts';
import {
  at,
  isJsonObject,
  type JsonItem,
  readJsonLines,
  readJsonObjects,
  snakeCase,
  textOf,
} from './json-values.ts';
import { createNamedOffers, type NamedValues } from './named-offers.ts';
import { HEAD_IF_VARIANTS } from './platforms/json/item.ts';
import { createMagentoLinks } from './platforms/json/magento-item.ts';
import { nodeOf, plainMembers } from './platforms/json/plain-members.ts';
import { platformItem } from './platforms/json/platform-item.ts';

interface JsonOptions {
  /** `lines`: one object a line; `objects`: one array of objects. */
  readonly layout: 'lines' | 'objects';
  /** What comes before the array: `{"products": [`. */
  readonly wrapper?: RegExp | undefined;
  readonly aliases: ColumnAliases;
}

const CATEGORY_SEPARATOR = ' > ';

const isCategory = (name: string): boolean => /categor|product_type|collection/u.test(name);

/** Members that lead somewhere, so that an object's address says more than what it is called. */
const isAddress = (name: string): boolean => /image|img|picture|pics|photo|thumb|media|link|url/u.test(name);

const isWebAddress = (value: unknown): boolean => typeof value === 'string' && /^https?:/u.test(value);

/** Objects that tell the stock, and their members that do, words before counts. */
const STOCK = /^(?:stock|inventory|availability)$/u;
const STOCK_MEMBERS = [
  ...['stockLevelStatus', 'status', 'availability', 'available', 'isAvailable', 'inStock', 'isInStock'],
  ...['quantity', 'qty', 'stockLevel', 'level', 'count'],
];

/** Text of a member; of an object its name or its address, of a list of categories their path. */
const memberText = (name: string, value: unknown): string => {
  if (Array.isArray(value) && isCategory(name)) {
    const parts = value.map((part) => memberText(name, part));
    return parts.some((part) => part.includes('>')) ? (parts[0] ?? '') : parts.join(CATEGORY_SEPARATOR);
  }
  if (Array.isArray(value)) return memberText(name, value[0]);
  const text = textOf(value);
  if (text !== '' || !isJsonObject(value)) return text;
  if (STOCK.test(name)) return value.unlimited === true ? '' : textOf(at(value, ...STOCK_MEMBERS));
  const address = at(value, 'src', 'url', 'href', 'file.url');
  if (isAddress(name)) return textOf(address ?? Object.values(value).find(isWebAddress) ?? value.name);
  return textOf(at(value, 'name', 'title') ?? address ?? value.present);
};

/** Attributes given together: as an object of names and values, or as a list of pairs. */
const attributesOf = (value: unknown): readonly RawAttribute[] => {
  if (!Array.isArray(value))
    return Object.entries(isJsonObject(value) ? value : {}).map(([name, each]) => ({
      name,
      value: textOf(each),
    }));
  return value
    .map((each) => ({
      name: at(each, 'name', 'attributeName'),
      value: at(each, 'value', 'attributeValue') ?? '',
    }))
    .flatMap(({ name, value: said }) =>
      typeof name === 'string' && name !== '' && typeof said !== 'object'
        ? [{ name, value: String(said) }]
        : [],
    );
};

const TOGETHER = new Set([
  'attributes',
  'params',
  'properties',
  'product_details',
  'product_detail',
  'options',
  'specifications',
  'features',
  'variant_dict',
]);

const variantsOf = (value: unknown, line: number): readonly NamedValues[] =>
  Array.isArray(value) && value.every(isJsonObject)
    ? value.map(({ options, selectedOptions = options, ...item }) => ({
        ...valuesOfItem({ item, line }),
        options: attributesOf(selectedOptions),
      }))
    : [];

/** An object's members by their names, with its variants inside. */
const valuesOfItem = ({ item, line }: JsonItem): NamedValues => {
  const { variants, [HEAD_IF_VARIANTS]: isSingle, ...rest } = item;
  const entries = Object.entries(rest).map(([name, value]) => [snakeCase(name), value] as const);
  const plain = entries.filter(([name]) => !TOGETHER.has(name));
  return {
    line,
    names: plain.map(([name]) => name),
    values: plain.map(([name, value]) => memberText(name, value)),
    attributes: entries.filter(([name]) => TOGETHER.has(name)).flatMap(([, value]) => attributesOf(value)),
    variants: variantsOf(variants, line),
    isSingle: isSingle === true,
  };
};

/** JSON of any shop by the names of its members, including Google's JSONL. */
export const createJsonReader = ({ layout, wrapper, aliases }: JsonOptions): OfferReader =>
  async function* (text, context) {
    const offers = createNamedOffers({ aliases, context });
    const items = layout === 'lines' ? readJsonLines(text, context) : readJsonObjects(text, wrapper);
    const links = createMagentoLinks();
    for await (const { line, item: written } of items) {
      const item = platformItem(plainMembers(nodeOf(written), context.language), context);
      if (!item) continue;
      for (const offer of offers(valuesOfItem({ line, item }))) {
        for (const linked of links.take(written, offer)) yield linked;
      }
    }
    for (const offer of links.end()) yield offer;
  };
