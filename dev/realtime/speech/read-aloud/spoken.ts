import type { Locale } from '../../../../lambdas/contract/shop/locale.ts';
import { FIGURE, sayFigure, sayNumber } from './figures.ts';

/** A stretch of the text and how it is said. The written pieces joined are the text. */
export interface SpokenPiece {
  readonly written: string;
  readonly spoken: string;
}

/**
 * Words that the synthesizer reads wrong by itself. «Стоит» is said of prices here, with the stress on the first
 * syllable; written as two words it comes out so.
 */
const RESPELLED: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ru: {
    стоит: 'сто ит',
    xiaomi: 'шаоми',
    huawei: 'хуавэй',
    hyundai: 'хёндай',
    '&': 'и',
    '+': 'плюс',
    '/': 'или',
  },
  en: { xiaomi: 'shaow mee', huawei: 'hwah way', hyundai: 'hun day', '&': 'and', '+': 'plus', '/': 'or' },
};

const LATIN = new Map(
  'а-a б-b в-v г-g д-d е-e ё-yo ж-zh з-z и-ee й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-oo ф-f х-kh ц-ts ч-ch ш-sh щ-sch ъ- ы-y ь- э-e ю-yu я-ya'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(2)] as const),
);

/** Russian words as an English voice can read them; it would spell out Cyrillic letter by letter. */
const transliterate = (text: string): string =>
  text.replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const latin = LATIN.get(letter.toLowerCase()) ?? '';
    return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  });

const PIECES = new RegExp(String.raw`(?:${FIGURE}|\S)(?:\S*)\s*`, 'gu');
const FRONT = new RegExp(String.raw`^(?<front>${FIGURE})?(?<rest>[\s\S]*)$`, 'u');

/** The synthesizer takes markup for commands and would stay silent on it. */
const withoutMarkup = (text: string): string => text.replace(/[<>[\]{}*_#|\\]/g, ' ');

const sayWord = (word: string, language: Locale): string => {
  const [, open = '', core = '', close = ''] = /^([«"“'(]*)(.*?)([.,:;!?…»"”')]*)$/u.exec(word) ?? [];
  const respelled = RESPELLED[language][core.toLowerCase()];
  if (respelled !== undefined) return `${open}${respelled}${close}`;
  const number = /^\d+[.,]\d+$/.test(core) ? sayNumber(core, language) : core;
  // "iPhone" would be read as two words; names in capitals only are read letter by letter, rightly.
  const flat = /\p{Ll}\p{Lu}/u.test(number) ? number.toLowerCase() : number;
  return `${open}${language === 'en' ? transliterate(flat) : flat}${close}`;
};

const sayPiece = (written: string, language: Locale): string => {
  const { front, rest = '' } = FRONT.exec(written.trim())?.groups ?? {};
  if (front === undefined) return withoutMarkup(sayWord(rest, language));
  return `${sayFigure(front, language)}${withoutMarkup(rest)}`;
};

/** Parts a text into what is written and what is said of it: prices, measures and names as a person would read them. */
export const spokenPieces = (text: string, language: Locale): readonly SpokenPiece[] => {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const pieces = (text.slice(lead.length).match(PIECES) ?? []).map((written) => ({
    written,
    spoken: sayPiece(written, language).replace(/\s+/g, ' ').trim(),
  }));
  const [first, ...others] = pieces;
  return first === undefined ? [] : [{ ...first, written: lead + first.written }, ...others];
};
