import type { Item } from '../protocol/items.ts';
import type { Language, Situation } from './situation.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN_WORD = /\p{Script=Latin}{2,}/u;

/** Cyrillic letters anywhere mean Russian, words in Latin letters alone English, digits nothing. */
export const languageOfText = (text: string): Language | undefined => {
  if (CYRILLIC.test(text)) return 'ru';
  return LATIN_WORD.test(text) ? 'en' : undefined;
};

/** What the shopper typed, or what a transcript says they said. */
export const userTextOf = (item: Item): string | undefined => {
  if (item.type !== 'message' || item.role !== 'user') return undefined;
  return item.content
    .map((part) => {
      if (part.type === 'input_text') return part.text;
      return part.type === 'input_audio' ? (part.transcript ?? '') : '';
    })
    .join(' ')
    .trim();
};

const ANSWER_IN: Readonly<Record<Language, RegExp>> = {
  ru: /\b(?:in|speak|language:?) russian\b|по-русски|на русском/i,
  en: /\b(?:in|speak|language:?) english\b|по-английски|на английском/i,
};

const languageOfInstructions = (instructions: string): Language => {
  if (ANSWER_IN.ru.test(instructions)) return 'ru';
  if (ANSWER_IN.en.test(instructions)) return 'en';
  const cyrillic = instructions.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = instructions.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic >= latin / 2 && cyrillic > 0 ? 'ru' : 'en';
};

/** The shopper's language, by the last words of theirs that tell it; until then that of the instructions. */
export const languageOf = ({ instructions, items }: Situation): Language => {
  const spoken = items
    .map((item) => languageOfText(userTextOf(item) ?? ''))
    .findLast((each) => each !== undefined);
  return spoken ?? languageOfInstructions(instructions);
};
