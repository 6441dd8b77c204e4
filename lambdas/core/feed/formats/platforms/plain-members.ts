import { languageCode } from '../../columns/header-language.ts';
import { isJsonObject } from '../json-values.ts';
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

const plainMember = (value: ApiItem, language: string): unknown => {
  const list = listOf(value);
  if (!list) return inLanguage(value, language);
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

/** The item itself, in answers that have it within an edge, or that have nothing else. */
export const nodeOf = (item: ApiItem): ApiItem => {
  const { data, product } = item;
  if (isJsonObject(item.node)) return item.node;
  if (isJsonObject(data) && isJsonObject(data.product)) return data.product;
  return isJsonObject(product) && Object.keys(item).length === 1 ? product : item;
};
