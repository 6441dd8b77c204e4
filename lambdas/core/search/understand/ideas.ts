import { broaderConcepts, conceptTerm, literalTerms } from '../../catalog/terms/terms.ts';
import type { Concept, ConceptRole } from '../../language/concept.ts';
import { isCyrillic } from '../../language/words.ts';
import { PHRASE_BY_CONCEPT, SELDOM_MEANT, SHORTER_SPELLING } from '../parameters.ts';
import { measureIdea, numberIdea, readMost } from './amount-ideas.ts';
import { createIdea, saidIn, spelling } from './create-idea.ts';
import { type Resolution, resolveLetterRun, resolveParts, resolveWord } from './resolve-word.ts';
import type { Span } from './spans.ts';
import { spellingsOf } from './spellings.ts';
import type { Idea, IdeaRole, Spelling } from './understanding.ts';
import { frequencyOf, isKnown, type Reader } from './vocabulary.ts';

/** What a broader idea is worth when the catalogue has nothing of the narrow one: enough to be offered. */
const BROADER = 0.55;
/** An idea broader than these many is a whole department: a kettle must not be offered for a fridge. */
const MOST_NARROWER = 12;

const broaderOf = (concept: Concept, { vocabulary, language }: Reader): readonly string[] =>
  concept.isA
    .filter((id) => language.concepts.get(id)?.role !== 'attribute' && language.narrower(id) <= MOST_NARROWER)
    .map(conceptTerm)
    .filter((term) => isKnown(term, vocabulary));

/** A line of things is sold under its own name: an iPhone is a phone. */
const namesKind = (line: Concept, { language }: Reader): boolean =>
  broaderConcepts([line], ['thing', 'accessory'], language).length > 0;

/** A maker that the catalogue lacks is not the word that its name comes from: Vans are not vans. */
const asGuess =
  (said: string) =>
  (own: Spelling): Spelling =>
    own.stems.join(' ') === said ? own : { ...own, weight: own.weight * SHORTER_SPELLING };

/** The meanings of a word that a catalogue is about: none that it has hardly ever beside another. */
const meaningsOf = (concepts: readonly Concept[], { vocabulary }: Reader): readonly Concept[] => {
  const frequencies = concepts.map(({ id }) => frequencyOf(conceptTerm(id), vocabulary));
  const most = Math.max(...frequencies);
  return concepts.filter((_, at) => (frequencies[at] ?? 0) >= most * SELDOM_MEANT);
};

const readConcepts = (found: Extract<Span, { kind: 'concept' }>, reader: Reader): Idea => {
  const { vocabulary } = reader;
  const span = { ...found, concepts: meaningsOf(found.concepts, reader) };
  const known = span.concepts.filter(({ id }) => isKnown(conceptTerm(id), vocabulary));
  const [meant] = known.length > 0 ? known : span.concepts;
  const stems = literalTerms(span, reader.language);
  const weight = stems.length > 1 ? PHRASE_BY_CONCEPT : 1;
  const exact = span.concepts.map(({ id }) => ({ term: conceptTerm(id), weight }));
  const broader = known.length > 0 ? [] : span.concepts.flatMap((concept) => broaderOf(concept, reader));
  const role: ConceptRole = meant?.role ?? 'thing';
  const said = saidIn(span);
  const words = span.words.filter(({ text }) => reader.language.linkOf(text) === undefined);
  const spellings = spellingsOf(
    { stems, words: words.map(({ text }) => text) },
    known.length > 0 ? known : span.concepts,
    reader,
  );
  const own = known.length === 0 && role === 'brand' ? spellings.map(asGuess(said)) : spellings;
  const text = role === 'brand' ? (meant?.en[0] ?? said) : said;
  const draft = { spellings: own, concepts: exact, role, said, text, attribute: meant?.attribute };
  const idea = createIdea(draft, reader);
  const concepts = [...exact, ...[...new Set(broader)].map((term) => ({ term, weight: BROADER }))];
  const isLine = role === 'brand' && span.concepts.some((concept) => namesKind(concept, reader));
  return { ...idea, concepts, ...(isLine ? { isLine } : {}) };
};

const isConceptTerm = (term: string): boolean => term.startsWith('#');

const readResolution = ({ alternatives, spelling: text }: Resolution, said: string, reader: Reader): Idea => {
  const concepts = alternatives.filter(({ term }) => isConceptTerm(term));
  const spellings = alternatives
    .filter(({ term }) => !isConceptTerm(term))
    .map(({ term, weight }) => spelling(term, weight));
  const concept = concepts
    .map(({ term }) => reader.language.concepts.get(term.slice(1)))
    .find((found) => found !== undefined);
  const isBrand = alternatives.some(({ term }) => reader.vocabulary.brands.includes(term));
  const role: IdeaRole = concept?.role ?? (isBrand ? 'brand' : 'word');
  return createIdea({ spellings, concepts, role, said, text, attribute: concept?.attribute }, reader);
};

