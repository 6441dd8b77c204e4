import type { SearchDocument } from '../../contract/search-document.ts';
import { shippedLexicon } from './lexicon-files.ts';

/** "Pro" and "Ultra" make another product; "wireless" only describes one. */
const MODEL_WEIGHT = 2;
const DESCRIPTION_WEIGHT = 0.5;

const weightOf = (term: string): number => {
  const concept = shippedLexicon().concepts.get(term);
  if (concept?.role !== 'attribute') return 1;
  return concept.attribute === 'model' ? MODEL_WEIGHT : DESCRIPTION_WEIGHT;
};

/** The terms that make a product's name its own: not its maker or options, nor its kind unless it is an accessory. */
const ownName = ({ terms, accessory }: SearchDocument): readonly string[] => {
  const { brand, attributes, kind } = terms;
  const isGeneral = (term: string): boolean =>
    brand.includes(term) || attributes.includes(term) || (!accessory && kind.includes(term));
  const own = terms.name.filter((term) => !isGeneral(term));
  return own.length > 0 ? own : terms.name;
};

interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** An index hands out the same documents again and again, hundreds for a question. */
const weighed = new WeakMap<SearchDocument, readonly WeighedTerm[]>();

const weighedName = (document: SearchDocument): readonly WeighedTerm[] => {
  const known = weighed.get(document);
  if (known) return known;
  const terms = ownName(document).map((term) => ({ term, weight: weightOf(term) }));
  weighed.set(document, terms);
  return terms;
};

/** Share of a product's own name that a question names, 0 to 1: tells an iPhone 15 from an iPhone 15 Pro. */
export const focusOf = (document: SearchDocument, asked: ReadonlySet<string>): number => {
  let named = 0;
  let total = 0;
  for (const { term, weight } of weighedName(document)) {
    total += weight;
    if (asked.has(term)) named += weight;
  }
  return total === 0 ? 0 : named / total;
};
