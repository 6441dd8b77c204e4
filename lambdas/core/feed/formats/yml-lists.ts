import { currencyOf } from '../normalise/price/currency.ts';
import type { Exchange } from '../raw-offer.ts';
import type { XmlElement } from './xml-records.ts';

/** A tree deeper than this is taken for a cycle. */
const MAX_CATEGORY_DEPTH = 20;
const MAX_CATEGORIES = 200_000;

/** YML has id and parent as attributes, Hotline as elements. */
const partOf = ({ attributes, children }: XmlElement, name: string): string | undefined =>
  (attributes[name] ?? children.find((child) => child.name === name.toLowerCase())?.text)?.trim() ||
  undefined;

/** The shop's tree of categories, which comes before its offers. */
export const createCategories = () => {
  const paths = new Map<string, readonly string[]>();
  const categories = new Map<string, { readonly name: string; readonly parent: string | undefined }>();

  const climb = (id: string): readonly string[] => {
    const path: string[] = [];
    let category = categories.get(id);
    const met = new Set<unknown>();
    while (category && path.length < MAX_CATEGORY_DEPTH && !met.has(category)) {
      met.add(category);
      path.unshift(category.name);
      category = category.parent === undefined ? undefined : categories.get(category.parent);
    }
    return path;
  };

  return {
    add: (element: XmlElement): void => {
      const name = element.children.length === 0 ? element.text.trim() : partOf(element, 'name');
      const id = partOf(element, 'id');
      if (!id || !name || categories.size >= MAX_CATEGORIES) return;
      const parent = partOf(element, 'parentId') ?? partOf(element, 'parentID');
      categories.set(id, { name, parent: parent === '0' ? undefined : parent });
    },
    pathOf: (id: string): readonly string[] => {
      const path = paths.get(id) ?? climb(id);
      if (path.length > 0) paths.set(id, path);
      return path;
    },
  };
};

/**
 * The currencies of a feed. One has the rate 1, and the rates of others say what one unit of them costs in it; a bank's
 * name in place of a rate says nothing that can be calculated with.
 */
export const createFeedCurrencies = () => {
  const rates = new Map<string, number>();
  let own: string | undefined;
  return {
    add: ({ attributes }: XmlElement): void => {
      const code = currencyOf(attributes.id ?? '');
      const rate = Number((attributes.rate ?? '').replace(',', '.'));
      if (code === undefined || !(rate > 0)) return;
      if (rate === 1) own ??= code;
      rates.set(code, rate);
    },
    /** How the currency of an offer is exchanged; `undefined` where it is the feed's own, or has no rate. */
    exchangeOf: (written: string | undefined): Exchange | undefined => {
      if (written === undefined || own === undefined || rates.size < 2) return undefined;
      const from = currencyOf(written);
      const rate = from === undefined ? undefined : rates.get(from);
      return from === undefined || rate === undefined || from === own ? undefined : { from, to: own, rate };
    },
  };
};
