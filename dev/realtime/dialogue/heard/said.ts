import type { Language } from '../../../../lambdas/core/language/language.ts';
import { type CountedWord, wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { readMeasure } from '../../../../lambdas/core/language/numbers/units.ts';
import { type ClassName, isClassName } from '../../../../lambdas/core/language/requests/class-names.ts';

/** A colour, a size or an amount: what tells variants of one product apart. Words [from, to) say it. */
export interface Attribute {
  /** `color`, `size`, a unit, or `number` where no unit was said. */
  readonly property: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const VARYING = new Set(['color', 'size', 'material']);
/** Numbers that mean gigabytes without the unit. */
const MEMORY = /^(?:32|64|128|256|512)$/u;
/** The "one" of "the blue one". */
const isOne = ({ text, spoken }: CountedWord): boolean => spoken === true && text === '1';

const attributeAt = (
  words: readonly CountedWord[],
  from: number,
  language: Language,
): Attribute | undefined => {
  const measured = readMeasure(words, from, language);
  if (measured !== undefined) {
    const { unit, term } = measured.measure;
    return { property: unit, value: term, from, to: from + measured.length };
  }
  const word = words[from];
  if (word?.kind === 'number' && word.ordinal !== true && !isOne(word)) {
    const [property, value] = MEMORY.test(word.text) ? ['gb', `${word.text}gb`] : ['number', word.text];
    return { property, value, from, to: from + 1 };
  }
  const match = language.match(words, from);
  const concept = match?.entry.concepts.find(({ attribute = '' }) => VARYING.has(attribute));
  if (match === undefined || concept?.attribute === undefined) return undefined;
  return { property: concept.attribute, value: concept.id, from, to: from + match.length };
};

const attributesOf = (words: readonly CountedWord[], language: Language): readonly Attribute[] => {
  const found: Attribute[] = [];
  for (let at = 0; at < words.length; at = Math.max(at + 1, found.at(-1)?.to ?? 0)) {
    const attribute = attributeAt(words, at, language);
    if (attribute !== undefined) found.push(attribute);
  }
  return found;
};

export const classesNamed = (names: string): readonly ClassName[] => names.split(' ').filter(isClassName);

/** Words that ask for something without naming it. */
const ASKING = classesNamed('it ref pointing tell want is-there have-it prop-ask buy which better choose');
const CART = classesNamed('cart cart-in cart-alone');
const ASKING_WORD = /^(?:нибудь|вариант\p{L}*|номер|модел\p{L}*|option|number)$/u;

const textOf = (words: readonly CountedWord[]): string =>
  words.reduce((text, word) => text + (word.glued ? '' : ' ') + word.text, '').trim();

/** What was said, with what core/language knows of each word. */
export const readSaid = (said: string, language: Language) => {
  const words = wordsOf(said, language);
  const attributes = attributesOf(words, language);
  const tokens = words
    .map(({ text, kind }, index) => ({
      text,
      stem: language.stem(text),
      isNumber: kind === 'number',
      kind,
      index,
    }))
    .filter(({ kind }) => kind !== 'sign');
  const classes = words.map(() => new Set<ClassName>());
  for (const [name, places] of language.occurrencesIn(tokens)) {
    const named = places.flatMap(({ from, to }) => tokens.slice(from, to));
    for (const { index } of named) classes[index]?.add(name);
  }
  const things = new Set<number>();
  const requests = new Set<number>();
  for (const from of words.keys()) {
    const { entry, length } = language.match(words, from) ?? { length: 0 };
    const isThing = entry?.concepts.some(({ role }) => role !== 'attribute') === true;
    for (let at = from; at < from + length; at += 1) {
      if (isThing) things.add(at);
      if (entry?.concepts.length === 0) requests.add(at);
    }
  }
  const is = (at: number, names: readonly ClassName[]): boolean =>
    names.some((name) => classes[at]?.has(name) === true);
  const isPartOf = (at: number, isOne: (attribute: Attribute) => boolean): boolean =>
    attributes.some((each) => each.from <= at && at < each.to && isOne(each));
  const isAttribute = (at: number): boolean => isPartOf(at, () => true);
  const isSmall = (at: number): boolean => {
    const word = words[at];
    if (word === undefined || word.kind === 'sign') return true;
    if (word.kind === 'number') return isOne(word);
    return (
      language.is('filler', word.text) ||
      language.linkOf(word.text) !== undefined ||
      is(at, ['light', 'courtesy'])
    );
  };
  const isAsking = (at: number, { kind, text }: CountedWord): boolean =>
    kind === 'letters' && (requests.has(at) || is(at, ASKING) || ASKING_WORD.test(text));
  return {
    text: said,
    words,
    attributes,
    is,
    classesAt: (at: number): ReadonlySet<ClassName> => classes[at] ?? new Set(),
    isAttribute,
    /** Part of a measure other than a number of pieces. */
    isMeasured: (at: number): boolean =>
      isPartOf(at, ({ property }) => property !== 'number' && property !== 'pcs'),
    isPieces: (at: number): boolean => isPartOf(at, ({ property }) => property === 'pcs'),
    isThing: (at: number): boolean => things.has(at),
    /** Names something sold; the page's cart is none. */
    names: (at: number): boolean => things.has(at) && !isSmall(at) && !is(at, CART),
    /** A preposition, a courtesy, a sign. */
    isSmall,
    /** A word that names nothing by itself. */
    isEmpty: (at: number): boolean =>
      isSmall(at) || (!things.has(at) && words[at] !== undefined && isAsking(at, words[at])),
    has: (at: number, pattern: RegExp): boolean => pattern.test(words[at]?.text ?? ''),
    every: (holds: (at: number) => boolean): boolean => words.every((_, at) => holds(at)),
    some: (holds: (at: number) => boolean): boolean => words.some((_, at) => holds(at)),
    /** A place among the products shown: "второй", "2". */
    isPlace: (at: number, shown: number): boolean => {
      const { text = '', ordinal, spoken } = words[at] ?? {};
      return ordinal === true || (/^[1-5]$/u.test(text) && Number(text) <= shown && spoken !== true);
    },
    textFrom: (from: number): string => textOf(words.slice(from)),
    attributesAlone: (): string => textOf(words.filter((_, at) => isAttribute(at))),
    /** Without some of the attributes; as it was said when there are none, or nothing else would be left. */
    without: (isDropped: (attribute: Attribute) => boolean): string => {
      const kept = words.filter((_, at) => !isPartOf(at, isDropped));
      return kept.length === words.length || kept.length === 0 ? said : textOf(kept);
    },
  };
};

export type Said = ReturnType<typeof readSaid>;

/** Whether a title has all of these colours, sizes and amounts. */
export const isTitled = (title: string, wanted: readonly Attribute[], language: Language): boolean => {
  const { attributes } = readSaid(title, language);
  return wanted.every(({ property, value }) =>
    attributes.some((each) => each.property === property && each.value === value),
  );
};
