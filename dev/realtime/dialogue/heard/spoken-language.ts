import type { Locale } from '../../../../lambdas/contract/shop/locale.ts';
import type { Language } from '../../../../lambdas/core/language/language.ts';
import { isCyrillic } from '../../../../lambdas/core/language/words.ts';
import type { Item } from '../../protocol/items.ts';
import { languageOfText, type Situation, userTextOf } from '../situation.ts';
import type { DialogueTurn } from '../turn.ts';
import { ofClass, readSaid } from './said.ts';

/** Words that a sentence has and a product's name lacks: "show me", "how much", "hello". */
const isOfSentence = ofClass(
  'courtesy bye want how how-much what which where when can is-there tell compare',
);

/** Articles and prepositions of "a laptop or a tablet"; "Lord of the Rings" has fewer. */
const SENTENCE_LINKS = 3;

const isLatin = (text: string): boolean => /^\p{Script=Latin}/u.test(text);

/** The language of a whole sentence; names and brands alone say nothing about it, and Russian shoppers write many in Latin letters. */
const languageOfSentence = (text: string, known: Language): Locale | undefined => {
  const { words } = readSaid(text, known);
  const isPartOf = (isOwn: (word: string) => boolean): boolean =>
    words.some((word) => isOwn(word.text) && isOfSentence(word));
  const small = words.filter(({ text }) => known.is('filler', text) || known.linkOf(text) !== undefined);
  const cyrillic = words.filter((word) => isCyrillic(word.text)).length;
  if (cyrillic > 1 || isPartOf(isCyrillic)) return 'ru';
  const isEnglish = isPartOf(isLatin) || small.length >= SENTENCE_LINKS;
  return cyrillic === 0 && isEnglish ? 'en' : undefined;
};

const ASKED =
  /\b(?:speak|answer|reply|talk)(?: to me)?(?: in)? (?<en>russian|english)\b|(?:говори|отвеча|ответь|давай|можно)\p{L}*\s+(?:со мной\s+)?(?:по-|на\s+)(?<ru>русск|английск)/iu;

/** The language that the shopper asks the assistant to speak. */
export const languageAskedFor = (text: string): Locale | undefined => {
  const { en, ru } = ASKED.exec(text)?.groups ?? {};
  const asked = (en ?? ru)?.toLowerCase();
  if (asked === undefined) return undefined;
  return asked.startsWith('rus') || asked.startsWith('рус') ? 'ru' : 'en';
};

const languageOfInstructions = (instructions: string): Locale => {
  if (/\bspeak russian\b|по-русски|на русском/iu.test(instructions)) return 'ru';
  if (/\bspeak english\b|по-английски|на английском/iu.test(instructions)) return 'en';
  return languageOfText(instructions) ?? 'en';
};

/** The language that the widget names when the page has another one than the shop. */
const languageOfPage = (item: Item): Locale | undefined => {
  if (item.type !== 'message' || item.role !== 'system') return undefined;
  const [part] = item.content;
  const page = part?.type === 'input_text' ? /reads this page in (\w+)/u.exec(part.text)?.[1] : undefined;
  return page === undefined ? undefined : page === 'Russian' ? 'ru' : 'en';
};

/** The shop's language, or the page's, until the shopper says a whole sentence in another one or asks for it. */
export const spokenLanguageOf = (
  { instructions, items }: Situation,
  known: Language,
): Pick<DialogueTurn, 'language' | 'locale'> => {
  const shop = languageOfInstructions(instructions);
  const languageOfItem = (item: Item): Locale | undefined => {
    const text = userTextOf(item);
    return text === undefined
      ? languageOfPage(item)
      : (languageAskedFor(text) ?? languageOfSentence(text, known));
  };
  let language: Locale | undefined;
  for (const item of items.toReversed()) language ??= languageOfItem(item);
  language ??= shop;
  return { language, locale: language === shop ? undefined : language };
};
