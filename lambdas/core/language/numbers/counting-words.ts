import type { Compound, Grammar } from '../grammar.ts';
import { byWord, listOf, oneOf } from '../word-kinds.ts';
import { isCyrillic } from '../words.ts';

/** What a spoken number word adds: its value and the slot it fills in the number under way. */
export interface NumberWord {
  readonly value: number;
  readonly slot: 'zero' | 'unit' | 'teen' | 'ten' | 'hundred' | 'multiplier';
  /** An ordinal closes its number: "двадцать четвёртый десять" are two. */
  readonly ordinal: boolean;
}

const slotOf = (value: number): NumberWord['slot'] => {
  if (value === 0) return 'zero';
  if (value < 10) return 'unit';
  if (value < 20) return 'teen';
  return value < 100 ? 'ten' : 'hundred';
};

export interface NumberWords {
  /** What one word says as a number, if it says one. */
  readonly numberWord: (word: string) => NumberWord | undefined;
  /** A number that ends in a half: 1.5 for "полтора". */
  readonly halfNamed: (word: string) => number | undefined;
  readonly readCompound: (word: string, next: string) => Compound | undefined;
  /** The unit that spans of years count. */
  readonly yearsUnit: string;
}

export const createNumberWords = (grammars: readonly Grammar[]): NumberWords => {
  const known = new Map<string, NumberWord>();
  const learn = (lists: Grammar['cardinals'] = [], ordinal: boolean, slot?: NumberWord['slot']): void => {
    for (const [value, words] of lists) {
      for (const word of listOf(words)) known.set(word, { value, slot: slot ?? slotOf(value), ordinal });
    }
  };
  for (const { cardinals, ordinals, multipliers, ordinalMultipliers } of grammars) {
    learn(cardinals, false);
    learn(multipliers, false, 'multiplier');
    learn(ordinals, true);
    learn(ordinalMultipliers, true, 'multiplier');
  }
  const halves = byWord(grammars.flatMap((each) => each.halves ?? []));
  const compounds = grammars.flatMap(({ readCompound }) => readCompound ?? []);
  const toNumber = (word: string): number | undefined => known.get(word)?.value;
  return {
    numberWord: (word) => known.get(word),
    halfNamed: (word) => halves.get(word),
    readCompound: (word, next) => {
      for (const read of compounds) {
        const compound = read(word, next, toNumber);
        if (compound) return compound;
      }
      return undefined;
    },
    yearsUnit: grammars.find(({ yearsUnit }) => yearsUnit !== undefined)?.yearsUnit ?? '',
  };
};

/** A unit of measure. */
export interface Unit {
  /** What amounts of this kind are counted in. */
  readonly base: string;
  /** How many of the base one of these is. */
  readonly factor: number;
}

export interface UnitNames {
  /** The unit that a word is a name of, wherever it is written. */
  readonly unitNamed: (word: string) => Unit | undefined;
  /** The unit that a word names right behind digits. */
  readonly unitGlued: (word: string) => Unit | undefined;
  /** The share of a unit that a word says: 0.5 for "half". */
  readonly partNamed: (word: string) => number | undefined;
  /** The unit that a word halves: the litre of "поллитра". */
  readonly unitHalved: (word: string) => Unit | undefined;
  /** What the most of something is counted in: `gb` for "memory". */
  readonly countedIn: (noun: string) => string | undefined;
}

/** Abbreviations have no cases, and short words have stems that mean anything. */
const SHORTEST_DECLINED = 4;
const isDeclined = (word: string): boolean => isCyrillic(word) && word.length >= SHORTEST_DECLINED;

export const createUnitNames = (grammars: readonly Grammar[], stem: (word: string) => string): UnitNames => {
  const units = new Map<string, Unit>();
  /** By the stem, so that every case of a name is understood. */
  const unitsByStem = new Map<string, Unit>();
  const gluedUnits = new Map<string, Unit>();
  for (const [base, factor, names] of grammars.flatMap((each) => each.units ?? [])) {
    for (const name of listOf(names)) {
      units.set(name, { base, factor });
      if (isDeclined(name)) unitsByStem.set(stem(name), { base, factor });
    }
  }
  for (const [base, factor, names] of grammars.flatMap((each) => each.gluedUnits ?? [])) {
    for (const name of listOf(names)) gluedUnits.set(name, { base, factor });
  }
  const parts = byWord(grammars.flatMap((each) => each.parts ?? []));
  const halfPrefixes = grammars.flatMap(({ halfPrefix }) => halfPrefix ?? []);
  const properties = grammars
    .flatMap(({ countedIn = {} }) => Object.entries(countedIn))
    .map(([unit, words]) => ({ unit, isSaid: oneOf(listOf(words)) }));
  const unitNamed = (word: string): Unit | undefined =>
    units.get(word) ?? (isDeclined(word) ? unitsByStem.get(stem(word)) : undefined);
  return {
    unitNamed,
    unitGlued: (word) => gluedUnits.get(word),
    partNamed: (word) => parts.get(word),
    unitHalved: (word) => {
      const prefix = halfPrefixes.find((each) => word.startsWith(each) && word.length > each.length);
      return prefix === undefined ? undefined : unitNamed(word.slice(prefix.length));
    },
    countedIn: (noun) => properties.find(({ isSaid }) => isSaid(noun))?.unit,
  };
};
