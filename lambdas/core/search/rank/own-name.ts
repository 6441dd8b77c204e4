import type { Language } from '../../language/language.ts';

/** "Pro" and "Ultra" make another product; "wireless" only describes one. */
const MODEL_WEIGHT = 2;
const DESCRIPTION_WEIGHT = 0.5;

const weightOf = (term: string, language: Language): number => {
  const concept = language.concepts.get(term.slice(1));
  if (!term.startsWith('#') || concept?.role !== 'attribute') return 1;
  return concept.attribute === 'model' ? MODEL_WEIGHT : DESCRIPTION_WEIGHT;
};

/** Share of a product's own name that a question names, 0 to 1: tells an iPhone 15 from an iPhone 15 Pro. */
export const focusOf = (
  ownName: readonly string[],
  asked: ReadonlySet<string>,
  language: Language,
): number => {
  let named = 0;
  let total = 0;
  for (const term of ownName) {
    const weight = weightOf(term, language);
    total += weight;
    if (asked.has(term)) named += weight;
  }
  return total === 0 ? 0 : named / total;
};
