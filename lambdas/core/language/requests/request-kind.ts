import type { Language } from '../language.ts';
import { isCyrillic, type Word } from '../words.ts';
import type { ClassName } from './class-names.ts';
import { type Allowance, type Pattern, patterns, type ServiceKind } from './patterns.ts';
import { type NamesProduct, type Sentence, sentenceOf } from './request-sentence.ts';
import type { Occurrence } from './word-classes.ts';

/** What a sentence asks for. Everything but `product` gets no product. */
export type RequestKind = 'product' | ServiceKind;

const overlaps = (one: Occurrence, other: Occurrence): boolean => one.from < other.to && other.from < one.to;

/** A pattern's words in a sentence. */
interface Match {
  readonly sentence: Sentence;
  readonly pattern: Pattern;
  readonly used: readonly Occurrence[];
}

const isUsed = ({ used }: Match, at: number): boolean => used.some(({ from, to }) => from <= at && at < to);

/** Every way to take one occurrence for each item, none over another. */
function* choices(
  sentence: Sentence,
  items: Pattern['items'],
  chosen: readonly Occurrence[] = [],
): Generator<readonly Occurrence[]> {
  const [item, ...others] = items;
  if (!item) yield chosen;
  for (const name of item ?? []) {
    for (const each of sentence.find(name)) {
      if (chosen.some((other) => overlaps(each, other))) continue;
      yield* choices(sentence, others, [...chosen, each]);
    }
  }
}

/** A phrase of asking may have a few words of description before what is asked for. */
const MOST_DESCRIPTION = 4;

/** Whether a thing follows a way of asking before anything else does: "нужен хороший чайник с доставкой". */
const asksForThing = (match: Match, { to }: Occurrence): boolean => {
  const { tokens, things, isKnown, is } = match.sentence;
  for (let at = to; at < Math.min(tokens.length, to + MOST_DESCRIPTION); at += 1) {
    if (isUsed(match, at)) return false;
    if (things.some(({ from }) => from === at)) return true;
    if (match.sentence.isLight(at) ? is('place', at) || is('pointing', at) : isKnown(at)) return isKnown(at);
  }
  return false;
};

const asksForProduct = (match: Match): boolean =>
  match.sentence
    .find('want')
    .some((each) => !match.used.some((used) => overlaps(each, used)) && asksForThing(match, each));

const MOST_BETWEEN = 3;

/** Whether a preposition or a pronoun before it makes a thing what the request is about. */
const isBound = (match: Match, { from }: Occurrence): boolean => {
  const { tokens, is } = match.sentence;
  for (let at = from - 1; at >= Math.max(0, from - MOST_BETWEEN); at -= 1) {
    if (is('with', at)) return false;
    if (is('about', at) || is('pointing', at)) return true;
    // "Доставка большого холодильника": what is delivered follows in the genitive.
    if (isUsed(match, at)) return isCyrillic(tokens[from]?.text ?? '');
  }
  return false;
};

/** "Phone warranty": in English what it is about may come right before. */
const isCompound = (match: Match, { to }: Occurrence): boolean =>
  isUsed(match, to) &&
  !isCyrillic(match.sentence.tokens[to]?.text ?? '') &&
  !match.sentence.is('with', to) &&
  !match.sentence.is('place', to) &&
  !match.sentence.things.some(({ from }) => from > to && !isUsed(match, from));

const isAbout = (match: Match, thing: Occurrence): boolean =>
  isBound(match, thing) || isCompound(match, thing);

/** Small words that say by themselves that somebody is spoken to. */
const SPOKEN_TO: readonly ClassName[] = ['you', 'your', 'aux-clause', 'why', 'service-talk'];

const MOST_PLACE = 3;

/** "В нижний новгород", "to new york". */
const isPlace = ({ sentence }: Match, at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - MOST_PLACE); before -= 1) {
    if (sentence.is('place', before)) return true;
    if (sentence.isLight(before)) return false;
  }
  return false;
};

