import { languageCode } from '../../../columns/header-language.ts';
import { isJsonObject } from '../../json-values.ts';
import type { ApiItem } from './item.ts';

/** GraphQL's lists: `{ "edges": [{ "node": … }] }` and `{ "nodes": […] }`. */
const listOf = ({ edges, nodes }: ApiItem): readonly unknown[] | undefined => {
  if (Array.isArray(nodes)) return nodes;
  return Array.isArray(edges) ? edges.map((edge) => (isJsonObject(edge) ? edge.node : edge)) : undefined;
};

const CODE = /^[a-z]{2,3}(?:[-_][a-z]{2})?$/iu;
const isLanguage = (name: string): boolean => CODE.test(name) && languageCode(name) !== undefined;

/** `{ "en": "Chair", "de-DE": "Stuhl" }` is one text in several languages. */
const inLanguage = (value: ApiItem, language: string): unknown => {
  const names = Object.keys(value);
  if (names.length === 0 || !names.every(isLanguage)) return value;
  const nameOf = (wanted: string) => names.find((name) => languageCode(name) === wanted);
  return value[nameOf(language) ?? nameOf('en') ?? names[0] ?? ''];
};

/** What a database or a content system puts around a value: `{ "$oid": … }`, `{ "data": { "attributes": … } }`. */
const unwrapped = (value: ApiItem): unknown => {
  const [name = '', ...others] = Object.keys(value);
  const { data } = value;
  if (others.length > 0 || (name !== 'data' && !name.startsWith('$'))) return value;
  if (name !== 'data') return value[name];
  const bare = (each: unknown) => (isJsonObject(each) ? (each.attributes ?? each) : each);
  return Array.isArray(data) ? data.map(bare) : bare(data);
};

const plainMember = (value: ApiItem, language: string): unknown => {
  const list = listOf(value);
  if (!list) {
    const inner = unwrapped(value);
    return inner === value ? inLanguage(value, language) : inner;
  }
  return list.map((each) => (isJsonObject(each) ? plainMembers(each, language) : each));
};

/** The item without GraphQL's lists, and in the shop's language; most items have neither and stay what they are. */
export const plainMembers = (item: ApiItem, language: string): ApiItem => {
  let plain: Record<string, unknown> | undefined;
  for (const name in item) {
    const value = item[name];
    if (!isJsonObject(value)) continue;
    const read = plainMember(value, language);
    if (read === value) continue;
    plain ??= { ...item };
    plain[name] = read;
  }
  return plain ?? item;
};

/** Members of the item itself, and not of what is around it. */
const isNamed = (item: ApiItem): boolean => 'name' in item || 'title' in item;

/**
 * The item itself, in answers that have it within an edge, that have nothing else, or that keep the id apart: JSON:API
 * beside `attributes`, Elasticsearch beside `_source`.
 */
export const nodeOf = (item: ApiItem): ApiItem => {
  const { data, product, attributes, _source: source } = item;
  if (isJsonObject(item.node)) return item.node;
  if (isJsonObject(source)) return { id: item._id, ...source };
  if (isJsonObject(attributes) && isNamed(attributes) && !isNamed(item))
    return { id: item.id, ...attributes };
  if (isJsonObject(data) && isJsonObject(data.product)) return data.product;
  return isJsonObject(product) && Object.keys(item).length === 1 ? product : item;
};
