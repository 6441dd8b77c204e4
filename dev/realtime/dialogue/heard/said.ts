import type { Language } from '../../../../lambdas/core/language/language.ts';
import { type CountedWord, wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { readMeasure } from '../../../../lambdas/core/language/numbers/units.ts';
import { type ClassName, isClassName } from '../../../../lambdas/core/language/requests/class-names.ts';
import type { Occurrence } from '../../../../lambdas/core/language/requests/word-classes.ts';

/** A colour, a size or an amount: what tells variants of one product apart. Words [from, to) say it. */
interface Attribute extends Occurrence {
  /** `color`, `size`, a unit, or `number` where no unit was said. */
  readonly property: string;
  readonly value: string;
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

/** A word with what core/language knows of it. */
export interface SaidWord extends CountedWord {
  readonly classes: ReadonlySet<ClassName>;
  /** The colour, size or amount that it is a part of. */
  readonly attribute: Attribute | undefined;
  readonly isThing: boolean;
  /** Names something sold, which the page's cart is not. */
  readonly isGoods: boolean;
  /** A preposition, a courtesy, a sign. */
  readonly isSmall: boolean;
  /** A word that names nothing by itself. */
  readonly isEmpty: boolean;
}

type WordTest = (word: Pick<SaidWord, 'text' | 'classes'>) => boolean;

/** Tells the words of any of these classes. */
export const ofClass = (names: string): WordTest => {
  const wanted = names.split(' ').filter(isClassName);
  return ({ classes }) => wanted.some((name) => classes.has(name));
};

export const like =
  (pattern: RegExp): WordTest =>
  ({ text }) =>
    pattern.test(text);

const isLight = ofClass('light courtesy');
/** Words that ask for something without naming it. */
const isAsking = ofClass('it ref pointing tell want is-there have-it prop-ask buy which better choose');
const isAskingWord = like(/^(?:нибудь|вариант\p{L}*|номер|модел\p{L}*|option|number)$/u);
const isOfCart = ofClass('cart cart-in cart-alone');

const classesOf = (words: readonly CountedWord[], language: Language) => {
  const tokens = words.flatMap(({ text, kind }, index) =>
    kind === 'sign' ? [] : [{ text, stem: language.stem(text), isNumber: kind === 'number', index }],
  );
  const classes = words.map(() => new Set<ClassName>());
  for (const [name, places] of language.occurrencesIn(tokens)) {
    const named = places.flatMap(({ from, to }) => tokens.slice(from, to));
    for (const { index } of named) classes[index]?.add(name);
  }
  return classes;
};

const isSmallWord = (word: CountedWord & Pick<SaidWord, 'classes'>, { is, linkOf }: Language): boolean => {
  if (word.kind !== 'letters') return word.kind === 'sign' || isOne(word);
  return is('filler', word.text) || linkOf(word.text) !== undefined || isLight(word);
};

/** What was said, with what core/language knows of each word. */
export interface Said {
  readonly text: string;
  readonly words: readonly SaidWord[];
  readonly attributes: readonly Attribute[];
}

export const readSaid = (text: string, language: Language): Said => {
  const counted = wordsOf(text, language);
  const attributes = attributesOf(counted, language);
  const classes = classesOf(counted, language);
  const matches = counted.flatMap((_, from) => {
    const match = language.match(counted, from);
    return match ? [{ from, to: from + match.length, concepts: match.entry.concepts }] : [];
  });
  const words = counted.map((each, at): SaidWord => {
    const isHere = ({ from, to }: Occurrence): boolean => from <= at && at < to;
    const named = matches.filter(isHere).map(({ concepts }) => concepts);
    const isThing = named.flat().some(({ role }) => role !== 'attribute');
    const isRequest = named.some((concepts) => concepts.length === 0);
    const word = { ...each, classes: classes[at] ?? new Set(), attribute: attributes.find(isHere), isThing };
    const isSmall = isSmallWord(word, language);
    const asks = word.kind === 'letters' && (isRequest || isAsking(word) || isAskingWord(word));
    return {
      ...word,
      isSmall,
      isGoods: isThing && !isSmall && !isOfCart(word),
      isEmpty: isSmall || (!isThing && asks),
    };
  });
  return { text, words, attributes };
};

export const joinWords = (words: readonly SaidWord[]): string =>
  words.reduce((text, word) => text + (word.glued ? '' : ' ') + word.text, '').trim();

/** Without some of the attributes; as it was said when there are none, or nothing else would be left. */
export const without = ({ text, words }: Said, isDropped: (property: string) => boolean): string => {
  const kept = words.filter(({ attribute }) => attribute === undefined || !isDropped(attribute.property));
  return kept.length === words.length || kept.length === 0 ? text : joinWords(kept);
};

/** Whether an attribute is more than a number, or a number of pieces. */
export const isMeasure = ({ property }: Attribute): boolean => property !== 'number' && property !== 'pcs';

/** Whether a title has all of these colours, sizes and amounts. */
export const isTitled = (title: string, wanted: readonly Attribute[], language: Language): boolean => {
  const { attributes } = readSaid(title, language);
  return wanted.every(({ property, value }) =>
    attributes.some((each) => each.property === property && each.value === value),
  );
};
