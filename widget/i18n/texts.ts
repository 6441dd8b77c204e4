import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { Problem } from '../state/problems.ts';
import type * as english from './en.ts';

/** English is the key type, so that a text missing in another language does not compile. */
export type LauncherTexts = Readonly<Record<keyof typeof english.launcherTexts, string>>;
export type PanelTexts = Readonly<Record<keyof typeof english.panelTexts | Problem, string>>;

/** The language of one panel; two widgets on a page may have different ones. */
export interface Words {
  readonly locale: Locale;
  readonly texts: PanelTexts;
}

/** The exports of one language's file; only the language in use is fetched. */
export interface WordsModule {
  readonly panelTexts: PanelTexts;
}

/** Reads a language tag; `undefined` when the widget does not have the language. */
export const parseLocale = (tag: string): Locale | undefined => {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'ru' || language === 'en' ? language : undefined;
};
