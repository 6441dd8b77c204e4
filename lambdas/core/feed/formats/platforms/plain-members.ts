import { languageCode } from '../../columns/header-language.ts';
import { isJsonObject } from '../json-values.ts';
import type { Item } from './item.ts';

/** GraphQL's lists: `{ "edges": [{ "node": … }] }` and `{ "nodes": […] }`. */
const listOf = ({ edges, nodes }: Item): readonly unknown[] | undefined => {
  if (Array.isArray(nodes)) return nodes;
  return Array.isArray(edges) ? edges.map((edge) => (isJsonObject(edge) ? edge.node : edge)) : undefined;
};

/** `{ "en": "Chair", "de-DE": "Stuhl" }` is one text in several languages. */
const inLanguage = (value: Item, language: string): unknown => {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([name]) => languageCode(name) !== undefined)) return value;
  const own = entries.find(([name]) => languageCode(name) === language);
  return (own ?? entries.find(([name]) => languageCode(name) === 'en') ?? entries[0])?.[1];
};

/** The item without GraphQL's lists, and in the shop's language. */
export const plainMembers = (item: Item, language: string): Item =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (!isJsonObject(value)) return [name, value];
      const list = listOf(value);
      return [
        name,
        list
          ? list.map((each) => (isJsonObject(each) ? plainMembers(each, language) : each))
          : inLanguage(value, language),
      ];
    }),
  );

/** The item itself, in answers that have it within an edge, or that have nothing else. */
export const nodeOf = (item: Item): Item => {
  const { data, product } = item;
  if (isJsonObject(item.node)) return item.node;
  if (isJsonObject(data) && isJsonObject(data.product)) return data.product;
  return isJsonObject(product) && Object.keys(item).length === 1 ? product : item;
};
