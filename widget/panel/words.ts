import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../i18n/texts.ts';

export const WordsContext = createContext<Words | undefined>(undefined);

/** The panel's language and texts, for every component. */
export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('a component of the panel was rendered outside of WordsContext');
  return words;
};
