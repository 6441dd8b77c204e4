import { formatMoney } from '../../../contract/catalog/amounts.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import { comparisonSentences, NOT_SAID } from '../../phrases/comparison.ts';
import { propertyNames } from '../../phrases/property-names.ts';
import type { Speech } from '../../search/say/spoken-value.ts';
import { amountIn, type Fact, factsOf, meaningOf, spokenFactValue, spokenName } from '../facts/facts.ts';

/** One property of all the products that are compared. */
export interface ComparedRow {
  readonly key: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly isAlike: boolean;
  /** How much the values differ; 0 where one of them is not said. */
  readonly difference: number;
}

/** Words that differ count like an amount that is half as much again. */
const WORDS_DIFFER = 0.5;

const differenceOf = (values: readonly (string | undefined)[], language: Language): number => {
  const said = values.filter((value) => value !== undefined);
  if (said.length < values.length) return 0;
  const amounts = said.map((value) => amountIn(value, language));
  const numbers = amounts.flatMap((amount) => amount?.value ?? []);
  const least = Math.min(...numbers);
  const isMeasured =
    numbers.length === said.length && least > 0 && new Set(amounts.map((amount) => amount?.unit)).size === 1;
  return isMeasured ? Math.max(...numbers) / least - 1 : WORDS_DIFFER;
};

const rowOf = (fact: Fact, values: readonly (string | undefined)[], speech: Speech): ComparedRow => ({
  key: fact.key,
  name: spokenName(fact, speech.locale),
  values: values.map((value) => (value === undefined ? NOT_SAID : spokenFactValue(value, speech))),
  isAlike: new Set(values.map((value) => value && meaningOf(value, speech.language))).size === 1,
  difference: differenceOf(values, speech.language),
});

/** Price and stock: the table has them first, the sentence says the price in words of its own. */
const ownRows = (documents: readonly SearchDocument[], { locale }: Speech): readonly ComparedRow[] => {
  const row = (key: 'price' | 'availability', values: readonly string[]): ComparedRow => ({
    key,
    name: propertyNames[key][locale],
    values,
    isAlike: new Set(values).size === 1,
    difference: 0,
  });
  return [
    row(
      'price',
      documents.map(({ price }) => (price ? formatMoney(price, locale) : NOT_SAID)),
    ),
    row(
      'availability',
      documents.map(({ availability }) => comparisonSentences[locale].availability[availability]),
    ),
  ];
};

/** The properties that records share by meaning, whatever each merchant calls them; what all state comes first. */
export const comparedRows = (
  documents: readonly SearchDocument[],
  speech: Speech,
): { readonly own: readonly ComparedRow[]; readonly facts: readonly ComparedRow[] } => {
  const byProduct = documents.map(
    (document) => new Map(factsOf([document], speech.language).map((fact) => [fact.key, fact])),
  );
  const named = new Map<string, Fact>(byProduct.flatMap((facts) => [...facts]));
  const facts = [...named.values()].map((fact) =>
    rowOf(
      fact,
      byProduct.map((each) => each.get(fact.key)?.values[0]),
      speech,
    ),
  );
  return { own: ownRows(documents, speech), facts: facts.toSorted((a, b) => b.difference - a.difference) };
};
