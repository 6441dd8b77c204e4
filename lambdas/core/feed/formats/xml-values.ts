import { isForStaff } from '../normalise/confidential.ts';
import type { RawAttribute } from '../raw-offer.ts';
import type { NamedValues } from './named-offers.ts';
import type { XmlElement } from './xml-records.ts';

/** Elements that hold the name and the value of something that describes the product. */
const DESCRIBING = new Set([
  'param',
  'params',
  'parameter',
  'parameters',
  'attribute',
  'attributes',
  'attrs',
  'a',
  'property',
  'properties',
  'feature',
  'features',
  'characteristic',
  'characteristics',
  'spec',
  'specs',
  'option',
  'product_detail',
]);
/** Elements that hold sizes or colours of the product, each an element with elements of its own. */
const VARIANTS = new Set(['variations', 'variants', 'modifications', 'skus', 'combinations']);
/** Elements that hold the stock of several places. */
const PLACES = new Set(['availabilities', 'outlets', 'stores', 'warehouses', 'stocks']);
/** Where an element without text keeps its value. */
const VALUE_ATTRIBUTES = ['url', 'href', 'src', 'value', 'available'];
/** Salesforce's word for the text of all languages that have none of their own. */
const ANY_LANGUAGE = 'x-default';
const NAMES = new Set(['name', 'param_name', 'attribute_name', 'title', 'key']);
const VALUES = new Set(['value', 'val', 'attribute_value', 'text', 'values']);
/** From how many pieces on a price counts. */
const COUNTS = new Set(['quantity', 'qty', 'min_quantity', 'count', 'from']);

const within = ({ children }: XmlElement, names: ReadonlySet<string>): string =>
  children.find(({ name }) => names.has(name))?.text.trim() ?? '';

/** True for a price that everybody pays for one piece, and not for that of dealers or of ten pieces. */
export const isForOne = (price: XmlElement): boolean => {
  const { type, name, id, quantity } = price.attributes;
  const isForAll = [type, name, id].every((word) => word === undefined || !isForStaff(word));
  return isForAll && !(Number(within(price, COUNTS) || (quantity ?? 1)) > 1);
};

/** What one piece costs, of prices for each quantity and for each kind of customer. */
export const priceOfOne = ({ children }: XmlElement): string | undefined => {
  const found = children.find(isForOne);
  return found && (within(found, VALUES) || elementValue(found));
};

/** The element's own text, or what its first element or an attribute holds. */
const elementValue = (element: XmlElement): string => {
  const [first] = element.children;
  if (first) return element.name === 'prices' ? (priceOfOne(element) ?? '') : elementValue(first);
  const text = element.text.trim();
  const { currency } = element.attributes;
  if (text !== '') return currency === undefined ? text : `${text} ${currency}`;
  const name = VALUE_ATTRIBUTES.find((each) => element.attributes[each] !== undefined);
  return name === undefined ? '' : (element.attributes[name] ?? '').trim();
};

/** One thing that describes the product, or a list of them. */
const describing = (element: XmlElement): readonly RawAttribute[] => {
  const { attributes, children, text } = element;
  const unit = attributes.unit ? ` ${attributes.unit}` : '';
  const named = attributes.name ?? attributes.title;
  if (named !== undefined) return [{ name: named, value: `${elementValue(element) || text.trim()}${unit}` }];
  const name = within(element, NAMES);
  const value = within(element, VALUES);
  if (name !== '' && value !== '') return [{ name, value }];
  return children.flatMap((child): readonly RawAttribute[] => {
    const found = describing(child);
    if (found.length > 0) return found;
    return child.children.length === 0 && child.text.trim() !== ''
      ? [{ name: child.name, value: child.text.trim() }]
      : [];
  });
};

/** Yes where any place has some; the sum where they count. */
export const stockOfPlaces = ({ children }: XmlElement): string | undefined => {
  const counts = children.flatMap(({ attributes: given }) => {
    const count = Number.parseFloat(given.instock ?? given.stockCount ?? given.stock ?? given.quantity ?? '');
    return Number.isNaN(count) ? [] : [count];
  });
  const words = children.flatMap(({ attributes: { available } }) =>
    available === undefined ? [] : [available],
  );
  if (words.length > 0) {
    const open = children.filter(({ attributes: { available = '' } }) =>
      /^(?:yes|true|1)$/iu.test(available),
    );
    if (open.length === 0) return 'no';
    return open.every(({ attributes: given }) => Number(given.preOrder) > 0) ? 'backorder' : 'yes';
  }
  return counts.length === 0 ? undefined : String(counts.reduce((sum, count) => sum + count, 0));
};

const ownAttributes = (record: XmlElement): readonly (readonly [string, string])[] =>
  Object.entries(record.attributes).map(([name, value]) => [
    name.replace(/([a-z])([A-Z])/gu, '$1_$2').toLowerCase(),
    value.trim(),
  ]);

/** "name ru" for `<name lang="ru">` */
export const nameOf = ({ name, attributes: { lang, 'xml:lang': xmlLang } }: XmlElement): string => {
  const language = lang || xmlLang;
  return language && language !== ANY_LANGUAGE ? `${name} ${language}` : name;
};

const childValues = (child: XmlElement): readonly (readonly [string, string])[] => {
  if (!PLACES.has(child.name)) return [[nameOf(child), elementValue(child)]];
  const stock = stockOfPlaces(child);
  return stock === undefined ? [] : [[/\d/u.test(stock) ? 'quantity' : 'availability', stock]];
};

const isVariants = ({ name, children }: XmlElement): boolean =>
  VARIANTS.has(name) && children.some((child) => child.children.length > 0);
/** Shopify's Atom has the variants among the product's other elements. */
const isVariant = ({ name, children }: XmlElement): boolean =>
  (name === 'variant' || name === 'variation') && children.length > 0;

/** A record's elements and attributes by their names; the element counts where both have one name. */
export const valuesOfRecord = (record: XmlElement): NamedValues => {
  const variants = record.children.flatMap((child) => {
    if (isVariant(child)) return [valuesOfRecord(child)];
    return isVariants(child) ? child.children.map(valuesOfRecord) : [];
  });
  const rest = record.children.filter(
    (child) => !isVariants(child) && !isVariant(child) && (child.name !== 'price' || isForOne(child)),
  );
  const described = rest.filter(({ name }) => DESCRIBING.has(name));
  const pairs = [
    ...rest.filter((child) => !described.includes(child)).flatMap(childValues),
    ...ownAttributes(record),
  ];
  return {
    line: record.line,
    names: pairs.map(([name]) => name),
    values: pairs.map(([, value]) => value),
    attributes: described.flatMap(describing),
    variants,
  };
};
