import { type FieldName, fieldNames } from '../../contract/feed.ts';
import { GOOGLE_ATTRIBUTES, offerFromFields } from './offer-from-fields.ts';
import type { OfferReader, RawAttribute } from './raw-offer.ts';
import { readXmlRecords } from './xml-records.ts';
import type { XmlElement, XmlRecord } from './xml-stack.ts';

/** RSS calls an offer `item`, Atom `entry`. */
const RECORDS = new Set(['item', 'entry']);

const known: ReadonlySet<string> = new Set(fieldNames);
const isField = (name: string): name is FieldName => known.has(name);

/** Atom's own names for what RSS calls otherwise. */
const ATOM: Readonly<Record<string, FieldName>> = { summary: 'description', content: 'description' };

/** `<g:product_detail>` has the name and the value in elements of their own. */
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

const offerOf = ({ line, children }: XmlRecord) => {
  const values = new Map<FieldName, string>();
  for (const child of children) {
    const field = isField(child.name)
      ? child.name
      : Object.hasOwn(ATOM, child.name)
        ? ATOM[child.name]
        : undefined;
    const value = wordsOf(child);
    if (field !== undefined && value !== '' && !values.has(field)) values.set(field, value);
  }
  const attributes = children.map(attributeOf).filter((attribute) => attribute !== undefined);
  return offerFromFields({ line, values, attributes });
};

/** Google Merchant's XML, in RSS 2.0 and in Atom. */
export const readGoogleXml: OfferReader = async function* (text, context) {
  for await (const record of readXmlRecords(text, RECORDS, context)) yield offerOf(record);
};
