import type { FeedProblem } from '../../../contract/imports/feed.ts';
import { HEADERS, headerKey, placesIn } from '../columns/column-names.ts';
import { languageCode } from '../columns/header-language.ts';
import { planColumns } from '../columns/plan-columns.ts';
import { flagKind, hiddenByAttributes, isNo } from '../columns/visibility.ts';
import { parseAvailability } from '../normalise/availability.ts';
import type { OfferReader, RawAttribute, RawOffer } from '../raw-offer.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';
import listDialects from './list-dialects.json' with { type: 'json' };
import { createNamedOffers, type NamedValues } from './named-offers.ts';
import { readXmlRecords, type XmlElement } from './xml-records.ts';
import { isForOne, nameOf, priceOfOne, stockOfPlaces } from './xml-values.ts';
import { createCategories, createFeedCurrencies } from './yml-lists.ts';

const { yml: dialect } = listDialects;
const RECORDS = new Set(['offer', 'item', 'category', 'currency']);

/** Elements that describe the product, read as if they were params. */
const DESCRIBING: ReadonlyMap<string, string> = new Map([
  ['vendorcode', 'sku'],
  ['article', 'sku'],
  ['country_of_origin', 'country'],
  ...['country', 'author', 'artist', 'publisher', 'series', 'year', 'weight', 'dimensions'].map(
    (name) => [name, name] as const,
  ),
]);

const PICTURES = new Set(['pictures', 'images']);

const textOf = ({ name, text, children, attributes }: XmlElement): string => {
  const first = PICTURES.has(name) ? children[0] : undefined;
  return (first ? first.text || (first.attributes.url ?? '') : text || (attributes.url ?? '')).trim();
};

const AVAILABLE = ['available', 'availability', 'in_stock', 'instock'];
const CATEGORY = ['categoryid', 'category_id'];
const CURRENCY = ['currencyid', 'currency'];
/** Elements that mean more, or something else, than columns of these names. */
const APART = new Set([
  ...AVAILABLE,
  ...CATEGORY,
  ...CURRENCY,
  'category',
  'presence',
  'stock',
  'typeprefix',
  'model',
]);
type Apart = ReadonlyMap<string, string>;

/** The first of these that an offer has. */
const firstOf = (apart: Apart, names: readonly string[]): string | undefined => {
  for (const name of names) {
    const text = apart.get(name);
    if (text !== undefined) return text;
  }
  return undefined;
};

const STOCK_NAMES = placesIn([...(HEADERS.availability ?? []), ...(HEADERS.quantity ?? [])]);
/** True for params of shops that have no element for the stock. */
const isStockParam = rememberingUpTo(10_000, (name) => STOCK_NAMES.has(headerKey(name)));

/** "Статус: новинка" says nothing of the stock, and "Наличие: новинка" says that nobody knows. */
const tellsStock = (param: RawAttribute): boolean =>
  isStockParam(param.name) &&
  (flagKind(headerKey(param.name)) === undefined ||
    parseAvailability(param.value, undefined) !== 'unknown') &&
  !hiddenByAttributes([param]);

/** What an element says that describes the product; `undefined` for others, and for a param of another language. */
const attributeOf = ({ name, text, attributes }: XmlElement, language: string): RawAttribute | undefined => {
  const called = name === 'param' ? attributes.name : DESCRIBING.get(name);
  const value = called === undefined ? '' : text.trim();
  if (called === undefined || value === '') return undefined;
  if (name === 'param' && (languageCode(attributes.lang) ?? language) !== language) return undefined;
  return { name: called, value: attributes.unit ? `${value} ${attributes.unit}` : value };
};

const ON_ORDER = 'on order';
/** Words of Prom and Satu that mean something else, or nothing, in other feeds. */
const PRESENCE: ReadonlyMap<string, string> = new Map([
  ['order', ON_ORDER],
  ['not_avail', 'out of stock'],
]);
const UNKNOWN = '?';

/** Prom and Satu say in `presence` and `in_stock` more than in `available`, which they leave blank for neither yes nor no. */
const availabilityOf = ({ attributes }: XmlElement, apart: Apart): string => {
  const { available, in_stock: inStock = attributes.instock } = attributes;
  const written = attributes.presence ?? apart.get('presence') ?? '';
  const presence = PRESENCE.get(written) ?? written;
  if (presence === ON_ORDER) return presence;
  const said = [presence, inStock, available, firstOf(apart, AVAILABLE), apart.get('stock')];
  const found = said.find((word) => word && isNo(word)) ?? said.find((word) => word);
  return found ?? (available === undefined ? '' : UNKNOWN);
};

