import { type FieldName, fieldNames } from '../../../contract/imports/feed.ts';
import { GOOGLE_ATTRIBUTES, offerFromFields } from '../columns/offer-from-fields.ts';
import type { OfferReader, RawAttribute } from '../raw-offer.ts';
import { readXmlRecords, type XmlElement } from './xml-records.ts';

/** RSS calls an offer `item`, Atom `entry`. */
const RECORDS = new Set(['item', 'entry']);

const known: ReadonlySet<string> = new Set(fieldNames);
const isField = (name: string): name is FieldName => known.has(name);

/** Atom's own names of RSS's fields. */
const ATOM: ReadonlyMap<string, FieldName> = new Map([
  ['summary', 'description'],
  ['content', 'description'],
]);

/** `<g:product_detail>` holds an element for the name and one for the value. */
const detailOf = ({ children }: XmlElement): RawAttribute | undefined => {
  const name = children.find((child) => child.name === 'attribute_name')?.text.trim();
  const value = children.find((child) => child.name === 'attribute_value')?.text.trim();
  return name && value ? { name, value } : undefined;
};

const wordsOf = ({ name, text, attributes }: XmlElement): string =>
  text.trim() || (name === 'link' ? (attributes.href ?? '') : '');

const attributeOf = (element: XmlElement): RawAttribute | undefined => {
  if (element.name === 'product_detail') return detailOf(element);
  const value = wordsOf(element);
  return GOOGLE_ATTRIBUTES.has(element.name) && value !== '' ? { name: element.name, value } : undefined;
};

const offerOf = ({ line, children }: XmlElement) => {
  const values = new Map<FieldName, string>();
  for (const child of children) {
    const field = isField(child.name) ? child.name : ATOM.get(child.name);
    const value = wordsOf(child);
    if (field !== undefined && value !== '' && !values.has(field)) values.set(field, value);
  }
  const attributes = children.map(attributeOf).filter((attribute) => attribute !== undefined);
  return offerFromFields({ line, values, attributes });
};

export const readGoogleXml: OfferReader = async function* (text, context) {
  for await (const record of readXmlRecords(text, RECORDS, context)) yield offerOf(record);
};
