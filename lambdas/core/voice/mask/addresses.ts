import type { Rules } from '../../language/rules.ts';
import { beginsUnit, type MaskedSpan, type Token, tokenText } from './tokens.ts';

type Reader = (tokens: readonly Token[], at: number, rules: Rules) => MaskedSpan | undefined;

const isLetters = (token: Token | undefined): boolean => token?.kind === 'letters';
const isNumber = (tokens: readonly Token[], at: number, rules: Rules): boolean =>
  tokens[at]?.kind === 'number' || rules.numberWord(tokenText(tokens, at))?.ordinal === false;

const spanOf = (
  tokens: readonly Token[],
  from: number,
  to: number,
  mask: MaskedSpan['mask'],
): MaskedSpan => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
  mask,
});

/** The first token behind a number in digits or words, with a letter or a fraction of a house: "12а", "5/2". */
const behindNumber = (tokens: readonly Token[], from: number, rules: Rules): number => {
  let at = from;
  while (isNumber(tokens, at, rules) || (at > from && tokenText(tokens, at) === '-')) at += 1;
  if (tokenText(tokens, at) === '/' && isNumber(tokens, at + 1, rules)) at += 2;
  const letter = tokens[at];
  return letter?.glued && letter.text.length === 1 && letter.kind === 'letters' ? at + 1 : at;
};

/** "Д. 5, кв. 12", "apt 4", «подъезд два»: parts of an address with their numbers, as long as they follow. */
const behindParts = (tokens: readonly Token[], from: number, rules: Rules): number => {
  let end = from;
  for (let at = from; ; ) {
    while (/^[.,]$/u.test(tokenText(tokens, at))) at += 1;
    if (!rules.is('housePart', tokenText(tokens, at))) return end;
    at += 1;
    while (/^[.#№]$/u.test(tokenText(tokens, at))) at += 1;
    const next = behindNumber(tokens, at, rules);
    if (next === at) return end;
    end = next;
    at = next;
  }
};

const MOST_WORDS = 4;

const isOfGoods = (tokens: readonly Token[], at: number, rules: Rules): boolean =>
  !rules.is('housePart', tokenText(tokens, at)) && beginsUnit(tokens, at, rules);

const isName = (tokens: readonly Token[], at: number, rules: Rules): boolean =>
  isLetters(tokens[at]) &&
  !isNumber(tokens, at, rules) &&
  !rules.is('housePart', tokenText(tokens, at)) &&
  !rules.is('filler', tokenText(tokens, at)) &&
  rules.phraseAt('atMost', tokens, at) === undefined;

/** "Улица Ленина, 5", «проспект мира дом сто один». The number behind the name is the house's unless it measures. */
const streetBefore: Reader = (tokens, from, rules) => {
  if (!rules.is('streetBefore', tokenText(tokens, from))) return undefined;
  let at = from + 1;
  if (tokenText(tokens, at) === '.' || tokenText(tokens, at) === '-') at += 1;
  const name = at;
  // "Ул. 9 Мая"
  if (isNumber(tokens, at, rules) && isName(tokens, at + 1, rules) && !isOfGoods(tokens, at + 1, rules))
    at += 1;
  while (at - name < MOST_WORDS && isName(tokens, at, rules)) at += 1;
  if (at === name || rules.phraseAt('atMost', tokens, at) || rules.phraseAt('atLeast', tokens, at))
    return undefined;
  const comma = tokenText(tokens, at) === ',' ? at + 1 : at;
  const house = behindNumber(tokens, comma, rules);
  if (house > comma && isOfGoods(tokens, house, rules)) return undefined;
  const end = behindParts(tokens, house > comma ? house : at, rules);
  return end > at ? spanOf(tokens, from, end, '[address]') : undefined;
};

/** "Невский проспект, 28". */
const streetMiddle: Reader = (tokens, from, rules) => {
  if (
    !rules.is('streetName', tokenText(tokens, from)) ||
    !rules.is('streetBefore', tokenText(tokens, from + 1))
  )
    return undefined;
  let at = from + 2;
  while (/^[.,]$/u.test(tokenText(tokens, at))) at += 1;
  const house = behindNumber(tokens, at, rules);
  if (house > at && isOfGoods(tokens, house, rules)) return undefined;
  const end = behindParts(tokens, house, rules);
  return end > at ? spanOf(tokens, from, end, '[address]') : undefined;
};

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/** "221B Baker Street, apt 4". A noun behind the street, as in "5 black street shoes", makes it a thing. */
const createStreetBehind =
  (text: string): Reader =>
  (tokens, from, rules) => {
    const house = behindNumber(tokens, from, rules);
    if (house === from || isOfGoods(tokens, house, rules)) return undefined;
    let at = house;
    while (at - house < 3 && isName(tokens, at, rules) && !rules.is('streetBehind', tokenText(tokens, at)))
      at += 1;
    if (at === house || !rules.is('streetBehind', tokenText(tokens, at))) return undefined;
    const next = tokens[at + 1];
    const isEnd =
      next === undefined ||
      next.kind !== 'letters' ||
      isCapital(text.slice(next.start, next.end)) ||
      rules.is('housePart', next.text) ||
      rules.is('afterStreet', next.text);
    return isEnd ? spanOf(tokens, from, behindParts(tokens, at + 1, rules), '[address]') : undefined;
  };

/** "Дом 5 квартира 12" without a street. */
const houseAlone: Reader = (tokens, from, rules) => {
  if (!rules.is('housePart', tokenText(tokens, from))) return undefined;
  const end = behindParts(tokens, from, rules);
  const parts = tokens.slice(from, end).filter(({ text }) => rules.is('housePart', text));
  return parts.length > 1 ? spanOf(tokens, from, end, '[address]') : undefined;
};

const MOST_NAMES = 3;

/** "Меня зовут Иван Петров", "my name is john smith". */
const createName =
  (text: string): Reader =>
  (tokens, at, rules) => {
    const phrase = rules.phraseAt('nameBefore', tokens, at);
    if (phrase === undefined) return undefined;
    let from = at + phrase.length;
    while (/^[:—–-]$/u.test(tokenText(tokens, from))) from += 1;
    const first = tokens[from];
    if (!isLetters(first) || first === undefined) return undefined;
    const isWritten = isCapital(text.slice(first.start, first.end));
    let to = from + 1;
    for (; to - from < MOST_NAMES && isLetters(tokens[to]); to += 1) {
      const word = text.slice(tokens[to]?.start, tokens[to]?.end);
      if (isWritten ? !isCapital(word) : !rules.is('familyName', tokenText(tokens, to))) break;
    }
    return spanOf(tokens, from, to, '[name]');
  };

/** Names and addresses that a shopper tells. */
export const personSpans = (text: string, tokens: readonly Token[], rules: Rules): readonly MaskedSpan[] => {
  const readers = [streetMiddle, streetBefore, createStreetBehind(text), houseAlone, createName(text)];
  return tokens.flatMap((_, at) => {
    for (const read of readers) {
      const span = read(tokens, at, rules);
      if (span) return [span];
    }
    return [];
  });
};
