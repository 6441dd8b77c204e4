import type { Locale } from '../../lambdas/contract/locale.ts';
import { panelTexts as en } from './en.ts';
import { panelTexts as ru } from './ru.ts';
import type { PanelTexts } from './texts.ts';

const languages: Readonly<Record<Locale, PanelTexts>> = { en, ru };

export const panelTextsFor = (locale: Locale): PanelTexts => languages[locale];
