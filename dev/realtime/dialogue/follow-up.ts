import { FOR_IT, isLast, isOther } from './heard/references.ts';
import {
  isTitled,
  joinWords,
  like,
  ofClass,
  readSaid,
  type Said,
  type SaidWord,
  without,
} from './heard/said.ts';
import { SURE } from './routing/router.ts';
import type { Reply } from './situation.ts';
import { type DialogueTurn, enumerate, say, search, tellAbout } from './turn.ts';

type FollowUp = (said: Said, turn: DialogueTurn) => Reply | undefined;

/** The place that a word names among the products shown: "второй", "2", "последний". */
const placeOf = (word: SaidWord, { history: { shown, focus } }: DialogueTurn): number | undefined => {
  if (isLast(word)) return shown.length - 1;
  if (isOther(word)) return shown[0]?.title === focus?.title ? 1 : 0;
  const { text, ordinal, spoken } = word;
  const isNumber = /^[1-5]$/u.test(text) && Number(text) <= shown.length && spoken !== true;
  return ordinal === true || isNumber ? Number(text) - 1 : undefined;
};

/** "А второй?" */
const choose: FollowUp = ({ words }, turn) => {
  const { shown } = turn.history;
  const named = words.find((word) => placeOf(word, turn) !== undefined);
  if (named === undefined || !words.every((word) => word === named || word.isEmpty)) return undefined;
  const chosen = shown[placeOf(named, turn) ?? 0];
  if (chosen !== undefined) return tellAbout(chosen, turn);
  const { aboutWhich, onlyOne, notInList } = turn.texts;
  const [first, ...others] = shown;
  if (first === undefined) return say(aboutWhich, turn);
  return say(others.length === 0 ? onlyOne(first.title) : notInList(enumerate(turn)), turn);
};

/** The title of the product that was chosen; else what was searched for. */
const subjectOf = ({ history: { focus, isChosen, subject } }: DialogueTurn): string | undefined =>
  (isChosen ? focus?.title || subject : (subject ?? focus?.title)) || undefined;

/** A kind of thing has no colour and no memory: "айфон 15 чёрный 256" is "айфон 15". */
const kindOf = (subject: string, { known }: DialogueTurn): string =>
  without(readSaid(subject, known), (property) => property === 'color' || property === 'gb');

const BOUND = { ru: ['дешевле', 'дороже'], en: ['under', 'over'] } as const;
/** A bound that `reprice` wrote; a new one takes its place. */
const EARLIER_BOUND = / (?:дешевле|дороже|under|over) \d+ [A-Z]{3}$/u;

/** Whether nothing but words of this kind is said. */
const isOnly = ({ words }: Said, is: (word: SaidWord, at: number) => boolean): boolean =>
  words.some(is) && words.every((word, at) => is(word, at) || word.isEmpty);

/** "Дешевле": the same kind of thing on the other side of the price last named. */
const reprice: FollowUp = (said, turn) => {
  const { is, phraseAt } = turn.known;
  const isCheaper = ({ text }: SaidWord, at: number): boolean =>
    is('cheap', text) || phraseAt('lowPrice', said.words, at) !== undefined;
  const isPrice = (word: SaidWord, at: number): boolean =>
    isCheaper(word, at) || is('dear', word.text) || is('most', word.text);
  if (!isOnly(said, isPrice)) return undefined;
  const { price, subject = subjectOf(turn) } = turn.history;
  if (subject === undefined) return say(turn.texts.cheaperThanWhat, turn);
  const kind = kindOf(subject.replace(EARLIER_BOUND, ''), turn);
  if (price === undefined) return search(`${kind} ${joinWords(said.words)}`, turn);
  const [under, over] = BOUND[turn.language];
  const bound = said.words.some(isCheaper)
    ? `${under} ${price.hundredths > 0 ? price.whole : price.whole - 1}`
    : `${over} ${price.whole + 1}`;
  return search(`${kind} ${bound} ${price.currency}`, turn);
};

const isProperty = ofClass('property');

