import { isInStock } from '../../../contract/catalog/availability.ts';
import { isReduced } from '../../../contract/catalog/money.ts';
import { places, type SearchDocument } from '../../../contract/catalog/search-document.ts';
import { grouped } from '../../grouped.ts';
import { isKind } from '../../language/concept.ts';
import { FULL_FROM, SAME_COVERAGE, SURE_FROM } from '../parameters.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Idea, Understanding } from '../understand/understanding.ts';

/** Whether a document must have an idea to be what was asked for. */
const isVital = ({ role }: Idea): boolean => role !== 'purpose' && role !== 'quantity';

/** Roles of ideas that a name is made of; a kind of thing does not name one. */
const NAMES = new Set<Idea['role']>(['brand', 'number', 'word']);

export const isName = ({ role }: Idea): boolean => NAMES.has(role);

export const vitalMissing = ({ missing }: Ranked): readonly Idea[] => missing.filter(isVital);

/** Words of so few letters are seldom what a question is about. */
const LONGEST_SMALL_WORD = 3;

/** Ideas that are there only if a guess is right: a word by its sound, a translation that is not sure. */
const guessed = ({ evidence }: Ranked): readonly Idea[] =>
  evidence.ideas.filter(({ idea, found }) => isVital(idea) && found < SURE_FROM).map(({ idea }) => idea);

/** Roles of ideas that say what is wanted, and not only what it is like: "something for the garden" may be anything. */
const SAYS_WHAT = new Set<Idea['role']>(['thing', 'accessory', 'brand', 'word', 'number']);

/** Whether a candidate surely has some of what is wanted; a mention in a description does not show that. */
export const hasWhat = ({ evidence }: Ranked): boolean =>
  evidence.ideas.some(
    ({ idea, found, at }) =>
      SAYS_WHAT.has(idea.role) && found >= SURE_FROM && (at & ~(places.text | places.target)) !== 0,
  );

/** Whether a candidate is only like what is wanted, and no such thing: a child's scooter for a child's armchair. */
export const isOnlyLikeIt = ({ evidence: { ideas } }: Ranked): boolean =>
  ideas.some(({ idea, found }) => found === 0 && isKind(idea)) &&
  ideas.every(({ idea, found }) => found === 0 || idea.role === 'attribute');

/** Places that name a thing, and not only tell of it. */
const NAMED_AT = places.name | places.head | places.brand | places.category;

/** Whether a candidate is named by some of what is wanted: one whose attributes mention YouTube is not YouTube. */
const isNamedBySome = ({ evidence }: Ranked): boolean =>
  evidence.ideas.some(({ idea, at }) => SAYS_WHAT.has(idea.role) && (at & NAMED_AT) !== 0);

/** Whether all that a candidate has of a question is words of its description that may not be the ones said. */
export const isGuess = ({ evidence }: Ranked): boolean =>
  evidence.ideas.every(({ found, at }) => found < SURE_FROM && (at & ~places.text) === 0);

/** Whether the question says what is wanted, all of which is understood. */
const isUnderstood = ({ evidence }: Ranked): boolean =>
  evidence.ideas.some(({ idea }) => SAYS_WHAT.has(idea.role)) &&
  !evidence.ideas.some(({ idea }) => idea.unknown && idea.said.length > LONGEST_SMALL_WORD);

/** Whether a candidate is what was asked for, in all that was asked. */
export const isFull = (ranked: Ranked): boolean =>
  ranked.isTheThing &&
  isUnderstood(ranked) &&
  isNamedBySome(ranked) &&
  ranked.coverage >= FULL_FROM &&
  vitalMissing(ranked).length === 0 &&
  guessed(ranked).length === 0;

/** Whether a variant costs less than it did. */
export const isOnSale = ({ document }: Ranked): boolean => isReduced(document);

/** Scores nearer than this are a tie. */
const SAME_SCORE = 1e-6;

/** Everything that is what was asked for alike; when the most of something is wanted, only what has it. */
export const alikeFull = (
  ranked: readonly Ranked[],
  { ideas, onSale, order }: Understanding,
): readonly Ranked[] => {
  const all = ranked.filter(isFull);
  const reduced = onSale ? all.filter(isOnSale) : all;
  const full = reduced.length > 0 ? reduced : all;
  // By price all that fit are compared, and not only those that fit in every wish.
  if (order) return full;
  const isMost = ideas.some(({ most }) => most === true);
  const best = isMost ? Math.max(...full.map(({ coverage }) => coverage)) : (full[0]?.coverage ?? 0);
  const tolerance = isMost ? SAME_SCORE : SAME_COVERAGE;
  return full.filter(({ coverage }) => coverage >= best - tolerance);
};

/** One variant a product: the best in stock. */
export const representatives = (items: readonly Ranked[]): readonly Ranked[] =>
  grouped(items, ({ productId }) => productId).map((group) => group.find(isInStock) ?? group[0]);

/** In how many options a variant is like another one that is talked about. */
export const sharedOptions = (one: SearchDocument, { optionNames, attributes }: SearchDocument): number =>
  optionNames.filter((name) => one.attributes[name] === attributes[name]).length;

/** Those in stock, or all when none is. */
export const inStockOrAll = (items: readonly Ranked[]): readonly Ranked[] => {
  const inStock = items.filter(isInStock);
  return inStock.length > 0 ? inStock : items;
};

/** What can be had for sure; where there is none, what can be had if the shop, which does not say, has it. */
export const surelyInStockOrAll = (items: readonly Ranked[]): readonly Ranked[] => {
  const perhaps = inStockOrAll(items);
  const sure = perhaps.filter(({ availability }) => availability !== 'unknown');
  return sure.length > 0 ? sure : perhaps;
};
