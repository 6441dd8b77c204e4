import { isInStock } from '../../../contract/catalog/availability.ts';
import { grouped } from '../../grouped.ts';
import type { Language } from '../../language/language.ts';
import { stemsOf } from '../../language/lexicon.ts';
import { CLEARLY_BETTER, NAMED_WHOLE, NEARLY_AS_GOOD, SAME_COVERAGE, SAME_WORDS } from '../parameters.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Decision } from './decision.ts';
import { isName, representatives, sharedOptions } from './fitting.ts';

/** The first attribute, in the merchant's order, in which variants of one product differ. */
const differingAttribute = (items: readonly Ranked[]): string | undefined =>
  items[0]?.document.optionNames.find(
    (name) => new Set(items.map(({ document }) => document.attributes[name])).size > 1,
  );

/** What to offer for something sold out: its siblings first, then other products that fit nearly as well. */
const insteadOf = (item: Ranked, all: readonly Ranked[]): readonly Ranked[] => {
  const others = all.filter((other) => other !== item && isInStock(other) && other.isTheThing);
  const siblings = others.filter(({ productId }) => productId === item.productId);
  const likeness = ({ document }: Ranked): number => sharedOptions(document, item.document);
  if (siblings.length > 0) return siblings.toSorted((a, b) => likeness(b) - likeness(a));
  return representatives(others.filter(({ coverage }) => coverage >= item.coverage - SAME_COVERAGE));
};

/** Decides among the variants of one product. */
const decideVariant = (items: readonly Ranked[], all: readonly Ranked[]): Decision => {
  const [first] = items;
  if (!first) return { kind: 'none' };
  const inStock = items.filter(isInStock);
  const [only, ...others] = inStock;
  if (!only) return { kind: 'sold-out', item: first, instead: insteadOf(first, all) };
  if (others.length === 0) return { kind: 'match', item: only };
  const attribute = differingAttribute(inStock);
  return attribute === undefined
    ? { kind: 'match', item: only }
    : { kind: 'which-variant', items: inStock, attribute };
};

/** Products whose own name the question names whole, when the words fit them about as well as the best. */
const namedAmong = (products: ReturnType<typeof grouped<Ranked>>) => {
  const [first] = products[0] ?? [];
  if (!first?.evidence.ideas.some(({ idea }) => isName(idea))) return [];
  const best = first.words;
  return products.filter(([item]) => item.words >= best * NEARLY_AS_GOOD && item.focus >= NAMED_WHOLE);
};

const isClearlyFirst = (first: Ranked | undefined, second: Ranked | undefined): boolean => {
  const lead = (first?.words ?? 0) / Math.max(second?.words ?? 0, Number.EPSILON);
  const isMoreCovered = (first?.coverage ?? 0) > (second?.coverage ?? 0) + SAME_WORDS;
  return lead >= CLEARLY_BETTER && (isMoreCovered || (first?.focus ?? 0) >= NAMED_WHOLE);
};

/** Whether a variant's own values are what was asked for and no more: "Black Titanium" is black, and not plain black. */
const isExactly = ({ evidence, document: { attributes } }: Ranked, language: Language): boolean =>
  evidence.ideas.every(({ idea: { role, attribute = '', spellings } }) => {
    const value = attributes[attribute];
    if (role !== 'attribute' || value === undefined) return true;
    const stems = stemsOf(value, language).join(' ');
    return spellings.some((spelling) => spelling.stems.join(' ') === stems);
  });

/** Decides among candidates that are all what was asked for: one product, or a few to choose from. */
export const decideProduct = (
  alike: readonly Ranked[],
  all: readonly Ranked[],
  language: Language,
): Decision => {
  const exact = alike.filter((item) => isExactly(item, language));
  const fitting = exact.length > 0 ? exact : alike;
  const products = grouped(fitting, ({ productId }) => productId);
  const named = namedAmong(products);
  const pool = named.length > 0 && named.length < products.length ? named : products;
  const [first, second] = pool;
  if (!first) return { kind: 'none' };
  if (!second || isClearlyFirst(first[0], second[0])) return decideVariant(first, all);
  const items = representatives(pool.flat());
  const inStock = items.filter(isInStock);
  const [only, ...others] = inStock;
  if (only && others.length === 0) {
    return decideVariant(pool.find((group) => group.includes(only)) ?? first, all);
  }
  return { kind: 'which-product', items: inStock.length > 0 ? inStock : items };
};
