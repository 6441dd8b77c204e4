import { categoryPath } from '../columns/offer-from-fields.ts';
import type { OfferReader, RawAttribute, RawOffer, ReaderContext } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };
import { type Delimiter, type NamedRow, readNamedRows } from './csv-rows.ts';

/** WooCommerce translates the headers into the language of the shop's administration. */
const RUSSIAN: Readonly<Record<string, string>> = words.russianWooCommerce;
const MAX_ATTRIBUTES = 30;

const cell = ({ get }: NamedRow, column: string): string => get(column) || get(RUSSIAN[column] ?? column);

const attributeOf = ({ get }: NamedRow, place: number): RawAttribute | undefined => {
  const name =
    get(`attribute ${place} name`) || get(`название атрибута ${place}`) || get(`имя атрибута ${place}`);
  const value =
    get(`attribute ${place} value(s)`) ||
    get(`значения атрибутов ${place}`) ||
    get(`значение(-я) аттрибута(-ов) ${place}`);
  return name === '' || value === '' ? undefined : { name, value };
};

const attributesOf = (row: NamedRow): readonly RawAttribute[] =>
  Array.from({ length: MAX_ATTRIBUTES }, (_, at) => attributeOf(row, at + 1)).filter(
    (attribute) => attribute !== undefined,
  );

/** A product lists every value of its variations, which describe the variations and not the product. */
const sharedAttributes = (row: NamedRow): readonly RawAttribute[] =>
  attributesOf(row).filter(({ value }) => !value.includes(','));

/** "id:123" names a parent without a SKU. */
const parentOf = (row: NamedRow): string => cell(row, 'parent').replace(/^id:/iu, '');

const availabilityOf = (row: NamedRow): string | undefined => {
  const words = cell(row, 'in stock?').toLowerCase();
  if (words === 'backorder') return 'preorder';
  if (words !== '0' && words !== 'no' && words !== 'нет') return undefined;
  return cell(row, 'backorders allowed?') === '1' ? 'preorder' : 'out of stock';
};

/** The fields of every kind of row. */
const commonOf = (row: NamedRow) => ({
  line: row.line,
  title: cell(row, 'name'),
  brand: cell(row, 'brands').split(',')[0],
  category: categoryPath(cell(row, 'categories').split(/,(?!\s*[^,]*$)|,/u)[0] ?? ''),
  // Line breaks come as the two characters \\ and n.
  description: (cell(row, 'description') || cell(row, 'short description')).replaceAll('\\n', '\n'),
  image: cell(row, 'images').split(',')[0]?.trim(),
  link: cell(row, 'external url'),
  price: cell(row, 'regular price'),
  salePrice: cell(row, 'sale price'),
  saleFrom: cell(row, 'date sale price starts'),
  saleTo: cell(row, 'date sale price ends'),
  availability: availabilityOf(row),
});

const skuAttribute = (row: NamedRow): readonly RawAttribute[] => {
  const value = cell(row, 'sku');
  return value === '' ? [] : [{ name: 'sku', value }];
};

const offerOf = (row: NamedRow): RawOffer => {
  const id = cell(row, 'id') || cell(row, 'sku');
  const common = { ...commonOf(row), id };
  const type = cell(row, 'type')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
  if (type.includes('variable')) {
    return { ...common, role: 'head', groupId: cell(row, 'sku') || id, attributes: sharedAttributes(row) };
  }
  if (type.includes('variation')) {
    const options = attributesOf(row);
    return { ...common, role: 'offer', groupId: parentOf(row), attributes: [], options };
  }
  return { ...common, role: 'offer', attributes: [...attributesOf(row), ...skuAttribute(row)] };
};

/** -1 is a draft, 0 is private. */
const isPublished = (row: NamedRow): boolean => !['0', '-1'].includes(cell(row, 'published'));

const reportUnpublished = (row: NamedRow, { report }: ReaderContext): void =>
  report({
    kind: 'warning',
    code: 'unpublished',
    line: row.line,
    id: cell(row, 'id'),
    field: 'published',
    seen: cell(row, 'published'),
  });

/** WooCommerce's product export: a row for each product and for each of its variations. */
export const createWooCommerceReader = (delimiter: Delimiter): OfferReader =>
  async function* (text, context) {
    for await (const row of readNamedRows(text, delimiter)) {
      if (isPublished(row)) yield offerOf(row);
      else reportUnpublished(row, context);
    }
  };
