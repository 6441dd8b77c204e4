import { readWordList } from '../lambdas/adapters/word-list/read-word-list.ts';
import type { Language } from '../lambdas/core/language/language.ts';
import { shippedLanguage, takingWords } from '../lambdas/core/language/lexicon-files.ts';

/** The shipped language without the word list, composed once by each test file. */
export const language: Language = shippedLanguage();

/** The same with the word list, as a deployment searches. */
export const searchLanguage: Language = { ...language, wordList: takingWords(readWordList()) };
