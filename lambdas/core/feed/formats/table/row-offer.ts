import type { ColumnField } from '../../columns/column-names.ts';
import headers from '../../columns/headers.json' with { type: 'json' };
import { categoryPath, offerFromFields } from '../../columns/offer-from-fields.ts';
import { stockOfCells } from '../../columns/stock-places.ts';
import { isForShoppers } from '../../normalise/confidential.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import type { TableRow } from './table-plan.ts';

/** "General:Material:Steel,General:Weight:2 kg", as Google's tables have it. */
const detailsOf = (value: string): readonly RawAttribute[] =>
  value.split(',').flatMap((detail) => {
    const [first = '', second = '', ...rest] = detail.split(':').map((part) => part.trim());
    if (rest.length > 0) return [{ name: second, value: rest.join(':') }];
    return first !== '' && second !== '' ? [{ name: first, value: second }] : [];
  });

/** "Height:45 cm:1,Material:oak:2" */
const featuresOf = (value: string | undefined): readonly RawAttribute[] =>
  (value ?? '').split(',').flatMap((feature) => {
    const [name = '', text = ''] = feature.split(':').map((part) => part.trim());
    return name === '' || text === '' ? [] : [{ name, value: text }];
  });

const isDetail = (header: string): boolean => /^product[_ ]detail$/iu.test(header);

/** Shops put several pictures into one cell. */
const firstPicture = (value: string): string => value.split(/[,;|\s]+(?=https?:)/u)[0] ?? value;

/** The level of which all others are part. */
const ROOT_LEVEL = new RegExp(headers.sections.root, 'iu');

const levelsOf = ({ cells, plan: { levels } }: TableRow): readonly string[] =>
  categoryPath(
    levels
      .map((at) => cells[at] ?? '')
      .filter((level) => level !== '' && !ROOT_LEVEL.test(level))
      .join(' > '),
  );

/** The id of a row that has none of its own: what the product is called, and what tells the row from its siblings. */
const madeId = (
  { groupId, title, attributes }: RawOffer,
  options: readonly RawAttribute[],
): string | undefined => {
  const name = groupId ?? title;
  if (name === undefined) return undefined;
  const told = attributes.filter(({ name: written, value }) =>
    isForShoppers({ written, isKnown: false, value }),
  );
  return [name, ...(options.length > 0 ? options : told).map(({ value }) => value)].join('/');
};

const attributesOf = (row: TableRow, features: string | undefined): readonly RawAttribute[] => {
  const own = row.attributes();
  const plain = own.some(({ name }) => isDetail(name))
    ? own.flatMap((each) => (isDetail(each.name) ? detailsOf(each.value) : [each]))
    : own;
  return features === undefined ? plain : [...plain, ...featuresOf(features)];
};

/** The count of the whole shop, or else of its places. */
const stockOf = ({ cells, plan: { places, stockPlaces } }: TableRow): string | undefined => {
  const whole = places.get('quantity')?.find((at) => !stockPlaces.includes(at) && cells[at]);
  return whole === undefined ? stockOfCells(stockPlaces.map((at) => cells[at] ?? '')) : cells[whole];
};

/** The offer of a row, whatever platform wrote it. */
export const offerOfRow = (row: TableRow, now: Date): RawOffer => {
  const { plan, line } = row;
  const values = new Map<ColumnField, string>();
  for (const field of plan.places.keys()) {
    const value = row.read(field);
    if (value !== undefined) values.set(field, field === 'image_link' ? firstPicture(value) : value);
  }
  if (plan.stockPlaces.length > 0) {
    const stock = stockOf(row);
    if (stock !== undefined) values.set('quantity', stock);
  }
  if (plan.currency !== undefined && !values.has('currency')) values.set('currency', plan.currency);
  const attributes = attributesOf(row, values.get('features'));
  const offer = offerFromFields({ line, values, attributes, headers: plan.headers });
  const options = row.options();
  const levels = plan.levels.length > 0 ? levelsOf(row) : [];
  const isProduct = plan.hasParents && offer.groupId === undefined && offer.id !== undefined;
  return {
    ...offer,
    ...(isProduct && { role: 'single' as const, groupId: offer.id }),
    category: levels.length > 0 ? levels : offer.category,
    options: options.length > 0 ? options : undefined,
    hidden: row.hidden(now),
    fallbackId: plan.isIdSku || offer.id === undefined ? madeId(offer, options) : undefined,
  };
};
