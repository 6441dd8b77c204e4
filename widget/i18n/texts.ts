import type { Locale } from '../../lambdas/contract/locale.ts';
import type { Problem } from '../problems.ts';
import type * as english from './en.ts';

/** English is the key type: a text that another language lacks does not compile. */
export type LauncherTexts = Readonly<Record<keyof typeof english.launcherTexts, string>>;
export type PanelTexts = Readonly<Record<keyof typeof english.panelTexts | Problem, string>>;

/** The language of one panel; two widgets of a page may speak different ones. */
export interface Words {
  readonly locale: Locale;
  readonly texts: PanelTexts;
}

/** What the file of one language exports; only the language in use is fetched. */
export interface WordsModule {
  readonly panelTexts: PanelTexts;
}

/** The language a page or an attribute asks for, when it is one of ours. */
export const parseLocale = (tag: string): Locale | undefined => {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'ru' || language === 'en' ? language : undefined;
};
