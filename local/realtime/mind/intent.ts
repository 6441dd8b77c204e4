import { isAttribute } from './attributes.ts';
import { CHEAPER, DEARER } from './price-words.ts';
import { withoutOpener, withoutRequest } from './request-words.ts';
import { type SmallTalk, smallTalkIn } from './small-talk.ts';
import { foldedText, readWords, type Word } from './words.ts';

/** A place in what was shown; the first is 0. */
export type Position = number | 'last' | 'other';

/** What the shopper means, as far as the words tell it. Whether it can be done depends on what was seen before. */
export type Intent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'small_talk'; readonly talk: SmallTalk }
  | { readonly kind: 'choice'; readonly position: Position }
  /** About the one in hand; colours and sizes are a question about all its variants. */
  | { readonly kind: 'details'; readonly ofAllVariants: boolean }
  | { readonly kind: 'others' }
  | { readonly kind: 'price'; readonly direction: 'cheaper' | 'dearer' }
  /** Colours, sizes and amounts alone: «а в синем?». */
  | { readonly kind: 'attributes'; readonly words: readonly Word[] }
  /** A property in words: «а с шумоподавлением?». */
  | { readonly kind: 'addition'; readonly words: readonly Word[] }
  /** Something for the thing in hand: «а чехол к нему?». */
  | { readonly kind: 'companion'; readonly words: readonly Word[] }
  | { readonly kind: 'question'; readonly words: readonly Word[] };

const PRONOUN =
  /^(?:он|она|оно|они|его|ее|их|нем|него|нее|ней|ним|нему|эт(?:от|а|о|и|ом|ого|ой|у|ому|их)|тот|та|так(?:ой|ая|ое|ие|ую|ого|их)|it|its|this|that|them|these|those|same)$/u;
const DETAIL =
  /^(?:подробн\p{L}*|расскажи(?:те)?|характеристик\p{L}*|описани\p{L}*|параметр\p{L}*|стоит|цена|цену|наличи\p{L}*|details?|specs?|specifications?|describe|info|information|cost|price|stock|available)$/u;
const VARIANTS =
  /^(?:цвета|цветах?|варианты|вариантах|размер(?:ы|ах)|расцветк\p{L}*|памят\p{L}*|colou?rs|variants|sizes|versions)$/u;
const FILLER =
  /^(?:а|и|ну|да|вот|мне|про|о|об|обо|на|в|во|по|из|у|за|же|бы|ли|еще|больше|пожалуйста|какая|какой|какие|какое|как|есть|сколько|сейчас|насчет|что|чего|то|можно|хочу|давай(?:те)?|покажи(?:те)?|скажи(?:те)?|найди(?:те)?|нибудь|and|so|well|ok|okay|please|more|tell|show|me|about|the|a|an|what|which|is|are|how|much|many|does|do|you|have|give|any|of|in|on|at|i|want|to|know|there|can|see|get|for|lets)$/u;
const PREFERRING =
  /^(?:вариант\p{L}*|номер|товар\p{L}*|модель|беру|возьму|выбираю|нужен|нужна|интересует|лучше|них|one|ones|number|option|take|prefer|like|ill|товара)$/u;
const COMPARING =
  /^(?:сам(?:ый|ая|ое|ые)|что-нибудь|чего-нибудь|какой-нибудь|вариант\p{L}*|чуть|немного|намного|совсем|можешь|something|anything|ones?|less|most|bit|little|much|option)$/u;
const MORE = /^(?:еще|другие|остальные|иные|others|else|more)$/u;
const LISTING = /^(?:вариант\p{L}*|модели|options|models|ones|остались|остальн\p{L}*)$/u;
/** What stands around a colour or a size: «бывает в синем цвете», "does it come in blue". */
const OFFERED =
  /^(?:с|со|with|цвет[еау]?|размер[еа]?|объем\p{L}*|памят\p{L}*|верси\p{L}*|исполнени\p{L}*|бывает|бывают|имеется|имеются|продается|продаются|выпуска\p{L}*|наличии|модель|ones?|comes?|got|sold|sell|made|make|available|stock|colou?rs?|sizes?|memory|storage|version)$/u;
const WITH = /^(?:с|со|без|для|под|with|without|for)$/u;

