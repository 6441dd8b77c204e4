import headers from '../../columns/headers.json' with { type: 'json' };
import { stockOfCells } from '../../columns/stock-places.ts';
import { hiddenBy, isYes } from '../../columns/visibility.ts';
import { isForShoppers } from '../../normalise/confidential.ts';
import type { FieldValues, RawAttribute, RawOffer } from '../../raw-offer.ts';
import type { CsvRow } from './csv-rows.ts';
import type { TablePlan } from './table-plan.ts';

/** One row, and what its cells mean. */
export interface TableRow extends CsvRow {
  readonly plan: TablePlan;
  /** What is known beside the cells, of records within which lists are named. */
  readonly attributes?: readonly RawAttribute[];
  readonly options?: readonly RawAttribute[] | undefined;
}

/** Names and values within one text, by a pattern that finds one of each. */
export const pairsIn = (written: string, pattern: RegExp): readonly RawAttribute[] =>
  [...written.matchAll(pattern)].flatMap(([, name = '', value = '']) => {
    const pair = { name: name.trim(), value: value.trim() };
    return pair.name === '' || pair.value === '' ? [] : [pair];
  });

/** "General:Material:Steel,General:Weight:2 kg", as Google's tables have it. */
const DETAILS = /(?:[^:,]*:(?=[^:,]*:))?([^:,]+):([^,]+)/gu;
/** "Height:45 cm:1,Material:oak:2" */
const FEATURES = /([^:,]+):([^:,]+)[^,]*/gu;

/** Columns that hold names and values in one cell: Google's, and those of other shops in any shape. */
const HOLDS_PAIRS = new RegExp(headers.pairCells, 'iu');
const isDetail = (header: string): boolean => /^product[_ ]detail$/iu.test(header);
/** "Colour: grey | Size: 140x200" */
const PAIR_ENDS = /\s*[|;\n]\s*/u;
const PAIR_PART = /^([^:]{1,60}):\s*(\S.*)$/su;

/** The pairs of a cell, or the whole cell under its header where one of its parts is not a pair. */
const pairsOfCell = (name: string, value: string): readonly RawAttribute[] => {
  if (isDetail(name)) return pairsIn(value, DETAILS);
  const parts = value.split(PAIR_ENDS).filter((part) => part !== '');
  const pairs = parts.map((part) => PAIR_PART.exec(part));
  return pairs.every((pair) => pair !== null)
    ? pairs.map(([, called = '', said = '']) => ({ name: called.trim(), value: said }))
    : [{ name, value }];
};

/** Shops put several pictures into one cell. */
const firstPicture = (value: string): string => value.split(/[,;|\s]+(?=https?:)/u)[0] ?? value;

const SEPARATOR = /\s*(?:>|»|→|\||\/{3}|\/(?!\/))\s*/u;

/** "Electronics > Phones"; the first of several that are divided by commas. */
const categoryPath = (value: string): readonly string[] => {
  const first = value.includes('>') ? (value.split(/,(?=[^>]*>)/u)[0] ?? value) : value;
  return first
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
};

/** The level of which all others are part. */
const ROOT_LEVEL = new RegExp(headers.sections.root, 'iu');

/** Numbers and ids of categories, of which Google's own taxonomy has some, mean nothing to a shopper. */
const CATEGORY_IDS = /^(?:\d+|[\da-f]{32})(?:\s*[;,|]\s*(?:\d+|[\da-f]{32}))*$/u;

/** "Simple" and "physical" are what platforms call the kinds of their records. */
const RECORD_KIND = new RegExp(headers.sections.kinds, 'iu');
const isNoCategory = (value: string): boolean => CATEGORY_IDS.test(value) || RECORD_KIND.test(value);

const categoryOf = ({ cells, plan: { levels } }: TableRow, values: FieldValues): readonly string[] => {
  const named = levels
    .map((at) => cells[at] ?? '')
    .filter((level) => level !== '' && !ROOT_LEVEL.test(level));
  if (named.length > 0) return categoryPath(named.join(' > '));
  const { product_type: type, google_product_category: googles } = values;
  const written = [type, googles].find((value) => value !== undefined && !isNoCategory(value));
  return written === undefined ? [] : categoryPath(written);
};

/** 0.15 of a workbook is 15 %. */
const FRACTION = /^0?[.,]\d+$/u;

const percentIn = (written: string): string => {
  const percent = written.replace('%', '').trim();
  if (!FRACTION.test(percent) || written.includes('%')) return percent;
  return String(Math.round(Number(percent.replace(',', '.')) * 10_000) / 100);
};

/** A discount of "10%" or of an amount, in a column of its own or in one for both. */
const discountOf = ({ discount, discount_amount: amount, discount_percent: written }: FieldValues) => {
  const percent = written === undefined ? '' : percentIn(written);
  return /[1-9]/u.test(percent) ? `${percent}%` : (discount ?? amount);
};

