import type { FeedProblem } from '../../../contract/imports/feed.ts';
import type { OfferReader, RawAttribute, RawOffer } from '../raw-offer.ts';
import { readXmlRecords, type XmlElement } from './xml-records.ts';
import { createYmlCurrencies } from './yml-currencies.ts';

const RECORDS = new Set(['offer', 'category', 'currency']);
/** A tree deeper than this is taken for a cycle. */
const MAX_CATEGORY_DEPTH = 20;
const MAX_CATEGORIES = 200_000;

interface Category {
  readonly name: string;
  readonly parent: string | undefined;
}

/** Fields that describe the product, read as if they were params. */
const ATTRIBUTE_FIELDS: ReadonlyMap<string, string> = new Map([
  ['vendorcode', 'sku'],
  ['country_of_origin', 'country'],
  ['author', 'author'],
  ['artist', 'artist'],
  ['publisher', 'publisher'],
  ['series', 'series'],
  ['year', 'year'],
  ['weight', 'weight'],
  ['dimensions', 'dimensions'],
]);

interface Read {
  /** First child of each name, with its text trimmed; absent when blank. */
  readonly fields: ReadonlyMap<string, string>;
  readonly attributes: readonly RawAttribute[];
}

const readChildren = ({ children }: XmlElement): Read => {
  const fields = new Map<string, string>();
  const attributes: RawAttribute[] = [];
  for (const { name, text, attributes: given } of children) {
    const value = text.trim();
    if (value === '') continue;
    if (name !== 'param') {
      if (!fields.has(name)) fields.set(name, value);
      const field = ATTRIBUTE_FIELDS.get(name);
      if (field !== undefined) attributes.push({ name: field, value });
    } else if (given.name !== undefined) {
      attributes.push({ name: given.name, value: given.unit ? `${value} ${given.unit}` : value });
    }
  }
  return { fields, attributes };
};

/** Either a name, or its parts: "Смартфон" + "Apple" + "iPhone 15". */
const titleOf = (fields: ReadonlyMap<string, string>): string | undefined => {
  const whole = fields.get('name') ?? fields.get('title');
  if (whole !== undefined) return whole;
  const parts = [fields.get('typeprefix'), fields.get('vendor'), fields.get('model')];
  return fields.has('model') || fields.has('typeprefix')
    ? parts.filter((part) => part !== undefined).join(' ')
    : undefined;
};

/** The shop's tree of categories, which comes before its offers. */
const createCategories = () => {
  const categories = new Map<string, Category>();
  const paths = new Map<string, readonly string[]>();

  const climb = (id: string): readonly string[] => {
    const path: Category[] = [];
    let category = categories.get(id);
    while (category && path.length < MAX_CATEGORY_DEPTH && !path.includes(category)) {
      path.unshift(category);
      category = category.parent === undefined ? undefined : categories.get(category.parent);
    }
    return path.map(({ name }) => name);
  };

  return {
    add: ({ attributes, text }: XmlElement): void => {
      const name = text.trim();
      const id = attributes.id?.trim();
      if (!id || name === '' || categories.size >= MAX_CATEGORIES) return;
      const parent = attributes.parentId?.trim();
      categories.set(id, { name, parent: parent === '' || parent === '0' ? undefined : parent });
    },
    pathOf: (id: string): readonly string[] => {
      const known = paths.get(id);
      if (known) return known;
      const path = climb(id);
      if (path.length > 0) paths.set(id, path);
      return path;
    },
  };
};

const unknownCategory = ({ line, attributes }: XmlElement, seen: string): FeedProblem => ({
  kind: 'warning',
  code: 'unknown-category',
  line,
  id: attributes.id,
  field: 'categoryId',
  seen,
});

const offerOf = (record: XmlElement, read: Read, category: readonly string[]): RawOffer => {
  const { fields, attributes } = read;
  const { id, group_id: groupId, available } = record.attributes;
  return {
    role: 'offer',
    line: record.line,
    id,
    groupId: groupId ?? fields.get('group_id'),
    title: titleOf(fields),
    brand: fields.get('vendor'),
    category,
    description: fields.get('description'),
    link: fields.get('url'),
    image: fields.get('picture'),
    price: fields.get('price'),
    oldPrice: fields.get('oldprice'),
    currency: fields.get('currencyid'),
    availability: available ?? fields.get('available'),
    stock: fields.get('count') ?? fields.get('quantity') ?? fields.get('stock_quantity'),
    attributes,
  };
};

/** Yandex Market's YML: a tree of categories, then offers of which those of one `group_id` are variants. */
export const readYml: OfferReader = async function* (text, context) {
  const categories = createCategories();
  const currencies = createYmlCurrencies();
  for await (const record of readXmlRecords(text, RECORDS, context)) {
    if (record.name === 'category') categories.add(record);
    if (record.name === 'currency') currencies.add(record);
    if (record.name !== 'offer') continue;
    const read = readChildren(record);
    const id = read.fields.get('categoryid');
    const path = id === undefined ? [] : categories.pathOf(id);
    if (id !== undefined && path.length === 0) context.report(unknownCategory(record, id));
    const exchange = currencies.exchangeOf(read.fields.get('currencyid'));
    const offer = offerOf(record, read, path);
    yield exchange ? { ...offer, exchange } : offer;
  }
};
