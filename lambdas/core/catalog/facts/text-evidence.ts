import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import type { PropertyName } from '../../language/properties.ts';
import { isForAnotherThing } from '../terms/kind.ts';
import { spansOf } from '../terms/terms.ts';
import { type AskedTerm, shows, termsIn } from './asked.ts';

/** A place of the record's own text that tells what was asked. */
export interface TextEvidence {
  readonly kind: 'title' | 'description';
  readonly text: string;
}

/** What is longer is cut at a word: a shopper listens to it. */
const MOST_LETTERS = 200;

/** Ends of sentences, and the lines and bullets of a list. */
const BETWEEN = /(?<=[.!?…])\s+(?=\P{Ll})|\s*[\n•;]\s*/u;

/** The sentences of a description, without the full stop of each. */
export const statementsOf = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .map((sentence) => sentence.trim().replace(/\.$/u, ''))
    .filter((sentence) => sentence !== '');

export const cutSentence = (sentence: string, most = MOST_LETTERS): string =>
  sentence.length <= most ? sentence : `${sentence.slice(0, most).replace(/\s+\S*$/u, '')}…`;

/** What is told in numbers; a sentence without one only happens to use the word: "a long day". */
// biome-ignore format: a list reads best in rows
const MEASURED = new Set<PropertyName>([
  'dimensions', 'width', 'height', 'length', 'depth', 'diameter', 'thickness', 'weight', 'load',
  'capacity', 'pieces', 'storage', 'memory', 'resolution', 'brightness', 'runtime', 'power', 'voltage',
  'speed', 'temperature', 'coverage', 'nutrition',
]);

/** Units that speak of one property without its name. */
const UNIT_OF: Partial<Readonly<Record<PropertyName, string>>> = {
  weight: 'g',
  capacity: 'ml',
  storage: 'gb',
  memory: 'gb',
  battery: 'mah',
  power: 'w',
  voltage: 'v',
  camera: 'mp',
  age: 'years',
};
/** What a washing machine's title measures in kilograms is not its weight. */
const NOT_IN_TITLES = new Set<PropertyName>(['weight', 'age']);

const hasUnit = (text: string, group: readonly PropertyName[], language: Language): boolean =>
  spansOf(text, language).some(
    (span) => span.kind === 'measure' && group.some((property) => UNIT_OF[property] === span.measure.unit),
  );

const namesProperty = (text: string, group: readonly PropertyName[], language: Language): boolean => {
  const named = new Set(language.propertiesIn(wordsOf(text, language)).groups.flat());
  return group.some((property) => named.has(property) && (!MEASURED.has(property) || /\d/u.test(text)));
};

/** What title and description tell of a property that no attribute has. */
export const textOnProperty = (
  { productTitle, description = '' }: SearchDocument,
  group: readonly PropertyName[],
  { terms, language }: { readonly terms: readonly AskedTerm[]; readonly language: Language },
): TextEvidence | undefined => {
  const inTitles = group.filter((property) => !NOT_IN_TITLES.has(property));
  const isFor = group.includes('compatibility') && isForAnotherThing(spansOf(productTitle, language));
  if (isFor || hasUnit(productTitle, inTitles, language)) return { kind: 'title', text: productTitle };
  const telling = statementsOf(description).filter(
    (sentence) => namesProperty(sentence, group, language) || hasUnit(sentence, group, language),
  );
  const exact = telling.find((sentence) => terms.some((term) => shows(termsIn(sentence, language), term)));
  const [text = exact] = exact === undefined ? telling : [exact];
  return text === undefined ? undefined : { kind: 'description', text };
};

/** Share of what a question speaks of that a sentence must show. */
const ENOUGH = 0.5;

/** What title and description tell of the things a question speaks of. */
export const textOnTerms = (
  { productTitle, description = '' }: SearchDocument,
  terms: readonly AskedTerm[],
  language: Language,
): TextEvidence | undefined => {
  const shownIn = (text: string): number => {
    const said = termsIn(text, language);
    return terms.filter((term) => shows(said, term)).length;
  };
  if (terms.length > 0 && shownIn(productTitle) === terms.length)
    return { kind: 'title', text: productTitle };
  const [best] = statementsOf(description)
    .map((text) => ({ text, shown: shownIn(text) }))
    .toSorted((a, b) => b.shown - a.shown);
  const isEnough = best !== undefined && best.shown > 0 && best.shown >= terms.length * ENOUGH;
  return isEnough ? { kind: 'description', text: best.text } : undefined;
};