/** A name said in two words: "мак бук". By sound alone only when neither word is anything by itself. */
const readJoined = (first: string, second: string, reader: Reader): Idea | undefined => {
  const { vocabulary, language } = reader;
  const { stem } = language;
  const said = `${first} ${second}`;
  const spelt = language.spelt(first + second);
  if (spelt.length > 0) {
    const words = [{ kind: 'letters', text: said, glued: false }] as const;
    return readConcepts({ kind: 'concept', concepts: spelt, words }, reader);
  }
  const isSomething = resolveWord(first, reader) ?? resolveWord(second, reader);
  const joined =
    isKnown(stem(first + second), vocabulary) || !isSomething
      ? resolveWord(first + second, reader)
      : undefined;
  if (!joined) return undefined;
  const idea = readResolution(joined, said, reader);
  const stems = [stem(first), stem(second)];
  if (!stems.every((each) => isKnown(each, vocabulary))) return idea;
  // Both spellings are in the catalogue: "Yu-Gi-Oh" beside "YUGIOH".
  return createIdea({ ...idea, role: 'word', spellings: [{ stems, weight: 1 }, ...idea.spellings] }, reader);
};

interface Reading {
  readonly read: readonly Idea[];
  /** Spans used up. */
  readonly length: number;
}

const MAX_LETTERS = 4;

/** Words that make sense only together: letters read out, or a name said in two words ("мак бук"). */
const readTogether = (spans: readonly Span[], at: number, reader: Reader): Reading | undefined => {
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
    const letters = resolveLetterRun(words, reader);
    if (letters) return { read: [readResolution(letters, words.join(' '), reader)], length };
  }
  const [first, second] = run;
  if (first === undefined || second === undefined || second.length === 1) return undefined;
  const joined = readJoined(first, second, reader);
  return joined && { read: [joined], length: 2 };
};

const LONGEST_SMALL_WORD = 3;

const readUnknown = (said: string, term: string, reader: Reader): Idea => {
  // A word that the catalogue does not know and that describes or does by its ending names no thing.
  const isSmall = isCyrillic(said) && said.length <= LONGEST_SMALL_WORD;
  const isDescription = isSmall || reader.language.is('describing', said);
  const role: IdeaRole = isDescription ? 'purpose' : 'word';
  return createIdea({ spellings: [spelling(term)], concepts: [], role, said }, reader);
};

const readWord = (span: Extract<Span, { kind: 'word' }>, reader: Reader): Idea => {
  const said = saidIn(span);
  const resolution = resolveWord(said, reader);
  if (resolution) return readResolution(resolution, said, reader);
  const parts = resolveParts(said, reader);
  if (!parts) return readUnknown(said, span.term, reader);
  const stems = parts.map((part) => part.spelling);
  const spellings = [{ stems, weight: 1 }];
  return createIdea({ spellings, concepts: [], role: 'word', said, text: stems.join(' ') }, reader);
};

/**
 * A way of asking that the catalogue also has. "Kind" and "Добрый" praise, and are names on boxes; "ship" asks for
 * delivery, and is a thing behind what describes it.
 */
const readAsking = (
  span: Extract<Span, { kind: 'asking' }>,
  before: Span | undefined,
  reader: Reader,
): readonly Idea[] => {
  const [word, ...others] = span.words;
  if (!word || others.length > 0) return [];
  const { is, stem } = reader.language;
  const isNounToo = is('nounToo', word.text);
  if (!isNounToo && !is('quality', word.text)) return [];
  const term = stem(word.text);
  if (!isKnown(term, reader.vocabulary)) return [];
  const isNamed = isNounToo && (before?.kind === 'concept' || before?.kind === 'word');
  const role = reader.vocabulary.brands.includes(term) ? 'brand' : isNamed ? 'word' : 'purpose';
  return [createIdea({ spellings: [spelling(term)], concepts: [], role, said: word.text }, reader)];
};

const readSpan = (span: Span, before: Span | undefined, reader: Reader): readonly Idea[] => {
  switch (span.kind) {
    case 'concept':
      return [readConcepts(span, reader)];
    case 'measure':
      return [measureIdea(span, reader)];
    case 'most':
      return [readMost(span, reader)];
    case 'number':
      return [numberIdea(span, reader)];
    case 'word':
      return [readWord(span, reader)];
    case 'asking':
      return readAsking(span, before, reader);
    case 'link':
    case 'break':
      return [];
  }
};

/** Reads the ideas that begin at a span. */
export const readIdeas = (spans: readonly Span[], at: number, reader: Reader): Reading => {
  const span = spans[at];
  const together = readTogether(spans, at, reader);
  return together ?? { read: span ? readSpan(span, spans[at - 1], reader) : [], length: 1 };
};
