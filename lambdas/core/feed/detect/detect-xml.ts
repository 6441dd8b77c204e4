import type { ColumnAliases } from '../columns/column-names.ts';
import headers from '../columns/headers.json' with { type: 'json' };
import { planColumns } from '../columns/plan-columns.ts';
import commerceMl from '../formats/commerceml-names.json' with { type: 'json' };
import { guessColumns } from './guess-columns.ts';

/** What reads an XML document. */
export type XmlReading =
  | { readonly family: 'yml' | 'commerceml' }
  | { readonly family: 'list'; readonly records: readonly string[] };

type XmlFormat = XmlReading & { readonly kind: string; readonly reason: string };

/** A document of no known format, and options for the next try. */
interface UnknownXml {
  readonly root: string;
  readonly guess: string;
  /** RSS or Atom without prices. */
  readonly isNews?: boolean;
}

/** Prolog, comments, instructions and a DOCTYPE with its brackets. */
const BEFORE_ROOT = /^(?:\s+|<\?[^?]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)+/iu;
const ROOT = /^<([\p{L}\w:.-]{1,80})/u;

/** Elements that hold one product each, in lists that are none of the known formats. */
const LISTED: readonly string[] = headers.records;
const YML = { kind: 'yml', family: 'yml' } as const;
/** RSS calls an offer `item`, Atom `entry`. */
const GOOGLE: XmlReading & { readonly kind: string } = {
  kind: 'google-xml',
  family: 'list',
  records: ['item', 'entry'],
};
/** Formats known by the element around everything. */
const ROOTS = new Map<string, XmlReading & { readonly kind: string }>([
  [commerceMl.root, { kind: 'commerceml', family: 'commerceml' }],
  ['yml_catalog', YML],
  ['rss', GOOGLE],
  ['feed', GOOGLE],
  ['rdf', GOOGLE],
]);
const LIST_KINDS: ReadonlyMap<string, string> = new Map([
  ['shopitem', 'heureka'],
  ['o', 'ceneo'],
  ['ad', 'avito'],
]);

/** IdoSell's lists have the root of a single offer of others. */
const IOF = /^<offer\s[^>]*file_format="IOF"/iu;

const nameOf = (tag: string): string => tag.toLowerCase().replace(/^.*:/u, '');

const PRICES = ['price', 'sale_price', 'old_price'] as const;

/** Names after a record's that must show what it holds. */
const NEAR = 25;

/** The element that is followed at once by fields of a product. */
const recordAround = (names: readonly string[], aliases: ColumnAliases): string | undefined =>
  names.find((_, at) => {
    const { places } = planColumns(names.slice(at + 1, at + NEAR), { aliases });
    const isFirst = [...places.values()].some((found) => found.includes(0));
    return at > 0 && isFirst && places.has('title') && places.has('price');
  });

const WHOLE_ITEM = /<\/(?:item|entry)>/u;
/** Prefixes of elements that only shops use: Google's and Shopify's. */
const SHOP_PREFIX = /<[gs]:/iu;

/** News come in the same formats as goods, and have no prices. */
const isNews = (body: string, names: readonly string[], aliases: ColumnAliases): boolean => {
  if (!WHOLE_ITEM.test(body) || SHOP_PREFIX.test(body)) return false;
  const { places } = planColumns([...new Set(names)], { aliases });
  return !PRICES.some((field) => places.has(field));
};

const LEAF = /<([\p{L}][\p{L}\w:.-]{0,80})(?:\s[^<>]*)?>([^<]{0,500})<\/\1>/gu;
const MAX_GUESSED = 20;

/** Options by the looks of the first elements that hold text alone, as of the columns of a table. */
const guessElements = (body: string): string => {
  const values = new Map<string, string[]>();
  for (const [, tag = '', text = ''] of body.matchAll(LEAF)) {
    const name = nameOf(tag);
    const found = values.get(name) ?? [];
    if (values.size < MAX_GUESSED || found.length > 0) values.set(name, [...found, text.trim()]);
  }
  const columns = [...values.keys()].filter((name) => (values.get(name)?.length ?? 0) > 1);
  const length = Math.min(...columns.map((name) => values.get(name)?.length ?? 0));
  const rows = Array.from({ length: columns.length > 1 ? length : 0 }, (_, at) =>
    columns.map((name) => values.get(name)?.[at] ?? ''),
  );
  return rows.length === 0 ? '' : guessColumns({ columns, rows }, {});
};

export const findXml = (head: string, aliases: ColumnAliases): XmlFormat | UnknownXml => {
  const body = head.replace(BEFORE_ROOT, '');
  const root = nameOf(ROOT.exec(body)?.[1] ?? '');
  const reason = `<${root}>`;
  const known = ROOTS.get(root);
  if (known && known !== GOOGLE) return { ...known, reason };
  const names = [...body.matchAll(/<([\p{L}][\p{L}\w:.-]{0,80})/gu)].map(([, tag = '']) => nameOf(tag));
  if (known) return isNews(body, names, aliases) ? { root, guess: '', isNews: true } : { ...known, reason };
  const hasCategories = names.includes('categoryid') || names.includes('category_id');
  if (hasCategories && (names.includes('offer') || names.includes('item'))) {
    return { ...YML, reason: `${reason} with <categoryId>` };
  }
  const record = LISTED.find((name) => name !== root && names.includes(name)) ?? recordAround(names, aliases);
  if (record === undefined) return { root, guess: guessElements(body) };
  const rootKind = root === 'kaspi_catalog' ? 'kaspi' : IOF.test(body) ? 'idosell' : undefined;
  const kind = rootKind ?? LIST_KINDS.get(record) ?? 'product-list';
  return { kind, family: 'list', records: [record], reason: `${reason} with <${record}>` };
};