/** "Do you have a delivery truck": behind a way of asking, an English noun before a noun only describes it. */
const isDescription = (match: Match, isOwn: (at: number) => boolean): boolean => {
  const { sentence, used } = match;
  const asked = Math.min(...sentence.find('want').map(({ to }) => to));
  return used.some(({ from, to }) => {
    const next = sentence.tokens[to];
    const isNoun = next && !next.isNumber && !isCyrillic(next.text) && !isOwn(to) && !sentence.isLight(to);
    return from >= asked && isNoun;
  });
};

/** "Шнек с быстрой доставкой": what comes with a thing is not what is asked, even where the thing is unknown. */
const isAttribute = (match: Match): boolean => {
  const { sentence, used } = match;
  return used.some(({ from }) => {
    const link = [from - 1, from - 2].find((at) => sentence.is('with', at));
    if (link === undefined) return false;
    return sentence.tokens.some((_, at) => at < link && !isUsed(match, at) && !sentence.isLight(at));
  });
};

/** Whether a pattern says more than small words, and the rest of the sentence has no word of the catalogue. */
const isPlain = (match: Match, left: readonly number[]): boolean => {
  const { sentence, used } = match;
  const says = ({ from }: Occurrence): boolean =>
    !sentence.isLight(from) || SPOKEN_TO.some((name) => sentence.is(name, from));
  return (
    sentence.things.length === 0 &&
    used.some(says) &&
    !isAttribute(match) &&
    left.every((at) => sentence.isLight(at) || !sentence.isKnown(at))
  );
};

const allows = (match: Match): Readonly<Record<Allowance, () => boolean>> => {
  const { sentence, pattern } = match;
  const ownClasses = pattern.items.flat();
  const isOwn = (at: number): boolean =>
    isUsed(match, at) || ownClasses.some((name) => sentence.is(name, at));
  const left = sentence.tokens.map((_, at) => at).filter((at) => !isOwn(at));
  const things = sentence.things.filter(({ from, to }) => left.some((at) => from <= at && at < to));
  const inThing = (at: number): boolean => things.some(({ from, to }) => from <= at && at < to);
  const heavy = left.filter((at) => !sentence.isLight(at));
  const isOnlyAbout = (): boolean =>
    !isAttribute(match) && things.every((thing) => isAbout(match, thing)) && !isDescription(match, isOwn);
  return {
    anyhow: () => true,
    about: isOnlyAbout,
    bare: () =>
      things.every(({ from, to }) => !left.some((at) => from <= at && at < to && !sentence.isLight(at))),
    topic: () => isOnlyAbout() && heavy.every((at) => inThing(at) || isPlace(match, at)),
    plain: () => isPlain(match, left),
    alone: () => heavy.length === 0,
  };
};

const isMatched = (sentence: Sentence, pattern: Pattern): boolean => {
  const isSaid = pattern.items.every((item) => item.some((name) => sentence.find(name).length > 0));
  if (!isSaid || pattern.without.some((name) => sentence.find(name).length > 0)) return false;
  for (const used of choices(sentence, pattern.items)) {
    const match: Match = { sentence, pattern, used };
    if (allows(match)[pattern.allowance]() && !asksForProduct(match)) return true;
  }
  return false;
};

const FEW = 3;

/** "Покажи мне пожалуйста" asks for a product, though it does not say which. */
const onlyAsks = (sentence: Sentence, { is }: Language): boolean =>
  sentence.tokens.length <= FEW &&
  sentence.tokens.some(({ text }) => is('showing', text)) &&
  sentence.tokens.every((_, at) => sentence.isLight(at) || sentence.is('asking', at));

/** Says what a sentence asks for; a sentence that also asks for a thing sold, or that is unclear, asks for a product. */
export const requestKindOf = (
  words: readonly Word[],
  names: NamesProduct,
  language: Language,
): RequestKind => {
  const sentence = sentenceOf(words, names, language);
  if (onlyAsks(sentence, language)) return 'product';
  return patterns.find((pattern) => isMatched(sentence, pattern))?.kind ?? 'product';
};
