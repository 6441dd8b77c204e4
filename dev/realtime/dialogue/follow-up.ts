import { FOR_IT, LAST, OTHER } from './heard/references.ts';
import { type Attribute, classesNamed, isTitled, readSaid, type Said } from './heard/said.ts';
import { SURE } from './routing/router.ts';
import { sentences } from './sentences.ts';
import type { Reply } from './situation.ts';
import { enumerate, say, search, type Turn, tellAbout } from './turn.ts';

type FollowUp = (said: Said, turn: Turn) => Reply | undefined;

/** "А второй?" */
const choose: FollowUp = (said, turn) => {
  const { shown, focus } = turn.history;
  const isPlace = (at: number): boolean =>
    said.isPlace(at, shown.length) || said.has(at, LAST) || said.has(at, OTHER);
  const at = said.words.findIndex((_, each) => isPlace(each));
  if (at === -1 || !said.every((each) => each === at || said.isEmpty(each))) return undefined;
  const other = shown.findIndex(({ title }) => title === focus?.title) === 0 ? 1 : 0;
  const place = Number(said.words[at]?.text) - 1;
  const chosen = shown[said.has(at, LAST) ? shown.length - 1 : said.has(at, OTHER) ? other : place];
  if (chosen !== undefined) return tellAbout(chosen, turn);
  const { aboutWhich, onlyOne, notInList } = sentences[turn.language];
  const [first, ...others] = shown;
  if (first === undefined) return say(aboutWhich, turn);
  return say(others.length === 0 ? onlyOne(first.title) : notInList(enumerate(turn)), turn);
};

/** The title of the product that was chosen; else what was searched for. */
const subjectOf = ({ history: { focus, isChosen, subject } }: Turn): string | undefined =>
  (isChosen ? focus?.title || subject : (subject ?? focus?.title)) || undefined;

/** A kind of thing has no colour and no memory: "айфон 15 чёрный 256" is "айфон 15". */
const kindOf = (subject: string, { known }: Turn): string =>
  readSaid(subject, known).without(({ property }) => property === 'color' || property === 'gb');

const BOUND = { ru: ['дешевле', 'дороже'], en: ['under', 'over'] } as const;
/** A bound that `reprice` wrote; a new one takes its place. */
const EARLIER_BOUND = / (?:дешевле|дороже|under|over) \d+ [A-Z]{3}$/u;

/** "Дешевле": the same kind of thing on the other side of the price last named. */
const reprice: FollowUp = (said, turn) => {
  const { is, phraseAt } = turn.known;
  const isOne = (at: number, kind: 'cheap' | 'dear' | 'most'): boolean =>
    is(kind, said.words[at]?.text ?? '');
  const isCheaper = (at: number): boolean =>
    isOne(at, 'cheap') || phraseAt('lowPrice', said.words, at) !== undefined;
  const isPrice = (at: number): boolean => isCheaper(at) || isOne(at, 'dear') || isOne(at, 'most');
  if (!said.some(isPrice) || !said.every((at) => isPrice(at) || said.isEmpty(at))) return undefined;
  const { price, subject = subjectOf(turn) } = turn.history;
  if (subject === undefined) return say(sentences[turn.language].cheaperThanWhat, turn);
  const kind = kindOf(subject.replace(EARLIER_BOUND, ''), turn);
  if (price === undefined) return search(`${kind} ${said.textFrom(0)}`, turn);
  const [under, over] = BOUND[turn.language];
  const bound = said.some(isCheaper)
    ? `${under} ${price.hundredths > 0 ? price.whole : price.whole - 1}`
    : `${over} ${price.whole + 1}`;
  return search(`${kind} ${bound} ${price.currency}`, turn);
};

const PROPERTY = classesNamed('property');

