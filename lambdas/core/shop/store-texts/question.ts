import type { Locale } from '../../../contract/shop/locale.ts';
import type { PreparedTexts } from './prepare-texts.ts';
import { type TextIdea, type TextReader, thingTerm, topicTerm } from './read-ideas.ts';

/** A term that answers a part of a question; `credit` is how well it does, from 0 to 1. */
interface WantedTerm {
  readonly term: string;
  readonly credit: number;
}

export interface Wanted {
  readonly terms: readonly WantedTerm[];
  /** The words themselves: together they are surer than what they mean. */
  readonly stems: readonly string[];
  /** How much of the question it is. */
  readonly weight: number;
  /** True for a service by its name, which a text must have to answer. */
  readonly isTopic: boolean;
  /** True for what answers nothing by itself: "how much". */
  readonly isGeneral: boolean;
}

/**
 * A text about a service is about it for all things and in all places. A noun that no text has is what the shop does not
 * say: a discount for teachers is not just a discount.
 */
const WEIGHTS = {
  topic: 1,
  general: 0.35,
  thing: 0.5,
  word: 0.6,
  describing: 0.4,
  unknown: 1,
  country: 2,
} as const;
const SAME_MEANING = 0.93;
/** A text about payment does not say whether bitcoins are taken. */
const BROADER = 0.5;
/** What holds for underwear holds for socks. */
const BROADER_THING = 0.8;
/** A country is answered by its name or by "abroad": delivery within the shop's own country is not what was asked. */
const COUNTRY = 'country';
const ABROAD = 'abroad';
/** What the word list says less surely is more often wrong than right. */
const SUREST_TRANSLATIONS = 3;
const SURE_ENOUGH = 0.5;

const translated = (stem: string, { language }: TextReader): readonly WantedTerm[] =>
  (language.wordList?.translate(stem) ?? [])
    .filter(({ certainty }) => certainty >= SURE_ENOUGH)
    .slice(0, SUREST_TRANSLATIONS)
    .map(({ word, certainty }) => ({ term: language.stem(word), credit: certainty }));

/** Words that share their beginning are mostly forms of one: "covered" and "cover". */
const KINDRED = { credit: 0.8, beginning: 5, longer: 3 } as const;

const isKindred = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const beginning = Math.max(KINDRED.beginning, short.length - 1);
  return (
    long.length - short.length <= KINDRED.longer &&
    short.slice(0, beginning).length === beginning &&
    long.startsWith(short.slice(0, beginning))
  );
};

const kindred = (stem: string, { frequency }: PreparedTexts): readonly WantedTerm[] =>
  [...frequency.keys()]
    .filter((term) => isKindred(stem, term))
    .map((term) => ({ term, credit: KINDRED.credit }));

const isCountry = (topics: TextIdea['topics']): boolean => topics.some(({ id }) => id === COUNTRY);

const wantedTerms = (
  { topics, things, stems }: TextIdea,
  texts: PreparedTexts,
  reader: TextReader,
): readonly WantedTerm[] => {
  const own = [
    ...topics.map(({ id }) => topicTerm(id === COUNTRY ? ABROAD : id)),
    ...things.map(({ id }) => thingTerm(id)),
  ];
  const broader = topics.flatMap(({ id }) => reader.topics.ancestors(id)).map(topicTerm);
  const kinds = things.flatMap(({ id }) => reader.language.ancestors(id)).map(thingTerm);
  const isPlain = own.length === 0 || isCountry(topics);
  return [
    ...own.map((term) => ({ term, credit: SAME_MEANING })),
    ...broader.map((term) => ({ term, credit: BROADER })),
    ...kinds.map((term) => ({ term, credit: BROADER_THING })),
    ...(isPlain ? stems.flatMap((stem) => [...translated(stem, reader), ...kindred(stem, texts)]) : []),
  ];
};

const wantedOf = (idea: TextIdea, texts: PreparedTexts, reader: TextReader): Wanted => {
  const { frequency } = texts;
  const terms = wantedTerms(idea, texts, reader);
  const isGeneral = idea.topics.length > 0 && idea.topics.every(({ role }) => role === 'attribute');
  const isTopic = idea.topics.length > 0 && !isGeneral;
  const { stems } = idea;
  const isKnown = [...stems, ...terms.map(({ term }) => term)].some((term) => frequency.has(term));
  const ofWord = isKnown ? WEIGHTS.word : idea.describes ? WEIGHTS.describing : WEIGHTS.unknown;
  const ofIdea = idea.things.length > 0 ? WEIGHTS.thing : ofWord;
  const ofTopic = isCountry(idea.topics) ? WEIGHTS.country : WEIGHTS.topic;
  const weight = isTopic ? ofTopic : isGeneral ? WEIGHTS.general : ofIdea;
  return { terms, stems, weight, isTopic, isGeneral };
};

/** How far terms have what is wanted. */
export const creditIn = (has: ReadonlySet<string>, { stems, terms }: Wanted): number => {
  if (stems.every((stem) => has.has(stem))) return 1;
  return Math.max(0, ...terms.map(({ term, credit }) => (has.has(term) ? credit : 0)));
};

/** A question, read for a shop's texts. */
export interface TextQuestion {
  readonly wanted: readonly Wanted[];
  readonly rarities: readonly number[];
  /** All terms that were asked about, and those of them without a narrower one. */
  readonly asked: ReadonlySet<string>;
  readonly widest: ReadonlySet<string>;
  readonly locale: Locale;
}

/** How much of a question each of its ideas is, and how rare the idea is in a shop's texts. */
export const questionOf = (
  ideas: readonly TextIdea[],
  texts: PreparedTexts,
  { reader, locale }: { readonly reader: TextReader; readonly locale: Locale },
): TextQuestion => {
  const wanted = ideas.map((idea) => wantedOf(idea, texts, reader));
  const { passages, frequency } = texts;
  const rarityOf = ({ terms, stems, isGeneral }: Wanted): number => {
    if (isGeneral) return 1;
    const having = Math.max(
      ...[...stems, ...terms.map(({ term }) => term)].map((term) => frequency.get(term) ?? 0),
    );
    return 1 + Math.log(1 + passages.length / (1 + having));
  };
  const asked = new Set(wanted.flatMap(({ terms }) => terms.map(({ term }) => term)));
  const narrowed = wanted.flatMap(({ terms }) => terms.filter(({ credit }) => credit <= BROADER));
  const widest = new Set([...asked].filter((each) => !narrowed.some(({ term }) => term === each)));
  return { wanted, rarities: wanted.map(rarityOf), asked, widest, locale };
};

/** A credit that is enough to answer, else 0: a broader term only hints at an answer. */
export const exactly = (credit = 0): number => (credit > BROADER ? credit : 0);
