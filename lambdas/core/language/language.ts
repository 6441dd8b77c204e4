import type { WordList } from '../../ports/catalog/word-list.ts';
import type { Grammar } from './grammar.ts';
import { compileLexicon, type Lexicon, type LexiconParts } from './lexicon.ts';
import { composeRules, type Rules } from './rules.ts';

/** All that is known of the words of shoppers and merchants before any catalogue is read. */
export interface Language extends Rules, Lexicon {
  /**
   * A dictionary for words that the lexicon lacks, which takes words as they are said. Absent: such words are looked for
   * by their sound alone.
   */
  readonly wordList?: WordList | undefined;
}

interface LanguageParts extends Omit<LexiconParts, 'names'> {
  readonly grammars: readonly Grammar[];
  readonly wordList?: WordList | undefined;
}

/** Composes the languages that shoppers speak into one, which every reader takes as an argument. */
export const composeLanguage = ({ grammars, wordList, ...parts }: LanguageParts): Language => {
  const rules = composeRules(grammars);
  const names = new Map<string, readonly string[]>();
  for (const [id, more] of grammars.flatMap((grammar) => Object.entries(grammar.names ?? {}))) {
    names.set(id, [...(names.get(id) ?? []), ...more]);
  }
  return { ...rules, ...compileLexicon({ ...parts, names }, rules), wordList };
};
