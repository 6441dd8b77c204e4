import type { FeedProblem } from '../../../../contract/imports/feed.ts';
import { HEADERS, headerKey, placesIn } from '../../columns/column-names.ts';
import { languageCode } from '../../columns/header-language.ts';
import { hiddenByAttributes } from '../../columns/hidden-attributes.ts';
import { flagColumns, flagKind, type Hidden, hiddenBy, isNo } from '../../columns/visibility.ts';
import { parseAvailability } from '../../normalise/availability.ts';
import type { Exchange, OfferReader, RawAttribute, RawOffer, ReaderContext } from '../../raw-offer.ts';
import { remembering } from '../../remembering.ts';
import { readXmlRecords, type XmlElement } from '../xml-records.ts';
import { isForOne, priceOfOne, stockOfPlaces } from '../xml-values.ts';
import { createYmlCategories } from './yml-categories.ts';
import { createYmlCurrencies } from './yml-currencies.ts';
import { meaningOf } from './yml-meanings.ts';

const RECORDS = new Set(['offer', 'item', 'category', 'currency']);

interface Read {
  /** The first value of each field; in the shop's language where there are several. */
  readonly fields: ReadonlyMap<string, string>;
  readonly attributes: readonly RawAttribute[];
  readonly hidden: Hidden | undefined;
}

const STOCK_NAMES = placesIn([...(HEADERS.availability ?? []), ...(HEADERS.quantity ?? [])]);
/** True for params of shops that have no element for the stock. */
const isStockParam = remembering(10_000, (name) => STOCK_NAMES.has(headerKey(name)));

/** "Статус: новинка" says nothing of the stock, and "Наличие: новинка" says that nobody knows. */
const tellsStock = ({ name, value }: RawAttribute): boolean =>
  isStockParam(name) &&
  (flagKind(headerKey(name)) === undefined || parseAvailability(value, undefined) !== 'unknown');

const PICTURES = new Set(['pictures', 'images']);

const textOf = ({ name, text, children, attributes }: XmlElement): string => {
  const first = PICTURES.has(name) ? children[0] : undefined;
  return (first ? first.text || (first.attributes.url ?? '') : text || (attributes.url ?? '')).trim();
};

const NO_LANGUAGE = 1;
/** The wanted language is 2, none 1, another one 0. */
const preference = (language: string | undefined, wanted: string): number =>
  language === undefined ? NO_LANGUAGE : language === wanted ? 2 : 0;

const hiddenIn = (flags: ReadonlyMap<string, string>, now: Date): Hidden | undefined => {
  if (flags.size === 0) return undefined;
  const found = [...flags];
  const columns = flagColumns(
    found.map(([name]) => name),
    { hasStock: true },
  );
  return hiddenBy(columns, (at) => found[at]?.[1] ?? '', now);
};

const SALE_FLAGS = ['date start', 'date end', 'dateend'];

/** Gathers the elements of one offer after another by their meaning. */
const createGathering = ({ language: wanted, now }: ReaderContext) => {
  /** Of fields that are written in a language; most feeds have none. */
  const ranks = new Map<string, number>();
  const flags = new Map<string, string>();
  let fields = new Map<string, string>();
  let attributes: RawAttribute[] = [];

  const addParam = ({ text, attributes: given }: XmlElement): void => {
    const value = text.trim();
    const language = languageCode(given.lang);
    if (given.name === undefined || value === '' || (language ?? wanted) !== wanted) return;
    const param = { name: given.name, value: given.unit ? `${value} ${given.unit}` : value };
    if (tellsStock(param) && !hiddenByAttributes([param])) addField('stock', value, undefined);
    else attributes.push(param);
  };

  const addField = (field: string, value: string, language: string | undefined): void => {
    const rank = preference(language, wanted);
    if (fields.has(field) && rank <= (ranks.get(field) ?? NO_LANGUAGE)) return;
    fields.set(field, value);
    if (rank !== NO_LANGUAGE || ranks.size > 0) ranks.set(field, rank);
  };

  const addElement = (child: XmlElement): void => {
    const { field, attribute, language, isFlag, currency } = meaningOf(child.name);
    const value = textOf(child);
    if (value === '' || (child.name === 'price' && !isForOne(child))) return;
    if (currency !== undefined && field === 'price' && !fields.has(field))
      fields.set('priceCurrency', currency);
    if (isFlag) flags.set(child.name.replaceAll('_', ' '), value);
    if (attribute !== undefined) attributes.push({ name: attribute, value });
    if (field !== undefined) addField(field, value, language ?? languageCode(child.attributes.lang));
  };

  const add = (child: XmlElement): void => {
    const stock = child.name === 'outlets' ? stockOfPlaces(child) : undefined;
    if (stock !== undefined) addField('stock', stock, undefined);
    else if (child.name === 'param') addParam(child);
    else if (child.name === 'prices') addField('priceOfOne', priceOfOne(child) ?? '', undefined);
    else addElement(child);
  };

  const begin = (): void => {
    fields = new Map();
    attributes = [];
    if (ranks.size > 0) ranks.clear();
    if (flags.size > 0) flags.clear();
  };

  return (record: XmlElement): Read => {
    begin();
    // RetailCRM and Epicentr say in attributes of the offer what others say in elements.
    for (const [name, value] of Object.entries(record.attributes)) {
      if (value && meaningOf(name).isFlag) flags.set(name.replaceAll('_', ' '), value);
    }
    for (const child of record.children) add(child);
    // Beside a sale, "date_end" is the end of the sale and not that of the offer.
    if (fields.has('sale')) for (const name of SALE_FLAGS) flags.delete(name);
    return { fields, attributes, hidden: hiddenIn(flags, now) };
  };
};