/** "price uah" for `priceUAH` */
const PRICE_IN = /^price_?r?(uah|rub|kzt|byn|usd|eur)$/u;

const writtenIn = (child: XmlElement): string => {
  switch (child.name) {
    case 'param':
      return '';
    case 'outlets':
      return stockOfPlaces(child) ?? '';
    case 'prices':
      return priceOfOne(child) ?? '';
    case 'price':
      return isForOne(child) ? textOf(child) : '';
    default:
      return textOf(child);
  }
};

/** The column of an element; '' for one that holds nothing of an offer, like `delivery`. */
const columnOf = rememberingUpTo(10_000, (written) => {
  const name = written.replace(PRICE_IN, 'price $1');
  const { places, flags } = planColumns([name], { aliases: {}, dialect });
  return places.size + flags.length > 0 ? name : '';
});

/** An offer as a record of any list, and what it holds apart. RetailCRM and Epicentr write some values in attributes. */
const readOffer = (record: XmlElement, language: string) => {
  const names = Object.keys(record.attributes);
  const values = Object.values(record.attributes);
  const attributes: RawAttribute[] = [];
  const apart = new Map<string, string>();
  for (const child of record.children) {
    const attribute = attributeOf(child, language);
    if (attribute && !tellsStock(attribute)) {
      attributes.push(attribute);
      continue;
    }
    const value = attribute?.value ?? writtenIn(child);
    if (value === '') continue;
    if (!attribute && APART.has(child.name)) {
      if (!apart.has(child.name)) apart.set(child.name, value);
      continue;
    }
    const name = attribute ? 'stock param' : columnOf(nameOf(child));
    // The first value of a name counts, and offers with the same names are read by one plan.
    if (name === '' || names.includes(name)) continue;
    names.push(name);
    values.push(value);
  }
  names.push('availability');
  values.push(availabilityOf(record, apart));
  const read: NamedValues = { line: record.line, names, values, attributes, variants: [] };
  return { read, apart };
};

/** Either a name, or its parts: "Смартфон" + "Apple" + "iPhone 15". */
const titleOf = ({ title, brand }: RawOffer, apart: Apart): string | undefined => {
  if (title !== undefined || !(apart.has('model') || apart.has('typeprefix'))) return title;
  return [apart.get('typeprefix'), brand, apart.get('model')].filter((part) => part !== undefined).join(' ');
};

const unknownCategory = ({ line, attributes }: XmlElement, seen: string): FeedProblem => ({
  kind: 'warning',
  code: 'unknown-category',
  line,
  id: attributes.id,
  field: 'categoryId',
  seen,
});

/** Yandex Market's YML: a tree of categories, then offers of which those of one `group_id` are variants. */
export const readYml: OfferReader = async function* (text, context) {
  const categories = createCategories();
  const currencies = createFeedCurrencies();
  const offers = createNamedOffers({ aliases: {}, dialect, context });

  const categoryOf = (record: XmlElement, apart: Apart): readonly string[] => {
    const id = firstOf(apart, CATEGORY);
    const path = id === undefined ? [apart.get('category') ?? []].flat() : categories.pathOf(id);
    if (id !== undefined && path.length === 0) context.report(unknownCategory(record, id));
    return path;
  };

  const offersOf = (record: XmlElement): readonly RawOffer[] => {
    const { read, apart } = readOffer(record, context.language);
    const category = categoryOf(record, apart);
    const written = firstOf(apart, CURRENCY);
    const exchange = currencies.exchangeOf(written);
    return offers(read).map((offer) => {
      const title = titleOf(offer, apart);
      const currency = written ?? offer.currency;
      const fallbackId = offer.id === undefined ? title : undefined;
      // A shop would not know elements as headers.
      const headers = undefined;
      return { ...offer, title, category, currency, exchange, fallbackId, headers };
    });
  };

  const offersIn = (record: XmlElement): readonly RawOffer[] => {
    if (record.name === 'category') categories.add(record);
    else if (record.name === 'currency') currencies.add(record);
    else return offersOf(record);
    return [];
  };

  for await (const records of readXmlRecords(text, RECORDS, context)) {
    for (const record of records) for (const offer of offersIn(record)) yield offer;
  }
};
