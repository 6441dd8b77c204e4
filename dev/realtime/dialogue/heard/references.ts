import { isComparison, sidesOf } from '../compare.ts';
import type { SeenCartLine, SeenProduct } from '../history.ts';
import type { DialogueTurn } from '../turn.ts';
import { isMeasure, isTitled, like, ofClass, readSaid, type Said } from './said.ts';

export const isLast = like(/^(?:последн\p{L}*|last)$/u);
export const isOther = like(/^(?:друг(?:ой|ая|ое|ого|ом|ую)|other)$/u);
const isAll = like(
  /^(?:все|всех|всё|all|everything|оба|обе|both|их|them|they|they?re|эти|этих|these|those|ними|они)$/u,
);
const isReferring = ofClass('it ref pointing detail-ref');

/** The product is what another thing is for: "a case for it". */
export const FOR_IT =
  /(?<=(?<!\p{L})(?:для|к|на|под|for|with|fits?)\s+)(?:не(?:го|му|[её]|й)|ним|них|эт(?:ого|ому|ой|их)|it|this|that|them|these)(?!\p{L})/iu;
const isIt = like(/^(?:он|она|оно|они|его|ее|их|него|нее|нем|ней|it|its|they|them)$/u);

/** "Does it have a camera?" asks about the product; "a case for it" and "compare it with …" ask for another. */
export const asksAboutIt = (said: Said): boolean =>
  said.words.some(isIt) && !FOR_IT.test(said.text) && !isComparison(said.text);

/** The places among several that are named: "первый и третий". */
const placesIn = (said: Said): readonly number[] =>
  said.words.flatMap(({ ordinal, text }) => (ordinal ? [Number(text) - 1] : []));

/** What a text names, whatever the language and the spelling: concepts, and the words that are none. */
const namesIn = (text: string, { known }: DialogueTurn): ReadonlySet<string> => {
  const { words } = readSaid(text, known);
  const names = new Set<string>();
  for (const [from, { text: word, kind, isSmall }] of words.entries()) {
    const concepts =
      known.match(words, from)?.entry.concepts.filter(({ role }) => role !== 'attribute') ?? [];
    for (const { id } of concepts) for (const each of [id, ...known.ancestors(id)]) names.add(each);
    if (kind === 'letters' && !isSmall) names.add(known.stem(word));
  }
  return names;
};

/** The only one of several that a text names best; `undefined` when it names none, or two equally well. */
const namedIn = <Thing extends { readonly title: string }>(
  text: string,
  things: readonly Thing[],
  turn: DialogueTurn,
): Thing | undefined => {
  const names = namesIn(text, turn);
  const scored = things
    .map((thing) => ({
      thing,
      score: [...namesIn(thing.title, turn)].filter((name) => names.has(name)).length,
    }))
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  return best !== undefined && best.score > (next?.score ?? 0) ? best.thing : undefined;
};

/** The only one whose title has all the colours and sizes that were said. */
const withAttributes = ({ attributes }: Said, { history, known }: DialogueTurn): SeenProduct | undefined => {
  const wanted = attributes.filter(isMeasure);
  const [only, ...others] = history.shown.filter(({ title }) => isTitled(title, wanted, known));
  return wanted.length > 0 && others.length === 0 ? only : undefined;
};

/** The variant that answers a function's own question: "синий", "42". */
const optionIn = (said: Said, turn: DialogueTurn): SeenProduct | undefined => {
  const { options } = turn.history;
  const words = new Set(said.words.map(({ text }) => text));
  const isSaid = ({ title }: SeenProduct): boolean =>
    readSaid(title, turn.known).words.every((word) => words.has(word.text));
  return options.find(isSaid) ?? namedIn(said.text, options, turn);
};

/** Whether a thing is named that the product talked about is not. */
const namesAnother = (said: Said, turn: DialogueTurn): boolean => {
  const names = namesIn(turn.history.focus?.title ?? '', turn);
  const things = said.words.filter(({ isGoods }) => isGoods);
  return things.some(({ text: word }) => [...namesIn(word, turn)].every((name) => !names.has(name)));
};

/** The product that the shopper means, if the conversation tells which. */
export const productMeant = (said: Said, turn: DialogueTurn): SeenProduct | undefined => {
  const { shown, focus, isChosen } = turn.history;
  const [place] = placesIn(said);
  if (place !== undefined) return shown[place];
  if (said.words.some(isLast)) return shown.at(-1);
  const named = optionIn(said, turn) ?? withAttributes(said, turn) ?? namedIn(said.text, shown, turn);
  if (named !== undefined) return named;
  if (asksAboutIt(said)) return focus;
  if (namesAnother(said, turn)) return undefined;
  return isChosen || shown.length < 2 || said.words.some(isReferring) ? focus : undefined;
};

/** A function compares no more. */
const MOST_COMPARED = 4;

/** The products that the shopper wants compared, if the conversation tells which. */
export const productsCompared = (said: Said, turn: DialogueTurn): readonly SeenProduct[] => {
  const { shown, focus, calls, earlierCalls } = turn.history;
  const found = calls.slice(earlierCalls).flatMap(({ products }) => products.slice(0, 1));
  if (found.length > 1) return found.slice(0, MOST_COMPARED);
  // A side that was searched for in vain leaves nothing to compare with.
  if (calls.length > earlierCalls + 1) return [];
  const placed = [...new Set(placesIn(said))].flatMap((place) => shown[place] ?? []);
  if (placed.length > 1) return placed.slice(0, MOST_COMPARED);
  const sides = sidesOf(said.text, turn).flatMap((side) => namedIn(side, shown, turn) ?? []);
  if (new Set(sides).size > 1) return sides;
  const [other] = placed;
  if (other !== undefined && focus !== undefined && focus.title !== other.title) return [focus, other];
  if (other !== undefined || (!said.words.some(isAll) && namesAnother(said, turn))) return [];
  const count = said.words.find(({ kind, text: word }) => kind === 'number' && Number(word) > 1);
  return shown.slice(0, count === undefined ? MOST_COMPARED : Math.min(Number(count.text), MOST_COMPARED));
};

/** The line of the cart that the shopper means. */
export const lineMeant = (said: Said, turn: DialogueTurn): SeenCartLine | undefined => {
  const { cart = [], focus } = turn.history;
  const [place] = placesIn(said);
  if (place !== undefined) return cart[place];
  if (cart.length === 1 || said.words.some(isLast)) return cart.at(-1);
  return namedIn(said.text, cart, turn) ?? cart.find(({ title }) => title === focus?.title);
};
