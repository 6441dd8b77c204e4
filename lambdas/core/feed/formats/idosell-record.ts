import type { XmlElement } from './xml-records.ts';

const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => child.name === name);

/** What an attribute of an element within says, as an element of its own. */
const leaf = (record: XmlElement, name: string, text: string | undefined): readonly XmlElement[] =>
  text ? [{ ...record, name, text, attributes: {}, children: [] }] : [];

/** Prices with tax, the one to pay and the one before a sale. */
const pricesOf = (element: XmlElement): readonly XmlElement[] => {
  const grossOf = (name: string) => childrenOf(element, name)[0]?.attributes.gross;
  const before = grossOf('strikethrough_retail_price') ?? grossOf('strikethrough_price');
  return [...leaf(element, 'price', grossOf('price')), ...leaf(element, 'old_price', before)];
};

/** The sum of all places; a place that never runs out has a count below zero. */
const stockOf = (size: XmlElement): string | undefined => {
  const counts = childrenOf(size, 'stock').map(({ attributes }) =>
    Number(attributes.available_stock_quantity ?? attributes.quantity),
  );
  if (counts.length === 0 || counts.some((count) => !(count >= 0))) return undefined;
  return String(counts.reduce((sum, count) => sum + count, 0));
};

const sizeValues = (size: XmlElement): readonly XmlElement[] => [
  ...pricesOf(size),
  ...leaf(size, 'quantity', stockOf(size)),
  ...leaf(size, 'availability', size.attributes.available),
];

const sizesOf = (record: XmlElement): readonly XmlElement[] => {
  const sizes = childrenOf(record, 'sizes').flatMap((element) => childrenOf(element, 'size'));
  const [only] = sizes;
  if (only === undefined || sizes.length === 1) return only ? sizeValues(only) : [];
  const variants = sizes.map((size) => ({
    ...size,
    attributes: {},
    children: [
      ...leaf(size, 'id', size.attributes.code ?? size.attributes.id),
      ...leaf(size, 'size', size.attributes.name),
      ...sizeValues(size),
    ],
  }));
  return [{ ...record, name: 'variants', attributes: {}, children: variants }];
};

const textsOf = (record: XmlElement): readonly XmlElement[] =>
  childrenOf(record, 'description').flatMap((texts) => [
    ...childrenOf(texts, 'name'),
    ...childrenOf(texts, 'long_desc').map((text) => ({ ...text, name: 'description' })),
  ]);

const parametersOf = (record: XmlElement): readonly XmlElement[] =>
  childrenOf(record, 'parameters')
    .flatMap((element) => childrenOf(element, 'parameter'))
    .map((parameter) => ({
      ...parameter,
      name: 'param',
      text: childrenOf(parameter, 'value')
        .map(({ attributes }) => attributes.name ?? '')
        .join(', '),
      children: [],
    }));

/** A product of IdoSell's IOF, which keeps nearly all values in attributes, as a record whose elements hold text. */
export const idoSellRecord = (record: XmlElement): XmlElement => {
  const attributeOf = (name: string, attribute: string) => childrenOf(record, name)[0]?.attributes[attribute];
  const { id, currency, code_on_card: sku } = record.attributes;
  const image = childrenOf(record, 'images')
    .flatMap(({ children }) => children)
    .flatMap(({ children }) => children)[0]?.attributes.url;
  return {
    ...record,
    attributes: {},
    children: [
      ...leaf(record, 'id', id),
      ...leaf(record, 'sku', sku),
      ...leaf(record, 'currency', currency),
      ...leaf(record, 'brand', attributeOf('producer', 'name')),
      ...leaf(record, 'category', attributeOf('category', 'path') ?? attributeOf('category', 'name')),
      ...leaf(record, 'url', attributeOf('card', 'url')),
      ...leaf(record, 'image', image),
      ...textsOf(record),
      // A size that costs the same as the product has no price of its own.
      ...sizesOf(record),
      ...pricesOf(record),
      ...parametersOf(record),
    ],
  };
};
