import { FeedError, type FeedErrorReason } from '../../../contract/imports/feed.ts';
import { type ColumnAliases, planColumns } from '../columns/column-names.ts';
import { columnKey, type Delimiter } from '../formats/csv-rows.ts';
import { shownValue } from '../limits.ts';
import { otherAnswerIn } from './not-a-feed.ts';

export type FeedFormat =
  | { readonly kind: 'yml' | 'google-xml' }
  | { readonly kind: 'google-table' | 'shopify' | 'woocommerce' | 'table'; readonly delimiter: Delimiter }
  | { readonly kind: 'jsonl' }
  | { readonly kind: 'json'; readonly wrapper?: RegExp };

/** Characters that a format is detected by: more than any header row and most prologs have. */
export const HEAD_LENGTH = 16_384;

const SUPPORTED =
  'Yandex YML, Google Merchant (RSS, Atom, TSV, JSONL), Shopify CSV, WooCommerce CSV, CSV with a header row, JSON and JSONL, each also as gzip';

const unknownFormat = (
  what: string,
  head: string,
  details: { readonly reason?: FeedErrorReason; readonly seen?: string } = {},
): FeedError =>
  new FeedError(
    'UNKNOWN_FORMAT',
    `${what}. What can be read: ${SUPPORTED}. The feed begins: ${shownValue(head)}`,
    { seen: shownValue(head), ...details },
  );

/** Prolog, comments, instructions and a DOCTYPE with its brackets. */
const BEFORE_ROOT = /^(?:\s+|<\?[^?]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)+/iu;
const ROOT = /^<([\w:.-]{1,80})/u;

const xmlFormat = (head: string): FeedFormat => {
  const root = ROOT.exec(head.replace(BEFORE_ROOT, ''))?.[1]?.toLowerCase().replace(/^.*:/u, '');
  if (root === 'yml_catalog') return { kind: 'yml' };
  if (root === 'rss' || root === 'feed' || root === 'rdf') return { kind: 'google-xml' };
  throw unknownFormat(
    root === undefined ? 'no element begins this XML' : `XML with the root <${root}> is not known`,
    head,
  );
};

/** `{"products": [` and similar beginnings. */
const WRAPPER =
  /^\s*\{\s*(?:"[^"]{1,80}"\s*:\s*(?:"[^"]*"|[\d.]+|true|false|null)\s*,\s*)*"(?:products|items|offers|entries|data|goods)"\s*:\s*\[/u;

const isJson = (line: string): boolean => {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

const jsonFormat = (head: string): FeedFormat => {
  if (head.startsWith('[')) return { kind: 'json' };
  const [line = '', ...others] = head.split('\n');
  if (WRAPPER.test(head)) return { kind: 'json', wrapper: WRAPPER };
  return isJson(line) || (others.length === 0 && head.length >= HEAD_LENGTH)
    ? { kind: 'jsonl' }
    : { kind: 'json' };
};

const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',', '|'];

/** The first row, in which quoted delimiters and line breaks are blanks. */
export const headerOf = (head: string): string => {
  const bare = head.replace(/"(?:[^"]|"")*"/gu, (quoted) => quoted.replace(/[\n\r\t;,|]/gu, ' '));
  return bare.split(/\r?\n/u)[0] ?? '';
};

export const sniffDelimiter = (header: string): Delimiter => {
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
};

const tableFormat = (head: string, aliases: ColumnAliases): FeedFormat => {
  const header = headerOf(head);
  const delimiter = sniffDelimiter(header);
  const columns = header.split(delimiter).map((column) => column.trim().replace(/^"|"$/gu, ''));
  const keys = new Set(columns.map(columnKey));
  const has = (...names: readonly string[]): boolean => names.every((name) => keys.has(name));
  if (has('handle', 'title') && (has('variant price') || has('option1 name')))
    return { kind: 'shopify', delimiter };
  if (has('type', 'sku', 'name') && (has('regular price') || has('parent')))
    return { kind: 'woocommerce', delimiter };
  if (has('тип', 'артикул', 'имя') && (has('базовая цена') || has('родительский'))) {
    return { kind: 'woocommerce', delimiter };
  }
  const { fields } = planColumns(columns, aliases);
  const isGoogle = has('image_link') || has('image link');
  if (isGoogle && fields.has('title')) return { kind: 'google-table', delimiter };
  if (columns.length > 1 && (fields.has('title') || fields.has('id'))) return { kind: 'table', delimiter };
  throw unknownFormat(
    columns.length > 1
      ? `no column of this table holds the id or the title (columns: ${columns.slice(0, 12).map(shownValue).join(' · ')})`
      : 'this is neither XML nor JSON nor a table',
    head,
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
