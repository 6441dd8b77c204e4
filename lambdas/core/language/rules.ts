import { type Currencies, createCurrencies } from './currencies.ts';
import type { Grammar } from './grammar.ts';
import {
  createNumberWords,
  createUnitNames,
  type NumberWords,
  type UnitNames,
} from './numbers/counting-words.ts';
import { createProperties, type PropertyReader } from './properties.ts';
import { createRequestWords, type RequestWords } from './requests/word-classes.ts';
import { signs } from './signs.ts';
import { type AbbreviationReader, createAbbreviations } from './spelling/abbreviations.ts';
import { createWriting, type WritingReader } from './spelling/writing.ts';
import { createWordKinds, type WordKindReader } from './word-kinds.ts';

/** What the grammars of several languages say together, ready to be asked. */
export interface Rules
  extends WordKindReader,
    WritingReader,
    AbbreviationReader,
    NumberWords,
    UnitNames,
    Currencies,
    PropertyReader,
    RequestWords {}

/** Reads grammars together, since a question may mix languages; their indexes are built once, here. */
export const composeRules = (languages: readonly Grammar[]): Rules => {
  const grammars = [signs, ...languages];
  const writing = createWriting(grammars);
  return {
    ...createWordKinds(grammars),
    ...writing,
    ...createAbbreviations(grammars),
    ...createNumberWords(grammars),
    ...createUnitNames(grammars, writing.stem),
    ...createCurrencies(grammars),
    ...createProperties(grammars, writing.stem),
    ...createRequestWords(grammars, writing.stem),
  };
};