/** An offer by its options: what the product is called, and what tells the offer from its siblings. */
export const idOfChoice = (product: string | undefined, options: readonly RawAttribute[]): string =>
  [product, ...options.map(({ value }) => value)].join('/');

/** The id of a row that has none of its own. */
const madeId = ({ item_group_id: groupId, title, attributes, options }: RawOffer): string | undefined => {
  const name = groupId ?? title;
  if (name === undefined) return undefined;
  const told = attributes.filter(({ name: written, value }) =>
    isForShoppers({ written, isKnown: false, value }),
  );
  return idOfChoice(name, options ?? told);
};

/** What platforms write for a product without choices. */
export const NO_CHOICE = /^(?:default title|default option value|default variant)$/iu;

const NONE: readonly RawAttribute[] = [];

const paired = (row: TableRow, kind: string, names: readonly string[] = []): readonly RawAttribute[] => {
  const { cells, plan } = row;
  if (plan.pairs.length === 0) return NONE;
  const pairs = plan.pairs.filter((pair) => pair.kind === kind);
  return pairs.flatMap(({ name, value, unit, place }, at): readonly RawAttribute[] => {
    const text = cells[value] ?? '';
    const called = cells[name] || names[at] || (kind === 'option' ? `option ${place}` : '');
    if (text === '' || called === '' || NO_CHOICE.test(text)) return NONE;
    const measured = unit === undefined || !cells[unit] ? text : `${text} ${cells[unit]}`;
    return [{ name: called, value: measured }];
  });
};

export const optionNames = ({ cells, plan }: TableRow): readonly string[] =>
  plan.pairs.filter(({ kind }) => kind === 'option').map(({ name }) => cells[name] ?? '');

/** Where the row names no option, the names of the product's first row hold. */
export const optionsOf = (row: TableRow, names?: readonly string[]): readonly RawAttribute[] => {
  const options = [...paired(row, 'option', names)];
  for (const { at, name } of row.plan.options) {
    const value = row.cells[at];
    if (value) options.push({ name, value });
  }
  return options;
};

/** References to other records of the platform, which are not words for shoppers. */
const isReference = (value: string): boolean => /^(?:\[|\{|gid:)/u.test(value);

const attributesOf = (row: TableRow, features: string | undefined): readonly RawAttribute[] => {
  const found: RawAttribute[] = [];
  for (const [at, name] of row.plan.attributes) {
    const value = row.cells[at];
    if (!value || isReference(value)) continue;
    if (HOLDS_PAIRS.test(name)) found.push(...pairsOfCell(name, value));
    else found.push({ name, value });
  }
  const { attributes: beside = [] } = row;
  return found.concat(paired(row, 'attribute'), features ? pairsIn(features, FEATURES) : [], beside);
};

/** The count of the whole shop, or else of its places. */
const stockOf = ({ cells, plan: { places, stockPlaces } }: TableRow): string | undefined => {
  const whole = places.get('quantity')?.find((at) => !stockPlaces.includes(at) && cells[at]);
  return whole === undefined ? stockOfCells(stockPlaces.map((at) => cells[at] ?? '')) : cells[whole];
};

type Draft = { -readonly [Member in keyof RawOffer]: RawOffer[Member] };

/** The offer of a row, whatever platform wrote it. Of each field the first cell counts that is not blank. */
export const offerOfRow = (row: TableRow, now: Date): RawOffer => {
  const { plan, line, cells } = row;
  const offer: Draft = { ...plan.blank, line };
  for (const [field, places] of plan.places) offer[field] = cells[places.find((at) => cells[at]) ?? -1];
  if (offer.image_link !== undefined) offer.image_link = firstPicture(offer.image_link);
  if (plan.stockPlaces.length > 0) offer.quantity = stockOf(row) ?? offer.quantity;
  if (offer.sold_out !== undefined && isYes(offer.sold_out)) offer.availability = 'out of stock';
  offer.currency ??= plan.currency;
  offer.category = categoryOf(row, offer);
  offer.discount = discountOf(offer);
  offer.attributes = attributesOf(row, offer.features);
  const options = row.options?.length ? row.options : optionsOf(row);
  if (options.length > 0) offer.options = options;
  offer.hidden = hiddenBy(plan.flags, (at) => cells[at] ?? '', now);
  if (plan.isIdSku || offer.id === undefined) offer.fallbackId = madeId(offer);
  const isProduct = plan.hasParents && offer.item_group_id === undefined && offer.id !== undefined;
  if (isProduct) offer.role = 'single';
  offer.groupId = isProduct ? offer.id : offer.item_group_id;
  return offer;
};
