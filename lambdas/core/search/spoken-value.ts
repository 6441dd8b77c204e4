import type { Locale } from '../../contract/locale.ts';
import { shippedLexicon } from './lexicon-files.ts';
import { readSpans, wordsOf } from './spans.ts';
import type { Idea } from './understanding.ts';
import { isCyrillic } from './words.ts';

/** Properties whose values are words of the language; a size M stays an M. */
const SPOKEN = new Set(['color', 'shade', 'material', 'pattern']);

/** A merchant's value as the shop's language says it: "Black" is "черный" in a Russian sentence, "256GB" stays. */
export const spokenValue = (value: string, locale: Locale): string => {
  const spans = readSpans(wordsOf(value));
  const [span] = spans;
  if (/\d/u.test(value)) return value;
  if (spans.length !== 1 || span?.kind !== 'concept' || span.concepts.length !== 1) return value;
  const isOwnLanguage = isCyrillic(span.words[0]?.text ?? '') === (locale === 'ru');
  const concept = span.concepts[0];
  if (isOwnLanguage || !SPOKEN.has(concept?.attribute ?? '')) return value;
  return concept?.[locale][0] ?? value;
};

/** What a shopper named, in its dictionary form when it is one word: "зеленая" is "зелёный". */
export const spokenIdea = ({ alternatives, said }: Idea, locale: Locale): string => {
  if (said.includes(' ')) return said;
  const concept = shippedLexicon().concepts.get(alternatives[0]?.term ?? '');
  return concept?.[locale][0] ?? said;
};
