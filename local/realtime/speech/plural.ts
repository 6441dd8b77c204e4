import type { Language } from './sound.ts';

/** A countable word: the form after 1, after 2 to 4, after 5. English has two: the last is used for both. */
export interface Noun {
  readonly one: string;
  readonly few: string;
  readonly many: string;
  /** Russian counts kopecks and hryvnias in the feminine: одна, две. */
  readonly feminine?: true;
}

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

export const formAfter = (count: number, { one, few, many }: Noun, language: Language): string => {
  const category = rules[language].select(count);
  if (category === 'one') return one;
  return category === 'few' || !Number.isInteger(count) ? few : many;
};

const FEMININE: Readonly<Record<number, string>> = { 1: 'одна', 2: 'две' };

/**
 * A count as a synthesizer should read it. It reads digits well by itself, but always in the masculine, so the
 * last digit before a feminine noun is written out.
 */
export const countFor = (count: number, { feminine }: Noun, language: Language): string => {
  const last = FEMININE[count % 10];
  const isTeen = Math.floor(count / 10) % 10 === 1;
  if (language !== 'ru' || feminine !== true || last === undefined || isTeen) return String(count);
  const rest = count - (count % 10);
  return rest === 0 ? last : `${rest} ${last}`;
};

export const counted = (count: number, noun: Noun, language: Language): string =>
  `${countFor(count, noun, language)} ${formAfter(count, noun, language)}`;
