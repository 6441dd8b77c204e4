import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '../../lambdas/contract/locale.ts';
import { panelTextsFor } from '../i18n/panel.ts';
import type { PanelTexts } from '../i18n/texts.ts';

/** The language of one panel; two widgets of a page may speak different ones. */
export interface Words {
  readonly locale: Locale;
  readonly texts: PanelTexts;
}

export const wordsFor = (locale: Locale): Words => ({ locale, texts: panelTextsFor(locale) });

export const WordsContext = createContext<Words>(wordsFor('ru'));

export const useWords = (): Words => useContext(WordsContext);
