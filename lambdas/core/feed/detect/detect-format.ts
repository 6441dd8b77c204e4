import { FeedError, type FeedErrorReason } from '../../../contract/imports/feed.ts';
import type { LookAtText, TextLook } from '../../../ports/imports/read-text.ts';
import { type ColumnAliases, headerKey } from '../columns/column-names.ts';
import type { Delimiter } from '../formats/table/csv-rows.ts';
import type { TableDialect } from '../formats/table/table-dialect.ts';
import { shownValue } from '../limits.ts';
import { findXml, type XmlReading } from './detect-xml.ts';
import { findHeader } from './find-header.ts';
import { guessColumns } from './guess-columns.ts';

export type FeedFormat = {
  /** What the report calls it. */
  readonly kind: string;
  /** What it was recognised by. */
  readonly reason: string;
} & (
  | XmlReading
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

const xmlFormat = (head: string, aliases: ColumnAliases): FeedFormat => {
  const found = findXml(head, aliases);
  if ('kind' in found) return found;
  const { root, guess, isNews } = found;
  if (root === '') throw unknownFormat('no element begins this XML', head);
  if (isNews) throw unknownFormat('this is a feed of news, without prices', head, { reason: 'news' });
  const attempt = guess === '' ? '' : `. Try: ${guess}`;
  throw unknownFormat(`XML with the root <${root}> is not known${attempt}`, head, { flags: guess });
};

/** `{"products": [`, `{"products": {"edges": [` and similar beginnings, behind members that are not arrays. */
const WRAPPER =
  /^\s*\{(?:[^[]|\[[^[\]]*\])*?"(?:products|productVariants|items|offers|entries|data|goods|resources|catalog|records|rows|results|feed|products_feed|objects|cards|elements|result|inventoryItems|offerMappings|hits|@graph|itemListElement|(?:hydra:)?member|[Тт]овары|[Нн]оменклатура|[Пп]редложения)"\s*:\s*(?:\{(?:[^[\]{}]|\{[^[\]{}]*\})*?"(?:edges|nodes)"\s*:\s*)?\[/u;

/** "[CODE];[TITLE]" begins a table. */
const JSON_START = /^(?:\{|\[\s*(?:[[{"\]\d-]|null|true|false|$))/u;

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
    const kind = columns.some((column) => headerKey(column) === 'image link') ? 'google-table' : 'table';
    const reason = `columns ${columns.slice(0, 5).map(shownValue).join(', ')}`;
    return { family, kind, delimiter, dialect: undefined, above, guess, reason };
  }
  throw unknownFormat(
    columns.length > 1
      ? `no column of this table holds the id or the title (columns: ${columns.slice(0, 12).map(shownValue).join(' · ')}). Try: ${guess}`
      : 'this is neither XML nor JSON nor a table',
    head,
    columns.length > 1 ? { flags: guess } : {},
  );
};

const WEB_PAGE = /^\s*(?:<!doctype html|(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:html|head|body)\b)/isu;
const TITLE = /<title[^>]*>([^<]{1,200})/iu;
/** `{"error":"unauthorized"}` and its like, which holds no list of anything. */
const ERROR_ANSWER =
  /^\s*\{(?=[^[]*"(?:error|errors|error_code|error_description|message|detail|fault|exception|status_code)"\s*:)/iu;
const HAS_OBJECTS = /\[\s*\{\s*"(?!(?:message|code|detail|error|field|title)")/iu;
/** Members that a product has and an answer about an error has not. */
const IS_PRODUCT = /"(?:price|title|name|sku|product_?id|variants)"\s*:/iu;
const ERROR_XML = /^\s*(?:<\?xml[^>]*>\s*)?<(?:error|errors|fault|exception)\b/iu;

/** Characters in which a document says what it is. */
const NEAR_START = 1_000;
/** Workbooks that shops' panels and old versions of Excel write as a page or as XML, under the name of a workbook. */
const OFFICE = /(?:urn:schemas-microsoft-com:office:(?:excel|spreadsheet)|<\?mso-application)/iu;
const isTable = (head: string): boolean =>
  /<table\b/iu.test(head) && !/<(?:form|input|script)\b/iu.test(head);
const isWorkbook = (head: string): boolean =>
  OFFICE.test(head.slice(0, NEAR_START)) ||
  ((WEB_PAGE.test(head) || /^<table\b/iu.test(head)) && isTable(head));

interface OtherAnswer {
  readonly reason: FeedErrorReason;
  readonly what: string;
  readonly seen: string;
}

/** What came in place of a feed: a page that asks to log in, or a server's answer about an error. */
const otherAnswerIn = (head: string): OtherAnswer | undefined => {
  if (head.startsWith('<') && isWorkbook(head)) {
    const what = 'this is a workbook saved as a page or as XML; save it as XLSX or CSV (UTF-8)';
    return { reason: 'workbook', what, seen: shownValue(head) };
  }
  if (WEB_PAGE.test(head)) {
    const seen = shownValue(TITLE.exec(head)?.[1] ?? head);
    return { reason: 'web-page', what: 'this is a web page, perhaps one that asks to log in', seen };
  }
  const isError = ERROR_ANSWER.test(head) && !HAS_OBJECTS.test(head) && !IS_PRODUCT.test(head);
  if (!isError && !ERROR_XML.test(head)) return undefined;
  return { reason: 'error-answer', what: 'the server answered an error and no feed', seen: shownValue(head) };
};

/** Detects a feed's format by its beginning, and refuses an unknown one with what was seen. */
export const detectFormat = (head: string, aliases: ColumnAliases = {}): FeedFormat => {
  const start = head.trimStart();
  if (start === '') throw new FeedError('EMPTY', 'the feed is empty; check the export that writes it');
  const other = otherAnswerIn(start);
  if (other) throw unknownFormat(other.what, start, other);
  if (start.startsWith('<')) return xmlFormat(start, aliases);
  if (JSON_START.test(start)) return jsonFormat(start);
  return tableFormat(start, aliases);
};

const NOTHING: TextLook = { known: 0, header: '', above: 0 };
/** A list of goods in XML or JSON leaves no doubt. */
const DOCUMENT_COUNTS = 50;

/** Says how much a text looks like a feed, for archives with several files and workbooks with several sheets. */
export const createLook =
  (aliases: ColumnAliases): LookAtText =>
  (head) => {
    try {
      const format = detectFormat(head, aliases);
      if (format.family !== 'table') return { ...NOTHING, known: DOCUMENT_COUNTS };
      const { known, columns, above } = findHeader(head.trimStart(), aliases);
      return { known, above, header: columns.map(headerKey).join('\n') };
    } catch {
      // A text that is refused is none of the feed's parts.
      return NOTHING;
    }
  };

interface PeekedText {
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
