import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { Problem } from '../state/problems.ts';
import type { Phase } from '../state/state.ts';
import type { Status } from '../state/status.ts';
import type * as english from './en.ts';

/** English is the key type, so that a text missing in another language does not compile. */
export type LauncherTexts = Readonly<Record<keyof typeof english.launcherTexts, string>>;
export type PanelTexts = Readonly<Record<keyof typeof english.panelTexts | Problem, string>>;

export const statusText = (status: Status, texts: PanelTexts): string => texts[`status-${status}`];

/** Why the conversation is paused or ended; a failure has its own notice. */
export const becauseText = (phase: Phase, texts: PanelTexts): string | undefined => {
  if (phase.kind !== 'paused' && phase.kind !== 'ended') return undefined;
  return phase.because === 'failed' ? undefined : texts[`why-${phase.because}`];
};

/** The language of one panel; two widgets on a page may have different ones. */
export interface PanelWords {
  readonly locale: Locale;
  readonly texts: PanelTexts;
}

/** The exports of one language's file; only the language in use is fetched. */
export interface WordsModule {
  readonly panelTexts: PanelTexts;
}

/** Reads a language tag; `undefined` when the widget does not have the language. */
export const parseLanguageTag = (tag: string): Locale | undefined => {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'ru' || language === 'en' ? language : undefined;
};
