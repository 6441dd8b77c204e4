import type { Locale } from '../../../contract/shop/locale.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { isCyrillic } from '../../language/words.ts';
import { readSpans } from '../understand/spans.ts';
import type { Idea } from '../understand/understanding.ts';

/** The language of an answer, and what is known of its words. */
export interface Speech {
  readonly locale: Locale;
  readonly language: Language;
}

/** Properties whose values are words of the language; a size M stays an M. */
const SPOKEN = new Set(['color', 'shade', 'material', 'pattern']);

/** A merchant's value as the shop's language says it: "Black" is "черный" in a Russian sentence, "256GB" stays. */
export const spokenValue = (value: string, { locale, language }: Speech): string => {
  const spans = readSpans(wordsOf(value, language), language);
  const [span] = spans;
  if (/\d/u.test(value)) return value;
  if (spans.length !== 1 || span?.kind !== 'concept' || span.concepts.length !== 1) return value;
  const isOwnLanguage = isCyrillic(span.words[0]?.text ?? '') === (locale === 'ru');
  const concept = span.concepts[0];
  if (isOwnLanguage || !SPOKEN.has(concept?.attribute ?? '')) return value;
  return concept?.[locale][0] ?? value;
};

/** What a shopper named, in its dictionary form when it is one word: "зеленая" is "зелёный". */
export const spokenIdea = ({ concepts, said }: Idea, { locale, language }: Speech): string => {
  if (said.includes(' ')) return said;
  const concept = language.concepts.get(concepts[0]?.term.slice(1) ?? '');
  return concept?.[locale][0] ?? said;
};
