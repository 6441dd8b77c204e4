import type { Concept, ConceptRole, Lexicon } from './lexicon.ts';
import { type Resolution, resolveLetterRun, resolveParts, resolveWord } from './resolve-word.ts';
import type { Span } from './spans.ts';
import { stem } from './stem.ts';
import type { Idea, IdeaRole } from './understanding.ts';
import { attributeIn, attributeOf, frequencyOf, isKnown, type Vocabulary, weigh } from './vocabulary.ts';
import { isCyrillic } from './words.ts';

/** An idea with the words an embedder should read for it. */
export interface ReadIdea {
  readonly idea: Idea;
  readonly text: string;
}

export interface Reader {
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
}

type Draft = Pick<Idea, 'alternatives' | 'role' | 'said'> & { readonly attribute?: string | undefined };

const saidIn = (span: Span): string => span.words.map(({ text }) => text).join(' ');

const attributeNamed = ({ alternatives, role }: Draft, vocabulary: Vocabulary): string | undefined =>
  role === 'number' || role === 'measure' || role === 'word'
    ? alternatives.map(({ term }) => attributeOf(term, vocabulary)).find((name) => name !== undefined)
    : undefined;

/** Gives an idea its weight: by its commonest spelling, since any of them is the idea. */
export const weighIdea = (draft: Draft, { vocabulary }: Reader): Idea => {
  const frequency = Math.max(0, ...draft.alternatives.map(({ term }) => frequencyOf(term, vocabulary)));
  const { attribute = attributeNamed(draft, vocabulary), ...rest } = draft;
  return {
    ...rest,
    ...(attribute === undefined ? {} : { attribute }),
    weight: weigh(frequency, draft.role, vocabulary),
    unknown: frequency === 0,
  };
};

/** What a broader idea is worth when the catalogue has nothing of the narrow one: enough to be offered. */
const BROADER = 0.55;
/** An idea broader than these many is a whole department: no kettle for who asked for a fridge. */
const MOST_NARROWER = 12;

const broaderOf = (concept: Concept, { vocabulary, lexicon }: Reader): readonly string[] =>
  concept.isA.filter(
    (id) =>
      isKnown(id, vocabulary) &&
      lexicon.concepts.get(id)?.role !== 'attribute' &&
      lexicon.narrower(id) <= MOST_NARROWER,
  );

const readConcepts = (span: Extract<Span, { kind: 'concept' }>, reader: Reader): ReadIdea => {
  const known = span.concepts.filter(({ id }) => isKnown(id, reader.vocabulary));
  const [meant] = known.length > 0 ? known : span.concepts;
  const exact = span.concepts.map(({ id }) => ({ term: id, weight: 1 }));
  const broader = known.length > 0 ? [] : span.concepts.flatMap((concept) => broaderOf(concept, reader));
  const alternatives = [...exact, ...[...new Set(broader)].map((term) => ({ term, weight: BROADER }))];
  const role: ConceptRole = meant?.role ?? 'thing';
  const said = saidIn(span);
  const idea = weighIdea({ alternatives: exact, role, said, attribute: meant?.attribute }, reader);
  return { idea: { ...idea, alternatives }, text: role === 'brand' ? (meant?.en[0] ?? said) : said };
};

const readResolution = (resolution: Resolution, said: string, reader: Reader): ReadIdea => {
  const terms = resolution.alternatives.map(({ term }) => term);
  const concept = terms.map((term) => reader.lexicon.concepts.get(term)).find((found) => found !== undefined);
  const isBrand = terms.some((term) => reader.vocabulary.brands.includes(term));
  const role: IdeaRole = concept?.role ?? (isBrand ? 'brand' : 'word');
  const draft = { alternatives: resolution.alternatives, role, said, attribute: concept?.attribute };
  return { idea: weighIdea(draft, reader), text: resolution.spelling };
};

/** A name said in two words: "мак бук". By sound alone only when neither word is anything by itself. */
const readJoined = (first: string, second: string, reader: Reader): Together | undefined => {
  const { vocabulary, lexicon } = reader;
  const said = `${first} ${second}`;
  const spelt = lexicon.spellings.get(first + second);
  if (spelt) {
    const words = [{ kind: 'letters', text: said, glued: false }] as const;
    return { read: readConcepts({ kind: 'concept', concepts: spelt, words }, reader), length: 2 };
  }
  const isSomething = resolveWord(first, vocabulary) ?? resolveWord(second, vocabulary);
  const joined =
    isKnown(stem(first + second), vocabulary) || !isSomething
      ? resolveWord(first + second, vocabulary)
      : undefined;
  return joined && { read: readResolution(joined, said, reader), length: 2 };
};

interface Together {
  readonly read: ReadIdea;
  /** Spans used up. */
  readonly length: number;
}

const MAX_LETTERS = 4;

/** Words that make sense only together: letters read out, or a name said in two words ("мак бук"). */
const readTogether = (spans: readonly Span[], at: number, reader: Reader): Together | undefined => {
  const run: string[] = [];
  for (
    let span = spans[at];
    span?.kind === 'word' && run.length < MAX_LETTERS;
    span = spans[at + run.length]
  ) {
    run.push(saidIn(span));
  }
  for (let length = run.length; length > 1; length -= 1) {
    const words = run.slice(0, length);
    const letters = resolveLetterRun(words, reader.vocabulary);
    if (letters) return { read: readResolution(letters, words.join(' '), reader), length };
  }
  const [first, second] = run;
  return first === undefined || second === undefined ? undefined : readJoined(first, second, reader);
};