/** "А в синем?", "а 512?": the subject, with the new attributes for those that they replace. */
const vary: FollowUp = (said, turn) => {
  const { attributes, isAttribute, isEmpty, is } = said;
  const isVariant = said.every((at) => isAttribute(at) || isEmpty(at) || is(at, PROPERTY));
  if (attributes.length === 0 || !isVariant) return undefined;
  const { shown, focus, isChosen } = turn.history;
  const fitting = isChosen ? [] : shown.filter(({ title }) => isTitled(title, attributes, turn.known));
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return tellAbout(only, turn);
  const wanted = said.attributesAlone();
  const subject = subjectOf(turn);
  if (subject === undefined) return focus === undefined ? search(wanted, turn) : tellAbout(focus, turn);
  const isReplaced = ({ property }: Attribute): boolean =>
    attributes.some((each) => each.property === property);
  return search(`${readSaid(subject, turn.known).without(isReplaced)} ${wanted}`, turn);
};

/** "А с быстрой зарядкой?" */
const add: FollowUp = (said, turn) => {
  const [first = '', second = ''] = said.words.map(({ text }) => text);
  const { is, linkOf } = turn.known;
  const opener = is('filler', first) && linkOf(first) === undefined ? 1 : 0;
  const link = linkOf(opener === 1 ? second : first);
  const subject = turn.history.subject ?? subjectOf(turn);
  if (link === undefined || link === 'in' || subject === undefined || said.every(said.isSmall))
    return undefined;
  return search(`${subject} ${said.textFrom(opener)}`, turn);
};

const DETAILED = classesNamed('ref pointing property prop-alone tell ask-detail price-ask');
const DETAILING = [...DETAILED, ...classesNamed('it prop-ask is-there feature is-it what want')];
/** A fact that is asked for, unlike "tell me more". */
const FACT = classesNamed('property feature price-ask ask-detail is-there');
const OF_VARIANTS = /^(?:цвет|размер|расцветк|вариант|памят|colou?r|size|variant|version)/u;

/** "Подробнее", "сколько он стоит?"; about its colours and sizes the product is asked, not one variant. */
const detail: FollowUp = (said, turn) => {
  const isOf = (at: number, classes: typeof DETAILED): boolean =>
    said.words[at]?.kind === 'letters' && !said.isThing(at) && said.is(at, classes);
  const isDetail = said.every((at) => said.isSmall(at) || isOf(at, DETAILING));
  if (!isDetail || !said.some((at) => isOf(at, DETAILED))) return undefined;
  const { focus } = turn.history;
  if (focus === undefined) return say(sentences[turn.language].aboutWhich, turn);
  const isOfVariants = said.some((at) => said.has(at, OF_VARIANTS));
  const question = said.some((at) => isOf(at, FACT)) ? said.text : undefined;
  return tellAbout(isOfVariants ? { ...focus, variantId: undefined } : focus, turn, question);
};

const MORE = /^(?:еще|другие|остальные|others|else|more)$/u;

/** "А ещё?" */
const askForMore: FollowUp = (said, turn) => {
  const isMore = (at: number): boolean => said.has(at, MORE);
  if (!said.some(isMore) || !said.every((at) => isMore(at) || said.isEmpty(at))) return undefined;
  const { subject, shown } = turn.history;
  if (subject === undefined) return say(sentences[turn.language].whatToFind, turn);
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
  const isSaid = (at: number): boolean =>
    said.isSmall(at) || said.isAttribute(at) || said.words[at]?.kind === 'number';
  const isBare = said.words.length <= FEW_WORDS && said.every(isSaid);
  const isOther = name !== undefined && certainty >= SURE;
  return isOther && !isBare ? undefined : firstOf([choose, vary, detail, askForMore])(said, turn);
};

/** "А чехол к нему?": the shopper's words, with the product's name for the pronoun. */
export const withNameForPronoun = (said: Said, turn: Turn): string => {
  const thing = turn.history.focus?.title || turn.history.subject;
  if (thing === undefined || !said.some(said.isThing)) return said.text;
  return said.text.replace(FOR_IT, kindOf(thing, turn));
};
