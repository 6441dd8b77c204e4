import type { Locale } from '../../lambdas/contract/locale.ts';
import { launcherTexts as en } from './en.ts';
import { launcherTexts as ru } from './ru.ts';
import type { LauncherTexts } from './texts.ts';

const languages: Readonly<Record<Locale, LauncherTexts>> = { en, ru };

export const launcherTextsFor = (locale: Locale): LauncherTexts => languages[locale];