/** "А в синем?", "а 512?": the subject, with the new attributes for those that they replace. */
const vary: FollowUp = (said, turn) => {
  const { words, attributes } = said;
  const isVariant = words.every((word) => word.attribute || word.isEmpty || isProperty(word));
  if (attributes.length === 0 || !isVariant) return undefined;
  const { shown, focus, isChosen } = turn.history;
  const fitting = isChosen ? [] : shown.filter(({ title }) => isTitled(title, attributes, turn.known));
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return tellAbout(only, turn);
  const wanted = joinWords(words.filter(({ attribute }) => attribute));
  const subject = subjectOf(turn);
  if (subject === undefined) return focus === undefined ? search(wanted, turn) : tellAbout(focus, turn);
  const isReplaced = (property: string): boolean => attributes.some((each) => each.property === property);
  return search(`${without(readSaid(subject, turn.known), isReplaced)} ${wanted}`, turn);
};

/** "А с быстрой зарядкой?" */
const add: FollowUp = (said, turn) => {
  const [first = '', second = ''] = said.words.map(({ text }) => text);
  const { is, linkOf } = turn.known;
  const opener = is('filler', first) && linkOf(first) === undefined ? 1 : 0;
  const link = linkOf(opener === 1 ? second : first);
  const subject = turn.history.subject ?? subjectOf(turn);
  const isEmpty = said.words.every(({ isSmall }) => isSmall);
  if (link === undefined || link === 'in' || subject === undefined || isEmpty) return undefined;
  return search(`${subject} ${joinWords(said.words.slice(opener))}`, turn);
};

const DETAILED = 'ref pointing property prop-alone tell ask-detail price-ask';
const isDetailed = ofClass(DETAILED);
const isDetailing = ofClass(`${DETAILED} it prop-ask is-there feature is-it what want`);
/** A fact that is asked for, unlike "tell me more". */
const isFact = ofClass('property feature price-ask ask-detail is-there');
const isOfVariants = like(/^(?:цвет|размер|расцветк|вариант|памят|colou?r|size|variant|version)/u);

/** "Подробнее", "сколько он стоит?"; about its colours and sizes the product is asked, not one variant. */
const detail: FollowUp = (said, turn) => {
  const plain = said.words.filter(({ kind, isThing }) => kind === 'letters' && !isThing);
  const isDetail = (word: SaidWord): boolean => word.isSmall || (plain.includes(word) && isDetailing(word));
  if (!said.words.every(isDetail) || !plain.some(isDetailed)) return undefined;
  const { focus } = turn.history;
  if (focus === undefined) return say(turn.texts.aboutWhich, turn);
  const question = plain.some(isFact) ? said.text : undefined;
  const isOfProduct = said.words.some(isOfVariants);
  return tellAbout(isOfProduct ? { ...focus, variantId: undefined } : focus, turn, question);
};

const isMore = like(/^(?:еще|другие|остальные|others|else|more)$/u);

/** "А ещё?" */
const askForMore: FollowUp = (said, turn) => {
  if (!isOnly(said, isMore)) return undefined;
  const { subject, shown } = turn.history;
  if (subject === undefined) return say(turn.texts.whatToFind, turn);
  return search(subject, turn, shown.length);
};

const firstOf =
  (readers: readonly FollowUp[]): FollowUp =>
  (said, turn) =>
    readers.reduce<Reply | undefined>((reply, read) => reply ?? read(said, turn), undefined);

/** A reply to words that only make sense after what was said before. */
export const followUp = firstOf([choose, reprice, vary, add, detail, askForMore]);

/** So many words say nothing of what should be done with the second one. */
const FEW_WORDS = 3;

/** A reply to a place, a colour or "more", unless more words tell what should be done with it. */
export const bareFollowUp: FollowUp = (said, turn) => {
  const { name, certainty } = turn.router.route(said);
  const isSaid = ({ isSmall, attribute, kind }: SaidWord): boolean =>
    isSmall || attribute !== undefined || kind === 'number';
  const isBare = said.words.length <= FEW_WORDS && said.words.every(isSaid);
  const isOther = name !== undefined && certainty >= SURE;
  return isOther && !isBare ? undefined : firstOf([choose, vary, detail, askForMore])(said, turn);
};

/** "А чехол к нему?": the shopper's words, with the product's name for the pronoun. */
export const withNameForPronoun = (said: Said, turn: DialogueTurn): string => {
  const thing = turn.history.focus?.title || turn.history.subject;
  if (thing === undefined || !said.words.some(({ isThing }) => isThing)) return said.text;
  return said.text.replace(FOR_IT, kindOf(thing, turn));
};
