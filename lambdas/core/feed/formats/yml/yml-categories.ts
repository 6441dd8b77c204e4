import type { XmlElement } from '../xml-records.ts';

/** A tree deeper than this is taken for a cycle. */
const MAX_CATEGORY_DEPTH = 20;
const MAX_CATEGORIES = 200_000;

interface Category {
  readonly name: string;
  readonly parent: string | undefined;
}

/** YML has id and parent as attributes, Hotline as elements. */
const partOf = ({ attributes, children }: XmlElement, name: string): string | undefined =>
  (attributes[name] ?? children.find((child) => child.name === name.toLowerCase())?.text)?.trim() ||
  undefined;

/** The shop's tree of categories, which comes before its offers. */
export const createYmlCategories = () => {
  const categories = new Map<string, Category>();
  const paths = new Map<string, readonly string[]>();

  const climb = (id: string): readonly string[] => {
    const path: Category[] = [];
    let category = categories.get(id);
    while (category && path.length < MAX_CATEGORY_DEPTH && !path.includes(category)) {
      path.unshift(category);
      category = category.parent === undefined ? undefined : categories.get(category.parent);
    }
    return path.map(({ name }) => name);
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
      const known = paths.get(id);
      if (known) return known;
      const path = climb(id);
      if (path.length > 0) paths.set(id, path);
      return path;
    },
  };
};
