import type { SearchDocument } from '../../contract/search-document.ts';

const MAX_DESCRIPTION_EMBEDDED = 500;

/** What an embedder reads for a variant: its name first, then what the shop says about it. */
export const documentText = ({ title, brand, category, attributes, description }: SearchDocument): string =>
  [
    title,
    brand ?? '',
    category.join(' / '),
    Object.entries(attributes)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
    (description ?? '').slice(0, MAX_DESCRIPTION_EMBEDDED),
  ]
    .filter((part) => part !== '')
    .join('. ');