const ORDINALS: readonly (readonly [RegExp, Position])[] = [
  [/^(?:перв\p{L}*|first|1st)$/u, 0],
  [/^(?:втор(?:ой|ая|ое|ого|ом|ую|ому|ым)|second|2nd)$/u, 1],
  [/^(?:трет(?:ий|ья|ье|ьего|ьем|ью|ьему|ьей|им)|third|3rd)$/u, 2],
  [/^(?:четверт(?:ый|ая|ое|ого|ом|ую|ому|ой)|fourth|4th)$/u, 3],
  [/^(?:пят(?:ый|ая|ое|ого|ом|ую|ому|ой)|fifth|5th)$/u, 4],
  [/^(?:последн\p{L}*|last)$/u, 'last'],
  [/^(?:друг(?:ой|ая|ое|ого|ом|ую)|other)$/u, 'other'],
];

const ordinalOf = ({ folded }: Word): Position | undefined =>
  ORDINALS.find(([word]) => word.test(folded))?.[1];

const is =
  (...classes: readonly RegExp[]) =>
  ({ folded }: Word): boolean =>
    classes.some((each) => each.test(folded));

const onlyAnd = (words: readonly Word[], wanted: readonly RegExp[], allowed: readonly RegExp[]): boolean =>
  words.some(is(...wanted)) && words.every(is(...wanted, ...allowed));

const choiceIn = (words: readonly Word[], shown: number): Intent | undefined => {
  const others = words.filter((word) => ordinalOf(word) === undefined);
  const position = words.map(ordinalOf).find((each) => each !== undefined);
  if (position !== undefined && others.every(is(FILLER, DETAIL, PRONOUN, PREFERRING))) {
    return { kind: 'choice', position };
  }
  const [digit, ...more] = words.filter(({ folded }) => /^[1-5]$/.test(folded));
  const rest = words.filter((word) => word !== digit);
  if (digit === undefined || more.length > 0 || Number(digit.folded) > shown) return undefined;
  return rest.every(is(FILLER, DETAIL, PREFERRING))
    ? { kind: 'choice', position: Number(digit.folded) - 1 }
    : undefined;
};

const priceIn = (words: readonly Word[]): Intent | undefined => {
  if (!onlyAnd(words, [CHEAPER, DEARER], [FILLER, PRONOUN, COMPARING])) return undefined;
  const isLess = words.some(({ folded }) => folded === 'less');
  const cheaper = words.some(is(CHEAPER)) || isLess;
  return { kind: 'price', direction: cheaper ? 'cheaper' : 'dearer' };
};

const refinementIn = (words: readonly Word[]): Intent | undefined => {
  const content = words.filter((word) => !is(FILLER, PRONOUN, OFFERED)(word));
  if (content.length > 0 && content.every((word, at) => isAttribute(word, at, content))) {
    return { kind: 'attributes', words: content };
  }
  const pronoun = words.findIndex(is(PRONOUN));
  const before = words[pronoun - 1];
  if (before !== undefined && (WITH.test(before.folded) || /^(?:к|на)$/u.test(before.folded))) {
    const thing = withoutRequest(words.toSpliced(pronoun - 1, 2));
    if (thing.length > 0) return { kind: 'companion', words: thing };
  }
  const rest = withoutOpener(words);
  const [first] = rest;
  if (first !== undefined && rest.length > 1 && WITH.test(first.folded))
    return { kind: 'addition', words: rest };
  return undefined;
};

/** Reads what was said; `shown` is how many products there are to choose from. */
export const understand = (text: string, shown: number): Intent => {
  const words = readWords(text);
  const talk = smallTalkIn(foldedText(words));
  if (words.length === 0) return { kind: 'nothing' };
  if (talk !== undefined) return { kind: 'small_talk', talk };
  const followUp = choiceIn(words, shown) ?? priceIn(words) ?? refinementIn(words);
  if (followUp !== undefined) return followUp;
  if (onlyAnd(words, [DETAIL, PRONOUN, VARIANTS], [FILLER])) {
    return { kind: 'details', ofAllVariants: words.some(is(VARIANTS)) };
  }
  if (onlyAnd(words, [MORE], [FILLER, LISTING])) return { kind: 'others' };
  const asked = withoutRequest(words);
  if (asked.length > 0) return { kind: 'question', words: asked };
  return { kind: 'nothing' };
};
