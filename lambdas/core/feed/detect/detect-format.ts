import { FeedError, type FeedErrorReason } from '../../../contract/imports/feed.ts';
import { type ColumnAliases, headerKey, planColumns } from '../columns/column-names.ts';
import headers from '../columns/headers.json' with { type: 'json' };
import commerceMl from '../formats/commerceml-names.json' with { type: 'json' };
import type { Delimiter } from '../formats/csv-rows.ts';
import type { TableDialect } from '../formats/table-dialect.ts';
import { shownValue } from '../limits.ts';
import { findHeader } from './find-header.ts';
import { guessColumns } from './guess-columns.ts';
import { otherAnswerIn } from './not-a-feed.ts';

export type FeedFormat = {
  /** What the report calls it. */
  readonly kind: string;
  /** What it was recognised by. */
  readonly reason: string;
} & (
  | { readonly family: 'yml' | 'google-xml' | 'commerceml' }
  | { readonly family: 'list'; readonly record: string }
  | {
      readonly family: 'table';
      readonly delimiter: Delimiter;
      readonly dialect: TableDialect | undefined;
      readonly above: number;
      /** Options that may name the columns which are not known. */
      readonly guess: string;
    }
  | { readonly family: 'json'; readonly layout: 'lines' | 'objects'; readonly wrapper?: RegExp }
);

/** Characters that a format is detected by: more than any header row and most prologs have. */
export const HEAD_LENGTH = 16_384;

const SUPPORTED =
  "Yandex YML and its dialects, Google Merchant, Meta and OpenAI feeds, CommerceML, Shopify, WooCommerce, Magento, Wix and other platforms' exports, lists of products in XML, tables with a header row, Excel workbooks, JSON and JSONL, each also as gzip or zip";

const unknownFormat = (
  what: string,
  head: string,
  details: { readonly reason?: FeedErrorReason; readonly seen?: string; readonly flags?: string } = {},
): FeedError =>
  new FeedError(
    'UNKNOWN_FORMAT',
    `${what}. What can be read: ${SUPPORTED}. The feed begins: ${shownValue(head)}`,
    { seen: shownValue(head), ...details },
  );

/** Prolog, comments, instructions and a DOCTYPE with its brackets. */
const BEFORE_ROOT = /^(?:\s+|<\?[^?]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)+/iu;
const ROOT = /^<([\p{L}\w:.-]{1,80})/u;

/** Elements that hold one product each, in lists that are none of the known formats. */
const LISTED: readonly string[] = headers.records;
/** Formats known by the element around everything. */
const ROOTS: ReadonlyMap<string, 'yml' | 'google-xml' | 'commerceml'> = new Map([
  [commerceMl.root, 'commerceml'],
  ['yml_catalog', 'yml'],
  ['rss', 'google-xml'],
  ['feed', 'google-xml'],
  ['rdf', 'google-xml'],
]);
const LIST_KINDS: ReadonlyMap<string, string> = new Map([
  ['shopitem', 'heureka'],
  ['o', 'ceneo'],
  ['ad', 'avito'],
]);

const nameOf = (tag: string): string => tag.toLowerCase().replace(/^.*:/u, '');

/** Names after a record's that must show what it holds. */
const NEAR = 25;

/** The element that is followed at once by fields of a product. */
const recordAround = (names: readonly string[]): string | undefined =>
  names.find((_, at) => {
    const { places } = planColumns(names.slice(at + 1, at + NEAR), { aliases: {} });
    const isFirst = [...places.values()].some((found) => found.includes(0));
    return at > 0 && isFirst && places.has('title') && places.has('price');
  });