/** Endings of words that describe or do; what the catalogue does not know of them is no name of a thing. */
const DESCRIBES =
  /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ыми|ими|ым|им|ую|юю|ть|ться|ешь|ете|ем|ют|ат|ят|енько|но)$/u;
const LONGEST_SMALL_WORD = 3;

const readUnknown = (said: string, term: string, reader: Reader): ReadIdea => {
  const isDescription = isCyrillic(said) && (DESCRIBES.test(said) || said.length <= LONGEST_SMALL_WORD);
  const role: IdeaRole = isDescription ? 'purpose' : 'word';
  return { idea: weighIdea({ alternatives: [{ term, weight: 1 }], role, said }, reader), text: said };
};

const readWord = (span: Extract<Span, { kind: 'word' }>, reader: Reader): readonly ReadIdea[] => {
  const said = saidIn(span);
  const resolution = resolveWord(said, reader.vocabulary);
  if (resolution) return [readResolution(resolution, said, reader)];
  const parts = resolveParts(said, reader.vocabulary);
  if (parts) return parts.map((part) => readResolution(part, said, reader));
  return [readUnknown(said, span.term, reader)];
};

/** More spellings than these would slow every engine down. */
const MAX_SPELLINGS = 40;

interface Amount {
  readonly term: string;
  readonly amount: number;
}

/** Every amount of the catalogue that is counted in a unit, the largest first. */
const amountsIn = (unit: string, { vocabulary }: Reader): readonly Amount[] => {
  const counted = new RegExp(`^[\\d.]+${unit}$`, 'u');
  return Object.keys(vocabulary.vocabulary)
    .filter((term) => counted.test(term))
    .map((term) => ({ term, amount: Number.parseFloat(term) }))
    .sort((a, b) => b.amount - a.amount);
};

/** "Больше 50 дюймов" is any amount of the catalogue within the bounds. */
const readBounded = (
  span: Extract<Span, { kind: 'measure' }>,
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
  reader: Reader,
): ReadIdea => {
  const { unit, term } = span.measure;
  const within = amountsIn(unit, reader).filter(({ amount }) => amount >= min && amount <= max);
  const nearest = max < Infinity ? within.slice(0, MAX_SPELLINGS) : within.slice(-MAX_SPELLINGS);
  const terms = nearest.length > 0 ? nearest.map((each) => each.term) : [term];
  const said = saidIn(span);
  const attribute = attributeIn(unit, reader.vocabulary);
  const alternatives = terms.map((each) => ({ term: each, weight: 1 }));
  return { idea: weighIdea({ role: 'measure', alternatives, said, attribute }, reader), text: said };
};

/** How much less each smaller amount is worth when the largest is wanted. */
const STEP_DOWN = 0.06;
const LEAST_WORTH = 0.6;

/** "С самой большой памятью" is any amount of memory, the larger the better. */
const readMost = (span: Extract<Span, { kind: 'most' }>, reader: Reader): ReadIdea => {
  const alternatives = amountsIn(span.unit, reader)
    .slice(0, MAX_SPELLINGS)
    .map(({ term }, place) => ({ term, weight: Math.max(1 - place * STEP_DOWN, LEAST_WORTH) }));
  const said = saidIn(span);
  const own = alternatives.length > 0 ? alternatives : [{ term: span.unit, weight: 1 }];
  const idea = weighIdea({ role: 'measure', alternatives: own, said }, reader);
  return { idea: { ...idea, most: true }, text: said };
};

/** Units of time and of shares: without the unit the number says nothing. */
const BOUND_TO_UNIT = new Set(['years', 'months', 'percent']);

/** A unit makes an amount surer, yet feeds often leave it out: the bare number counts nearly as much. */
const BARE_NUMBER = 0.9;

const readMeasure = (span: Extract<Span, { kind: 'measure' }>, reader: Reader): ReadIdea => {
  const { term, bare, unit, bounds } = span.measure;
  if (bounds) return readBounded(span, bounds, reader);
  const alternatives = [
    { term, weight: 1 },
    {
      term: bare,
      weight: isKnown(term, reader.vocabulary) || BOUND_TO_UNIT.has(unit) ? BARE_NUMBER / 2 : BARE_NUMBER,
    },
  ];
  const said = saidIn(span);
  const attribute = attributeOf(term, reader.vocabulary) ?? attributeIn(unit, reader.vocabulary);
  return { idea: weighIdea({ alternatives, role: 'measure', said, attribute }, reader), text: said };
};

/** Reads the ideas that begin at a span. */
export const readIdeas = (
  spans: readonly Span[],
  at: number,
  reader: Reader,
): { readonly read: readonly ReadIdea[]; readonly length: number } => {
  const span = spans[at];
  if (span?.kind === 'concept') return { read: [readConcepts(span, reader)], length: 1 };
  if (span?.kind === 'measure') return { read: [readMeasure(span, reader)], length: 1 };
  if (span?.kind === 'most') return { read: [readMost(span, reader)], length: 1 };
  if (span?.kind === 'number') {
    const { term, attribute } = span;
    const draft = { alternatives: [{ term, weight: 1 }], role: 'number', said: term, attribute } as const;
    return { read: [{ idea: weighIdea(draft, reader), text: term }], length: 1 };
  }
  if (span?.kind === 'word') {
    const together = readTogether(spans, at, reader);
    return together
      ? { read: [together.read], length: together.length }
      : { read: readWord(span, reader), length: 1 };
  }
  return { read: [], length: 1 };
};
