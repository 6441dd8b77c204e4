import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../i18n/texts.ts';

export const WordsContext = createContext<Words | undefined>(undefined);

/** The panel's language, wherever in the panel it is asked for. */
export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('a part of the panel was drawn outside of WordsContext');
  return words;
};
