import { foldedText, type Word } from './words.ts';

/** Words that ask, and are no part of what is asked for. Longer phrases first: they hold the shorter ones. */
const REQUESTS = [
  'не могли бы вы|могли бы вы|не мог бы ты|мог бы ты|можешь|можете|можно ли|можно',
  'я хотела? бы|хотелось бы|хотела? бы|я хочу|хочу|я ищу|ищу|мне бы|мне нужн[аыо]|мне нужен|нужн[аыо]|нужен|надо',
  'покажи(?:те)?|показать|найди(?:те)?|найти|поищи(?:те)?|подбери(?:те)?|посоветуй(?:те)?|порекомендуй(?:те)?|подскажи(?:те)?|скажи(?:те)?|расскажи(?:те)?|купить|приобрести|заказать|посмотреть|узнать',
  'сколько (?:у вас )?(?:сейчас )?(?:стоит|стоят|будет стоить)|почем|какая цена|какова цена|цена на|по какой цене',
  'есть ли|а есть|есть у вас|у вас есть|у вас|имеется|в продаже|есть|ли|мне|нам|пожалуйста|слушай(?:те)?|здравствуйте|здравствуй|привет|добрый (?:день|вечер)|доброе утро',
  'какие-нибудь|какой-нибудь|какую-нибудь|что-нибудь|какие|какой|какая|какое|про|об|о',
  'i am looking for|im looking for|i would like|id like|i want|i need|looking for|do you have|have you got|have you|are there|is there|can you|could you|would you|please',
  'show me|find me|get me|tell me about|show|find|search for|search|recommend|suggest|buy|order|see',
  'how much is|how much are|how much does|how much do|what is the price of|whats the price of|price of|costs?|to',
  'hello|hi|hey|me|us|the|a|an|any|some|about',
] as const;

const requestAt = new RegExp(`^(?:${REQUESTS.join('|')})(?= |$)`, 'u');

/** Leading conversation: «ну», «а», "well". */
const OPENER = /^(?:ну|а|и|так|вот|слушай|тогда|well|so|and|then|what about|how about)(?= |$)/u;

const drop = (words: readonly Word[], phrase: RegExp): readonly Word[] => {
  const found = phrase.exec(foldedText(words))?.[0];
  return found === undefined ? words : words.slice(found.split(' ').length);
};

const dropAll = (words: readonly Word[]): readonly Word[] => {
  const rest = drop(drop(words, OPENER), requestAt);
  return rest.length === words.length ? words : dropAll(rest);
};

/** Without «а», "what about". */
export const withoutOpener = (words: readonly Word[]): readonly Word[] => drop(words, OPENER);

const TRAILING = /^(?:пожалуйста|есть|есть ли|ли|стоит|стоят|please|costs?|have|available|do you have)$/u;

/** What is asked for, without the words that ask: «сколько у вас стоит айфон чёрный 256» is «айфон чёрный 256». */
export const withoutRequest = (words: readonly Word[]): readonly Word[] => {
  const rest = dropAll(words);
  const last = rest.at(-1);
  return last !== undefined && TRAILING.test(last.folded) ? withoutRequest(rest.slice(0, -1)) : rest;
};
