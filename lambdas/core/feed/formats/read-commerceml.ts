import { stockOfCells } from '../columns/stock-places.ts';
import type { OfferReader, RawAttribute, RawOffer } from '../raw-offer.ts';
import names from './commerceml-names.json' with { type: 'json' };
import { readXmlRecords, type XmlElement } from './xml-records.ts';

const KINDS: ReadonlyMap<string, string> = new Map(Object.entries(names.records));
const RECORDS = new Set(KINDS.keys());
const { parts } = names;
const RETAIL = new RegExp(names.retail, 'iu');
const CONFIDENTIAL = new RegExp(names.confidential, 'iu');
const DELETED = new Set(names.deleted);
/** Groups within groups beyond this depth are taken for a mistake. */
const MAX_LEVELS = 20;

type Part = keyof typeof parts;

const partOf = ({ children }: XmlElement, part: Part): XmlElement | undefined =>
  children.find(({ name }) => name === parts[part]);

const wordsOf = (element: XmlElement, part: Part): string | undefined =>
  partOf(element, part)?.text.trim() || undefined;

/** Names of what the classifier defines, by their ids. */
interface Classifier {
  readonly paths: Map<string, readonly string[]>;
  readonly properties: Map<string, string>;
  /** Values of reference properties. */
  readonly values: Map<string, string>;
  /** Names of the types of prices. */
  readonly priceTypes: Map<string, string>;
}

const addGroup = (group: XmlElement, above: readonly string[], paths: Classifier['paths']): void => {
  const id = wordsOf(group, 'id');
  const name = wordsOf(group, 'name');
  const path = name === undefined ? above : [...above, name];
  if (id !== undefined) paths.set(id, path);
  if (path.length > MAX_LEVELS) return;
  for (const inner of partOf(group, 'groups')?.children ?? []) addGroup(inner, path, paths);
};

const addProperty = (property: XmlElement, { properties, values }: Classifier): void => {
  const id = wordsOf(property, 'id');
  const name = wordsOf(property, 'name');
  if (id !== undefined && name !== undefined) properties.set(id, name);
  for (const reference of partOf(property, 'variants')?.children ?? []) {
    const valueId = wordsOf(reference, 'valueId');
    const value = wordsOf(reference, 'value');
    if (valueId !== undefined && value !== undefined) values.set(valueId, value);
  }
};

/** The named values of a list. */
const pairsIn = (element: XmlElement, list: Part, name: Part): readonly RawAttribute[] =>
  (partOf(element, list)?.children ?? []).flatMap((given) => {
    const called = wordsOf(given, name);
    const value = wordsOf(given, 'value');
    return called === undefined || value === undefined ? [] : [{ name: called, value }];
  });

/** Properties by what the classifier calls them and their values. */
const propertiesOf = (goods: XmlElement, { properties, values }: Classifier): readonly RawAttribute[] =>
  pairsIn(goods, 'values', 'id').flatMap(({ name: id, value }) => {
    const name = properties.get(id);
    return name === undefined ? [] : [{ name, value: values.get(value) ?? value }];
  });

const isDeleted = (element: XmlElement): boolean => {
  const said =
    wordsOf(element, 'deleted') ??
    wordsOf(element, 'status') ??
    element.attributes[names.statusAttribute] ??
    '';
  return DELETED.has(said.toLowerCase());
};

const hiddenOf = (element: XmlElement): RawOffer['hidden'] =>
  isDeleted(element) ? { field: parts.deleted, seen: parts.deleted } : undefined;

const goodsOf = (goods: XmlElement, classifier: Classifier): RawOffer => {
  const id = wordsOf(goods, 'id');
  const group = partOf(goods, 'groups')?.children[0]?.text.trim();
  const article = wordsOf(goods, 'article');
  const maker = partOf(goods, 'maker');
  return {
    role: 'single',
    line: goods.line,
    id,
    groupId: id,
    title: wordsOf(goods, 'name'),
    brand: maker && (wordsOf(maker, 'name') ?? maker.text.trim()),
    category: classifier.paths.get(group ?? '') ?? [],
    description: wordsOf(goods, 'description'),
    image_link: wordsOf(goods, 'picture'),
    attributes: [
      ...propertiesOf(goods, classifier),
      ...(article === undefined ? [] : [{ name: 'sku', value: article }]),
    ],
    hidden: hiddenOf(goods),
  };
};

interface Price {
  readonly type: string;
  readonly price: string | undefined;
  readonly currency: string | undefined;
}

