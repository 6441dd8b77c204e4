import type { Rules } from '../../../language/rules.ts';
import type { Word } from '../../../language/words.ts';

/** The order a shopper asked for; `first` when one thing is wanted: the cheapest, not cheap ones. */
export interface PriceOrder {
  readonly direction: 'ascending' | 'descending';
  readonly first: boolean;
}

interface OrderReading {
  /** Absent when what was said is only not the extreme: "не самый дешёвый". */
  readonly order?: PriceOrder;
  /** Words used up. */
  readonly length: number;
}

/** Ways of naming an order by the price itself. */
const NAMED = [
  ['lowestPrice', { direction: 'ascending', first: true }],
  ['highestPrice', { direction: 'descending', first: true }],
  ['lowPrice', { direction: 'ascending', first: false }],
  ['highPrice', { direction: 'descending', first: false }],
] as const;

const readNamed = (words: readonly Word[], at: number, rules: Rules): OrderReading | undefined => {
  for (const [candidates, order] of NAMED) {
    const phrase = rules.phraseAt(candidates, words, at);
    if (phrase) return { order, length: phrase.length };
  }
  return undefined;
};

/** "Не дорогой", "not too expensive", "не самый дешёвый". */
const readNegated = (words: readonly Word[], at: number, { is }: Rules): OrderReading | undefined => {
  if (!is('notPrice', words[at]?.text ?? '')) return undefined;
  let end = at + 1;
  while (end < at + 3 && is('very', words[end]?.text ?? '')) end += 1;
  const text = words[end]?.text ?? '';
  const length = end + 1 - at;
  if (is('dear', text)) return { order: { direction: 'ascending', first: false }, length };
  return is('cheap', text) ? { length } : undefined;
};

/** "Budget laptop" is a cheap one; "my budget is …" orders nothing. */
const isBudgetThing = (words: readonly Word[], at: number, { is }: Rules): boolean =>
  is('budgetThing', words[at]?.text ?? '') &&
  words[at + 1]?.kind === 'letters' &&
  !is('budgetVerb', words[at + 1]?.text ?? '') &&
  !is('budgetOwner', words[at - 1]?.text ?? '');

/** Reads an order by price that begins at a word: "самый дешёвый", "подороже", "lowest price". */
export const readOrder = (words: readonly Word[], at: number, rules: Rules): OrderReading | undefined => {
  const said = readNamed(words, at, rules) ?? readNegated(words, at, rules);
  if (said) return said;
  const { is } = rules;
  const before = words[at]?.text ?? '';
  const hasMost = is('most', before);
  const last = hasMost ? at + 1 : at;
  const text = words[last]?.text ?? '';
  const isCheap =
    is('cheap', text) ||
    isBudgetThing(words, last, rules) ||
    (hasMost && is('least', before) && is('expensive', text));
  if (!isCheap && !is('dear', text)) return undefined;
  const direction = isCheap ? 'ascending' : 'descending';
  return { order: { direction, first: hasMost || is('first', text) }, length: last + 1 - at };
};

/** Whether the words beside it make a reduced price something else: "for sale", "discount code", "карта скидок". */
const speaksOfOther = (
  words: readonly Word[],
  at: number,
  { length, rules }: { readonly length: number; readonly rules: Rules },
): boolean => {
  const isOther =
    length === 1 &&
    (rules.phraseAt('notReduced', words, at - 1) !== undefined ||
      rules.is('otherBeforeReduced', words[at - 1]?.text ?? ''));
  return isOther || rules.is('otherAfterReduced', words[at + length]?.text ?? '');
};

const MOST_OF_SHARE = 3;

/** The "от 20 процентов" of "со скидкой от 20 процентов". */
const shareLength = (words: readonly Word[], at: number, { is }: Rules): number => {
  let end = at;
  while (end < at + MOST_OF_SHARE && is('ofShare', words[end]?.text ?? '')) end += 1;
  return words[end]?.kind === 'number' && is('percent', words[end + 1]?.text ?? '') ? end + 2 - at : 0;
};

/** Words used up by a wish for what costs less than it did: "со скидкой", "20% off", "on sale"; 0 for none. */
export const readDiscount = (words: readonly Word[], at: number, rules: Rules): number => {
  const share = shareLength(words, at, rules);
  if (share > 0) return rules.is('off', words[at + share]?.text ?? '') ? share + 1 : 0;
  const length = rules.phraseAt('reduced', words, at)?.length;
  if (length === undefined || speaksOfOther(words, at, { length, rules })) return 0;
  return length + shareLength(words, at + length, rules);
};
