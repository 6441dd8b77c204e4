import type { Locale } from '../../../contract/shop/locale.ts';
import type { PreparedPassage, PreparedSentence, PreparedTexts } from './prepare-texts.ts';
import { creditIn, exactly, questionOf, type TextQuestion, type Wanted } from './question.ts';
import type { TextIdea, TextReader } from './read-ideas.ts';
import { cutTo } from './sentences.ts';

/** What a heading says holds for the sentences below it, and a title less surely. */
const FROM_HEADING = 0.95;
const FROM_TITLE = 0.7;
/** What is asked about under a heading of its own is answered there. */
const UNDER_HEADING = 0.2;
/** For each service that is spoken of and was not asked about: urgent delivery is not just delivery. */
const UNASKED = 0.05;
/** For each kind of what was asked about: a shopper who asks for ways to pay wants to hear of cards and cash. */
const KIND = 0.08;
const MOST_COUNTED = 4;
/** A text in another language than the shopper's is taken only when it says more. */
const OTHER_LANGUAGE = 0.85;
/** People write what matters first. */
const LATER = 0.04;
const MOST_LATER = 3;
/** A second sentence has to add something. */
const SECOND_SENTENCE = 0.93;

/** One or two sentences of a passage, which may answer a question. */
interface Quote {
  readonly passage: PreparedPassage;
  readonly text: string;
}

interface Candidate extends Quote {
  readonly score: number;
  readonly coverage: number;
  readonly hasTopic: boolean;
}

/** A shorter sentence is often only a "yes", which the next one explains. */
const SHORT = 30;
const MAX_QUOTE = 400;

const focusOf = (topics: PreparedSentence['topics'], { asked, widest }: TextQuestion): number => {
  const unasked = new Set<string>();
  const kinds = new Set<string>();
  for (const [own = '', ...broader] of topics) {
    if (asked.has(own)) continue;
    if (broader.some((term) => widest.has(term))) kinds.add(own);
    else if (!broader.some((term) => asked.has(term))) unasked.add(own);
  }
  return 1 - UNASKED * Math.min(unasked.size, MOST_COUNTED) + KIND * Math.min(kinds.size, MOST_COUNTED);
};

const judge = (
  passage: PreparedPassage,
  [from, to]: readonly [number, number],
  question: TextQuestion,
): Candidate => {
  const { wanted, rarities, locale } = question;
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
  const focus = focusOf([passage.headingTopics, ...sentences.map(({ topics }) => topics)].flat(), question);
  return {
    passage,
    text: sentences.map(({ text }) => text).join(' '),
    score:
      (isLong ? SECOND_SENTENCE : 1) *
      language *
      focus *
      (1 - LATER * Math.min(from, MOST_LATER)) *
      sum(
        (each, at) =>
          ((credits[at] ?? 0) +
            UNDER_HEADING * Math.max(creditIn(passage.heading, each), creditIn(passage.title, each))) *
          (rarities[at] ?? 1),
      ),
    coverage: sum((_, at) => exactly(credits[at])) / sum(() => 1),
    hasTopic: wanted.some(({ isTopic }, at) => isTopic && exactly(credits[at]) > 0),
  };
};

/** What only the heading speaks of is answered by the first words below it. */
const windowsOf = (
  { sentences }: PreparedPassage,
  { wanted }: TextQuestion,
): readonly (readonly [number, number])[] =>
  sentences.flatMap(({ text, terms }, at) => {
    if (at > 0 && !wanted.some((each) => creditIn(terms, each) > 0)) return [];
    const pair = [at, at + 2] as const;
    if (at + 1 === sentences.length) return [[at, at + 1] as const];
    return text.length < SHORT ? [pair] : [[at, at + 1] as const, pair];
  });

/** So much of a question must be in what answers it; all of it nearly, where it names no service. */
const ENOUGH = 0.5;
const ENOUGH_WITHOUT_TOPIC = 0.65;

/** The sentences that answer a question, or `undefined` when the shop's texts do not. */
export const findPassage = (
  ideas: readonly TextIdea[],
  texts: PreparedTexts,
  asked: { readonly reader: TextReader; readonly locale: Locale },
): Quote | undefined => {
  const question = questionOf(ideas, texts, asked);
  if (question.wanted.every(({ isGeneral }) => isGeneral)) return undefined;
  let best: Candidate | undefined;
  for (const passage of texts.passages) {
    for (const window of windowsOf(passage, question)) {
      const candidate = judge(passage, window, question);
      const enough = candidate.hasTopic ? ENOUGH : ENOUGH_WITHOUT_TOPIC;
      const isEnough = candidate.coverage > enough;
      if (isEnough && (best === undefined || candidate.score > best.score)) best = candidate;
    }
  }
  return best && { passage: best.passage, text: cutTo(best.text, MAX_QUOTE) };
};