const pricesOf = (offer: XmlElement): readonly Price[] =>
  (partOf(offer, 'prices')?.children ?? []).map((price) => ({
    type: wordsOf(price, 'priceType') ?? '',
    price: wordsOf(price, 'price'),
    currency: wordsOf(price, 'currency'),
  }));

/** The price that shoppers pay: the retail one of several, and never a purchase or wholesale one beside others. */
const priceOf = (prices: readonly Price[], { priceTypes }: Classifier): Price | undefined => {
  const typeOf = ({ type }: Price): string => priceTypes.get(type) ?? '';
  return (
    prices.find((price) => RETAIL.test(typeOf(price)) && !CONFIDENTIAL.test(typeOf(price))) ??
    prices.find((price) => !CONFIDENTIAL.test(typeOf(price)))
  );
};

/** Every count within the element, however deep: ids of places hold digits too. */
const countsIn = (element: XmlElement): readonly string[] => [
  ...(element.name === parts.quantity ? [element.text] : []),
  ...element.children.flatMap(countsIn),
];

/** The count of the whole shop, or the sum of its places. */
const stockOf = (offer: XmlElement): string | undefined => {
  const whole = wordsOf(offer, 'quantity');
  if (whole !== undefined) return whole;
  const places = offer.children.filter(({ name }) => name === parts.place);
  const stock = partOf(offer, 'stock');
  return stockOfCells([
    ...places.map(({ attributes }) => attributes[names.placeCount] ?? ''),
    ...(stock ? countsIn(stock) : []),
  ]);
};

/** What a file of prices or of stock says of an offer that another file names. */
interface PricedStock {
  readonly line: number;
  readonly prices: readonly Price[];
  readonly stock: string | undefined;
}

const pricedStock = (offer: XmlElement): PricedStock => ({
  line: offer.line,
  prices: pricesOf(offer),
  stock: stockOf(offer),
});

const merged = (one: PricedStock | undefined, other: PricedStock): PricedStock => ({
  line: other.line,
  prices: other.prices.length > 0 ? other.prices : (one?.prices ?? []),
  stock: other.stock ?? one?.stock,
});

const offerOf = (
  id: string | undefined,
  { line, prices, stock }: PricedStock,
  classifier: Classifier,
): RawOffer => {
  const price = priceOf(prices, classifier);
  return {
    role: 'offer',
    line,
    id,
    // "product#variant"
    groupId: id?.split('#')[0],
    price: price?.price,
    currency: price?.currency,
    quantity: stock,
    attributes: [],
  };
};

/** Offers, whose prices and stock may be in files of their own. */
const createOffers = (classifier: Classifier) => {
  const parts = new Map<string, PricedStock>();
  return {
    /** Answers nothing for a part that waits for its offer. */
    take: (element: XmlElement): RawOffer | undefined => {
      const id = wordsOf(element, 'id');
      const title = wordsOf(element, 'name');
      const said = pricedStock(element);
      const isPart = title === undefined && (said.prices.length === 0 || said.stock === undefined);
      const own = merged(id === undefined ? undefined : parts.get(id), said);
      if (id !== undefined && isPart && !isDeleted(element)) return void parts.set(id, own);
      if (id !== undefined) parts.delete(id);
      const options = pairsIn(element, 'features', 'name');
      return { ...offerOf(id, own, classifier), title, options, hidden: hiddenOf(element) };
    },
    end: (): readonly RawOffer[] => [...parts].map(([id, part]) => offerOf(id, part, classifier)),
  };
};

/** CommerceML 2 of 1C: goods of `import.xml`, and offers of `offers.xml` with their prices, in either or in one. */
export const readCommerceMl: OfferReader = async function* (text, context) {
  const classifier: Classifier = {
    paths: new Map(),
    properties: new Map(),
    values: new Map(),
    priceTypes: new Map(),
  };
  const offers = createOffers(classifier);
  const read = (record: XmlElement): RawOffer | undefined => {
    switch (KINDS.get(record.name)) {
      case 'group':
        return void addGroup(record, [], classifier.paths);
      case 'property':
        return void addProperty(record, classifier);
      case 'priceType':
        return void classifier.priceTypes.set(wordsOf(record, 'id') ?? '', wordsOf(record, 'name') ?? '');
      case 'goods':
        return goodsOf(record, classifier);
      default:
        return offers.take(record);
    }
  };
  for await (const records of readXmlRecords(text, RECORDS, context)) {
    for (const record of records) {
      const offer = read(record);
      if (offer) yield offer;
    }
  }
  for (const offer of offers.end()) yield offer;
};
