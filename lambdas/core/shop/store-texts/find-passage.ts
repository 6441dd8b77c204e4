import type { Locale } from '../../../contract/shop/locale.ts';
import type { PreparedPassage, PreparedTexts } from './prepare-texts.ts';
import { type Idea, type Reader, thingTerm, topicTerm } from './read-ideas.ts';
import { cutTo } from './sentences.ts';

/** What of a question a term stands for, from 0 to 1. */
interface WantedTerm {
  readonly term: string;
  readonly credit: number;
}

interface Wanted {
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

/** A text about a service is about it for all things; a word that is not a service may be one of asking. */
const WEIGHTS = { topic: 1, general: 0.35, thing: 0.5, word: 0.6, unknown: 0.5 } as const;
const SAME_MEANING = 0.93;
const BROADER = 0.5;
/** What the word list says less surely is more often wrong than right. */
const SUREST_TRANSLATIONS = 3;
const SURE_ENOUGH = 0.5;

const translated = (stem: string, { language }: Reader): readonly WantedTerm[] =>
  (language.wordList?.translate(stem) ?? [])
    .filter(({ certainty }) => certainty >= SURE_ENOUGH)
    .slice(0, SUREST_TRANSLATIONS)
    .map(({ word, certainty }) => ({ term: language.stem(word), credit: certainty }));

const wantedTerms = ({ topics, things, stems }: Idea, reader: Reader): readonly WantedTerm[] => {
  const own = [...topics.map(({ id }) => topicTerm(id)), ...things.map(({ id }) => thingTerm(id))];
  const broader = [
    ...topics.flatMap(({ id }) => reader.topics.ancestors(id)).map(topicTerm),
    ...things.flatMap(({ id }) => reader.language.ancestors(id)).map(thingTerm),
  ];
  const isPlain = own.length === 0;
  return [
    ...own.map((term) => ({ term, credit: SAME_MEANING })),
    ...broader.map((term) => ({ term, credit: BROADER })),
    ...(isPlain ? stems.flatMap((stem) => translated(stem, reader)) : []),
  ];
};

const wantedOf = (idea: Idea, { frequency }: PreparedTexts, reader: Reader): Wanted => {
  const terms = wantedTerms(idea, reader);
  const isGeneral = idea.topics.length > 0 && idea.topics.every(({ role }) => role === 'attribute');
  const isTopic = idea.topics.length > 0 && !isGeneral;
  const { stems } = idea;
  const isKnown = [...stems, ...terms.map(({ term }) => term)].some((term) => frequency.has(term));
  const ofWord = idea.things.length > 0 ? WEIGHTS.thing : isKnown ? WEIGHTS.word : WEIGHTS.unknown;
  const weight = isTopic ? WEIGHTS.topic : isGeneral ? WEIGHTS.general : ofWord;
  return { terms, stems, weight, isTopic, isGeneral };
};

/** How far terms have what is wanted. */
const creditIn = (has: ReadonlySet<string>, { stems, terms }: Wanted): number => {
  if (stems.every((stem) => has.has(stem))) return 1;
  return Math.max(0, ...terms.map(({ term, credit }) => (has.has(term) ? credit : 0)));
};

/** What a heading says holds for the sentences below it, and a title less surely. */
const FROM_HEADING = 0.95;
const FROM_TITLE = 0.7;
/** What is asked about under a heading of its own is answered there. */
const UNDER_HEADING = 0.2;
/** For each service that is spoken of and was not asked about: urgent delivery is not just delivery. */
const UNASKED = 0.05;
const MOST_UNASKED = 4;
/** A text in another language than the shopper's is taken only when it says more. */
const OTHER_LANGUAGE = 0.85;
/** A second sentence has to add something. */
const SECOND_SENTENCE = 0.93;

/** One or two sentences of a passage, which may answer a question. */
export interface Quote {
  readonly passage: PreparedPassage;
  readonly text: string;
}

interface Candidate extends Quote {
  readonly score: number;
  readonly coverage: number;
  readonly hasTopic: boolean;
}

interface Question {
  readonly wanted: readonly Wanted[];
  readonly rarities: readonly number[];
  /** All terms that were asked about. */
  readonly asked: ReadonlySet<string>;
  readonly locale: Locale;
}

const questionOf = (
  ideas: readonly Idea[],
  texts: PreparedTexts,
  asked: { reader: Reader; locale: Locale },
) => {
  const wanted = ideas.map((idea) => wantedOf(idea, texts, asked.reader));
  const { passages, frequency } = texts;
  const rarityOf = ({ terms, stems, isGeneral }: Wanted): number => {
    if (isGeneral) return 1;
    const having = Math.max(
      ...[...stems, ...terms.map(({ term }) => term)].map((term) => frequency.get(term) ?? 0),
    );
    return 1 + Math.log(1 + passages.length / (1 + having));
  };
  const askedTerms = new Set(wanted.flatMap(({ terms }) => terms.map(({ term }) => term)));
  return { wanted, rarities: wanted.map(rarityOf), asked: askedTerms, locale: asked.locale };
};

/** A shorter sentence is often only a "yes", which the next one explains. */
const SHORT = 30;
const MAX_QUOTE = 400;

const judge = (
  passage: PreparedPassage,
  [from, to]: readonly [number, number],
  { wanted, rarities, asked, locale }: Question,
): Candidate => {
  const sentences = passage.sentences.slice(from, to);
  const credits = wanted.map((each) =>
    Math.max(
      ...sentences.map(({ terms }) => creditIn(terms, each)),
      FROM_HEADING * creditIn(passage.heading, each),
      FROM_TITLE * creditIn(passage.title, each),
    ),
  );
  const sum = (of: (each: Wanted, at: number) => number): number =>
    wanted.reduce((total, each, at) => total + each.weight * of(each, at), 0);
  const isLong = to - from > 1 && (sentences[0]?.text.length ?? 0) >= SHORT;
  const language = passage.locale === locale ? 1 : OTHER_LANGUAGE;
  const unasked = [passage.headingTopics, ...sentences.map(({ topics }) => topics)]
    .flat()
    .filter((topic) => !topic.some((term) => asked.has(term)));
  const focus = 1 - UNASKED * Math.min(new Set(unasked.map(([own]) => own)).size, MOST_UNASKED);
  return {
    passage,
    text: sentences.map(({ text }) => text).join(' '),
    score:
      (isLong ? SECOND_SENTENCE : 1) *
      language *
      focus *
      sum(
        (each, at) =>
          ((credits[at] ?? 0) +
            UNDER_HEADING * Math.max(creditIn(passage.heading, each), creditIn(passage.title, each))) *
          (rarities[at] ?? 1),
      ),
    coverage: sum((_, at) => credits[at] ?? 0) / sum(() => 1),
    hasTopic: wanted.some(({ isTopic }, at) => isTopic && (credits[at] ?? 0) > BROADER),
  };
};

const windowsOf = ({ sentences }: PreparedPassage): readonly (readonly [number, number])[] =>
  sentences.flatMap(({ text }, at) => {
    const pair = [at, at + 2] as const;
    if (at + 1 === sentences.length) return [[at, at + 1] as const];
    return text.length < SHORT ? [pair] : [[at, at + 1] as const, pair];
  });

/** So much of a question must be in what answers it; all of it nearly, where it names no service. */
const ENOUGH = 0.5;
const ENOUGH_WITHOUT_TOPIC = 0.75;

/** The sentences that answer a question, or `undefined` when the shop's texts do not. */
export const findPassage = (
  ideas: readonly Idea[],
  texts: PreparedTexts,
  asked: { readonly reader: Reader; readonly locale: Locale },
): Quote | undefined => {
  const question = questionOf(ideas, texts, asked);
  if (question.wanted.every(({ isGeneral }) => isGeneral)) return undefined;
  let best: Candidate | undefined;
  for (const passage of texts.passages) {
    for (const window of windowsOf(passage)) {
      const candidate = judge(passage, window, question);
      if (best === undefined || candidate.score > best.score) best = candidate;
    }
  }
  const enough = best?.hasTopic ? ENOUGH : ENOUGH_WITHOUT_TOPIC;
  return best && best.coverage > enough ? { ...best, text: cutTo(best.text, MAX_QUOTE) } : undefined;
};