/** Either a name, or its parts: "Смартфон" + "Apple" + "iPhone 15". */
const titleOf = (fields: ReadonlyMap<string, string>): string | undefined => {
  const whole = fields.get('title');
  if (whole !== undefined) return whole;
  const parts = [fields.get('typePrefix'), fields.get('brand'), fields.get('model')];
  return fields.has('model') || fields.has('typePrefix')
    ? parts.filter((part) => part !== undefined).join(' ')
    : undefined;
};

const unknownCategory = ({ line, attributes }: XmlElement, seen: string): FeedProblem => ({
  kind: 'warning',
  code: 'unknown-category',
  line,
  id: attributes.id,
  field: 'categoryId',
  seen,
});

const ON_ORDER = 'on order';
/** Words of Prom and Satu that mean something else, or nothing, in other feeds. */
const PRESENCE: ReadonlyMap<string, string> = new Map([
  ['order', ON_ORDER],
  ['not_avail', 'out of stock'],
]);
const UNKNOWN = '?';

/** Prom and Satu say in `presence` and `in_stock` more than in `available`, which they leave blank for neither yes nor no. */
const availabilityOf = ({ attributes }: XmlElement, fields: ReadonlyMap<string, string>) => {
  const { available, in_stock: inStock = attributes.instock } = attributes;
  const written = attributes.presence ?? fields.get('presence') ?? '';
  const presence = PRESENCE.get(written) ?? written;
  if (presence === ON_ORDER) return presence;
  const said = [presence, inStock, available, fields.get('available'), fields.get('stockWords')];
  const found = said.find((word) => word && isNo(word)) ?? said.find((word) => word);
  return found ?? (available === undefined ? undefined : UNKNOWN);
};

/** What the feed says about an offer outside of it. */
interface Found {
  readonly path: readonly string[];
  readonly exchange: Exchange | undefined;
}

const offerOf = (record: XmlElement, read: Read, { path, exchange }: Found): RawOffer => {
  const { fields, attributes, hidden } = read;
  const { id, group_id: groupId, productId, quantity } = record.attributes;
  return {
    role: 'offer',
    line: record.line,
    id: id ?? fields.get('id'),
    fallbackId: id === undefined ? titleOf(fields) : undefined,
    groupId: groupId ?? fields.get('group') ?? productId,
    title: titleOf(fields),
    product_title: fields.get('productTitle'),
    brand: fields.get('brand'),
    category: path,
    description: fields.get('description') ?? fields.get('shortDescription'),
    link: fields.get('link'),
    image_link: fields.get('image'),
    price: fields.get('price') ?? (fields.get('priceOfOne') || undefined),
    sale_price: fields.get('sale'),
    discount: fields.get('discount'),
    sale_from: fields.get('saleFrom'),
    sale_to: fields.get('saleTo'),
    sale_price_effective_date: fields.get('saleDates'),
    old_price: fields.get('old'),
    currency: fields.get('currency') ?? fields.get('priceCurrency'),
    exchange,
    availability: availabilityOf(record, fields),
    quantity: fields.get('stock') ?? quantity,
    attributes,
    hidden,
  };
};

/** Yandex Market's YML: a tree of categories, then offers of which those of one `group_id` are variants. */
export const readYml: OfferReader = async function* (text, context) {
  const categories = createYmlCategories();
  const currencies = createYmlCurrencies();
  const gather = createGathering(context);
  for await (const record of readXmlRecords(text, RECORDS, context)) {
    if (record.name === 'category') categories.add(record);
    if (record.name === 'currency') currencies.add(record);
    if (record.name !== 'offer' && record.name !== 'item') continue;
    const read = gather(record);
    const id = read.fields.get('category');
    const named = read.fields.get('categoryName');
    const path = id === undefined ? (named === undefined ? [] : [named]) : categories.pathOf(id);
    if (id !== undefined && path.length === 0) context.report(unknownCategory(record, id));
    const exchange = currencies.exchangeOf(read.fields.get('currency'));
    yield offerOf(record, read, { path, exchange });
  }
};