const xmlFormat = (head: string): FeedFormat => {
  const body = head.replace(BEFORE_ROOT, '');
  const root = nameOf(ROOT.exec(body)?.[1] ?? '');
  const reason = `<${root}>`;
  const family = ROOTS.get(root);
  if (family) return { kind: family, family, reason };
  const names = [...body.matchAll(/<([\p{L}][\p{L}\w:.-]{0,80})/gu)].map(([, tag = '']) => nameOf(tag));
  const hasCategories = names.includes('categoryid') || names.includes('category_id');
  if (hasCategories && (names.includes('offer') || names.includes('item'))) {
    return { kind: 'yml', family: 'yml', reason: `${reason} with <categoryId>` };
  }
  const record = LISTED.find((name) => name !== root && names.includes(name)) ?? recordAround(names);
  if (record !== undefined) {
    const kind = root === 'kaspi_catalog' ? 'kaspi' : (LIST_KINDS.get(record) ?? 'product-list');
    return { kind, family: 'list', record, reason: `${reason} with <${record}>` };
  }
  throw unknownFormat(
    root === '' ? 'no element begins this XML' : `XML with the root <${root}> is not known`,
    head,
  );
};

/** `{"products": [` and similar beginnings, whatever comes before that is no array. */
const WRAPPER =
  /^\s*\{(?:[^[]|\[[^[\]]*\])*?"(?:products|items|offers|entries|data|goods|resources|catalog|records|rows|results|feed|products_feed)"\s*:\s*\[/u;

const isJson = (line: string): boolean => {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

const jsonFormat = (head: string): FeedFormat => {
  const objects = { family: 'json', kind: 'json', layout: 'objects' } as const;
  if (head.startsWith('[')) return { ...objects, reason: '[' };
  const [line = '', ...others] = head.split('\n');
  const isLines = others.some((other) => other.startsWith('{')) && isJson(line);
  if (!isLines && WRAPPER.test(head)) return { ...objects, wrapper: WRAPPER, reason: '{"…": [' };
  return isJson(line) || (others.length === 0 && head.length >= HEAD_LENGTH)
    ? { family: 'json', kind: 'jsonl', layout: 'lines', reason: '{' }
    : { ...objects, reason: '{' };
};

const tableFormat = (head: string, aliases: ColumnAliases): FeedFormat => {
  const header = findHeader(head, aliases);
  const { delimiter, columns, above, found, known } = header;
  const family = 'table' as const;
  const guess = guessColumns(header, aliases);
  if (found) {
    const reason = `columns ${found.by.join(', ')}`;
    return { family, kind: found.dialect.kind, delimiter, dialect: found.dialect, above, guess, reason };
  }
  if (known > 0) {
    const isGoogle = columns.some((column) => headerKey(column) === 'image link');
    const reason = `columns ${columns.slice(0, 5).map(shownValue).join(', ')}`;
    return {
      family,
      kind: isGoogle ? 'google-table' : 'table',
      delimiter,
      dialect: undefined,
      above,
      guess,
      reason,
    };
  }
  throw unknownFormat(
    columns.length > 1
      ? `no column of this table holds the id or the title (columns: ${columns.slice(0, 12).map(shownValue).join(' · ')}). Try: ${guess}`
      : 'this is neither XML nor JSON nor a table',
    head,
    columns.length > 1 ? { flags: guess } : {},
  );
};

/** Detects a feed's format by its beginning, and refuses an unknown one with what was seen. */
export const detectFormat = (head: string, aliases: ColumnAliases = {}): FeedFormat => {
  const start = head.trimStart();
  if (start === '') throw new FeedError('EMPTY', 'the feed is empty; check the export that writes it');
  const other = otherAnswerIn(start);
  if (other) throw unknownFormat(other.what, start, other);
  if (start.startsWith('<')) return xmlFormat(start);
  if (start.startsWith('{') || start.startsWith('[')) return jsonFormat(start);
  return tableFormat(start, aliases);
};

export interface PeekedText {
  /** The first characters, or all when there are fewer. */
  readonly head: string;
  /** The whole text, the head included. */
  readonly text: AsyncIterable<string>;
}

/** Reads the beginning of a text and gives back the whole text. */
export const peekText = async (pieces: AsyncIterable<string>, length: number): Promise<PeekedText> => {
  const source = pieces[Symbol.asyncIterator]();
  let head = '';
  while (head.length < length) {
    const next = await source.next();
    if (next.done) break;
    head += next.value;
  }
  async function* text(): AsyncGenerator<string> {
    try {
      yield head;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { head: head.slice(0, length), text: text() };
};
