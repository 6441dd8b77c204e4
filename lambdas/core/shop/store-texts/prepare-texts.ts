import type { Locale } from '../../../contract/shop/locale.ts';
import type { StoreText, TextPassage } from '../../../contract/shop/store-text.ts';
import type { Source } from '../../../contract/voice/bot.ts';
import { type TextReader, textTerms, topicTerm } from './read-ideas.ts';
import { sentencesOf } from './sentences.ts';

export interface PreparedSentence {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  /** The services that it speaks of, each with what is broader. */
  readonly topics: readonly (readonly string[])[];
}

/** A passage, read for questions. */
export interface PreparedPassage {
  readonly locale: Locale;
  readonly source: Source;
  readonly heading: ReadonlySet<string>;
  readonly headingTopics: PreparedSentence['topics'];
  readonly title: ReadonlySet<string>;
  readonly sentences: readonly PreparedSentence[];
  /** All of these together. */
  readonly terms: ReadonlySet<string>;
}

export interface PreparedTexts {
  readonly passages: readonly PreparedPassage[];
  /** How many passages have a term. */
  readonly frequency: ReadonlyMap<string, number>;
}

const topicsIn = (terms: ReadonlySet<string>, { topics }: TextReader): PreparedSentence['topics'] =>
  [...topics.concepts.values()]
    .filter(({ id, role }) => role !== 'attribute' && terms.has(topicTerm(id)))
    .map(({ id }) => [id, ...topics.ancestors(id)].map(topicTerm));

/** A passage with a page of its own is known by its heading. */
const sourceOf = (
  { title, url: whole }: StoreText,
  { heading, url = whole }: Pick<TextPassage, 'heading' | 'url'>,
): Source => ({
  title: url === whole || !heading ? title : heading,
  url,
});

const prepare = (text: StoreText, { heading = '', text: words, url }: TextPassage, reader: TextReader) => {
  const read = (part: string): ReadonlySet<string> => textTerms(part, reader);
  const sentences = sentencesOf(words).map((sentence) => {
    const terms = read(sentence);
    return { text: sentence, terms, topics: topicsIn(terms, reader) };
  });
  const parts = { heading: read(heading), title: read(text.title), sentences };
  const terms = [parts.heading, parts.title, ...sentences.map((each) => each.terms)].flatMap((each) => [
    ...each,
  ]);
  return {
    ...parts,
    headingTopics: topicsIn(parts.heading, reader),
    locale: text.locale,
    source: sourceOf(text, { heading, url }),
    terms: new Set(terms),
  };
};

/** Reads a shop's texts once for all the questions that follow. */
export const prepareTexts = (texts: readonly StoreText[], reader: TextReader): PreparedTexts => {
  const passages = texts.flatMap((text) => text.passages.map((passage) => prepare(text, passage, reader)));
  const frequency = new Map<string, number>();
  for (const { terms } of passages) {
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return { passages, frequency };
};
