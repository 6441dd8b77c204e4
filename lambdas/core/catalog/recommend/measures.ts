import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import type { PropertyName } from '../../language/properties.ts';
import { type Amount, amountIn, type Fact, factsOf } from '../facts/facts.ts';

/** Properties of which more is better, what buyers say first. */
// biome-ignore format: a list reads best in rows
const MORE_IS_BETTER: readonly PropertyName[] = [
  'rating', 'memory', 'storage', 'battery', 'runtime', 'power', 'camera', 'resolution', 'brightness',
  'load', 'warranty',
];
const LESS_IS_BETTER: readonly PropertyName[] = ['noise'];

/** What a record says in numbers of a property by which goods are better or worse. */
export interface Measured {
  readonly fact: Fact;
  readonly amount: Amount;
  readonly sign: 1 | -1;
}

export const measuresOf = (document: SearchDocument, language: Language): ReadonlyMap<string, Measured> => {
  const facts = new Map(factsOf([document], language).map((fact) => [fact.key, fact]));
  const measured = [...MORE_IS_BETTER, ...LESS_IS_BETTER].flatMap((property) => {
    const fact = facts.get(property);
    const amount = amountIn(fact?.values[0] ?? '', language);
    const sign = LESS_IS_BETTER.includes(property) ? (-1 as const) : (1 as const);
    return fact && amount ? [[property, { fact, amount, sign }] as const] : [];
  });
  return new Map(measured);
};

/** A measure by which one product is better than another. */
export interface Win {
  readonly than: Measured;
  readonly by: Measured;
}

/** The measures by which a product is better, none where it is worse by any that both state. */
export const winsOver = (
  better: ReadonlyMap<string, Measured>,
  than: ReadonlyMap<string, Measured>,
): readonly Win[] => {
  const both = [...better].flatMap(([property, by]) => {
    const other = than.get(property);
    return other?.amount.unit === by.amount.unit ? [{ than: other, by }] : [];
  });
  const gain = ({ than: other, by }: Win): number => by.sign * (by.amount.value - other.amount.value);
  return both.some((win) => gain(win) < 0) ? [] : both.filter((win) => gain(win) > 0);
};
