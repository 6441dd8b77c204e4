import { type FieldName, fieldNames } from '../../../contract/imports/feed.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';
import { columnKey, withoutAccents } from './header-grammar.ts';
import { languageCode, withLanguageLast } from './header-language.ts';
import headers from './headers.json' with { type: 'json' };

/** What a column may hold besides the fields of an offer: dates and sizes of a sale, and the article number. */
type ExtraField = keyof typeof headers.extra;
export type ColumnField = FieldName | ExtraField;

export type Names = Readonly<Partial<Record<ColumnField, readonly string[]>>>;

/** XML has no blanks in its names: "imageurl" stands for "image url". */
const withRunTogether = (names: readonly string[]): readonly string[] => [
  ...names,
  ...names.filter((name) => /^[a-z]+(?: [a-z]+)+$/u.test(name)).map((name) => name.replaceAll(' ', '')),
];

/** Headers of shops' tables by the field that they hold; the first header found counts. */
export const HEADERS: Names = {
  ...headers.extra,
  ...Object.fromEntries(fieldNames.map((field) => [field, withRunTogether(headers.fields[field])])),
};
const isExtra = (name: string): name is ExtraField => Object.hasOwn(headers.extra, name);
export const EXTRA_FIELDS: readonly ColumnField[] = Object.keys(headers.extra).filter(isExtra);

const among = (names: readonly string[]): ((key: string) => boolean) => {
  const known = new Set(names);
  return (key) => known.has(key);
};
/** What no shopper is told. */
export const isIgnored = among(headers.meaningless);
export const isSkuHeader = among(headers.skuHeaders);
/** Ids that people use too. */
export const isToldId = among(headers.told);

export type ColumnAliases = Partial<Readonly<Record<FieldName, string>>>;

export const isFieldName = (name: string): name is FieldName => fieldNames.some((known) => known === name);

/** Reads `title=Номенклатура` as a person writes it; `undefined` for an unknown field. */
export const parseAlias = (
  written: string,
): { readonly field: FieldName; readonly column: string } | undefined => {
  const [, name = '', column = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/u.exec(written) ?? [];
  const field = name.toLowerCase().replaceAll('-', '_');
  return isFieldName(field) && column !== '' ? { field, column } : undefined;
};

/** No name of a column is longer, so patterns never meet a long text. */
const MAX_HEADER = 200;

/** "[Non Editable]" is a remark, and "[de]" and "[lang=de]" say which language the column has. */
const bracketed = (all: string, inside: string): string => {
  const code = inside.replace(/^lang ?= ?/u, '');
  return languageCode(code) === undefined ? (inside === '' || /\d/u.test(inside) ? all : '') : ` ${code}`;
};

/** "stock quantity" of "/sizes/size/stock@quantity", where a table names the elements of an XML. */
const withoutPath = (header: string): string =>
  /^[/@]/u.test(header) ? header.replace(/^@|^\/(?:[^/]*\/)*/u, '').replaceAll('@', ' ') : header;

/** "name en" of "name-en_US-ecommerce", and "product category" of "Product Category/Display Name". */
const withoutScope = (header: string): string =>
  header.replace(/[-_]([a-z]{2})_[A-Z]{2}(?:-\w+)?$/u, ' $1').replace(/\/display name$/iu, '');

/** A header as the lists of names have it. */
export const headerKey = (header: string): string =>
  columnKey(
    withLanguageLast(
      withoutScope(withoutPath(header.slice(0, MAX_HEADER).replace(/^\s*\[([^[\]]+)\]\s*$/u, '$1'))),
    ),
  )
    .replace(/^g:|^\*\s*/u, '')
    .replaceAll('_', ' ')
    .replace(/ ?\[([^\]]*)\]$/u, bracketed)
    .trim();

/** "product name" of "product-name" and of "productName", in tables and lists that write all names so. */
export const spacedKey = (header: string): string =>
  headerKey(header.slice(0, MAX_HEADER).replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=[a-z])-(?=[a-z])/gu, ' '));

/** A unit, a mark of a required column, or what is in brackets. */
const REMARK = /,\s*\S{1,8}$|\([^()]{1,20}\)$|[*:.?]$/u;
const MAX_REMARKS = 4;

/** "остаток" of "остаток, шт." and "name" of "name *". */
export const looseKey = (key: string): string => {
  let bare = key.replace(/^["' ]+/u, '');
  for (let count = 0; count < MAX_REMARKS && REMARK.test(bare); count += 1)
    bare = bare.replace(REMARK, '').trim();
  return bare;
};

/** German without its letters: "groesse". */
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const spellingsOf = (name: string): readonly string[] => [
  name,
  withoutAccents(name),
  name.replace(/[äöüß]/gu, (letter) => UMLAUTS[letter] ?? letter),
];

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Each name's place in the list, of which the first counts, also by its spellings without accents. */
export const placesIn = (names: readonly string[]): ReadonlyMap<string, number> => {
  const known = indexes.get(names);
  if (known) return known;
  const places = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    for (const spelling of spellingsOf(name)) if (!places.has(spelling)) places.set(spelling, at);
  }
  indexes.set(names, places);
  return places;
};

/** True for a name that some field has. */
export const isListed = rememberingUpTo(20_000, (key): boolean =>
  Object.values(HEADERS).some((names) => placesIn(names).has(key)),
);

const PATTERNS = headers.attributes.map((pattern) => new RegExp(pattern, 'iu'));

/** The attribute's own name in headers like "Attribute: Colour". */
export const attributeHeader = (header: string): string =>
  PATTERNS.map((pattern) => pattern.exec(header.trim())?.[1]).find((name) => name !== undefined) ?? header;
