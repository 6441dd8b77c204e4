import type { Word } from './words.ts';
import { readWords, surfaceText } from './words.ts';

interface Colour {
  readonly ru: string;
  readonly en: string;
  readonly spoken: RegExp;
}

const colour = (ru: string, en: string, spoken: RegExp): Colour => ({ ru, en, spoken });

/** Colours by the beginnings of their Russian words, since those change their endings, and their English names. */
const COLOURS: readonly Colour[] = [
  colour('чёрный', 'black', /^(?:черн|black$|midnight$)/),
  colour('белый', 'white', /^(?:бел(?:ый|ая|ое|ые|ого|ой|ому|ом|ую|ым|ых)$|white$|starlight$)/),
  colour('голубой', 'light blue', /^(?:голуб|cyan$)/),
  colour('синий', 'blue', /^(?:син(?:ий|яя|ее|ие|его|ей|ему|ем|юю|им|их)$|blue$|navy$)/),
  colour('красный', 'red', /^(?:красн|red$)/),
  colour('зелёный', 'green', /^(?:зелен|green$)/),
  colour('жёлтый', 'yellow', /^(?:желт|yellow$)/),
  colour('розовый', 'pink', /^(?:розов|pink$)/),
  colour('фиолетовый', 'purple', /^(?:фиолет|сирен|purple$|violet$|lavender$)/),
  colour('оранжевый', 'orange', /^(?:оранж|orange$)/),
  colour('коричневый', 'brown', /^(?:коричн|brown$)/),
  colour('серый', 'gray', /^(?:сер(?:ый|ая|ое|ые|ого|ой|ому|ом|ую|ым|ых)$|gr[ae]y$|graphite$|графит)/),
  colour('серебристый', 'silver', /^(?:серебр|silver$)/),
  colour('золотой', 'gold', /^(?:золот|gold$|golden$)/),
  colour('бежевый', 'beige', /^(?:беж|beige$)/),
  colour('титановый', 'titanium', /^(?:титан|titanium$)/),
];

const colourOf = ({ folded }: Word): Colour | undefined => COLOURS.find(({ spoken }) => spoken.test(folded));

const UNIT =
  /^(?:гб|гиг\p{L}*|gb|gigs?|gigabytes?|тб|терабайт\p{L}*|tb|terabytes?|дюйм\p{L}*|inch(?:es)?|см|cm|мм|mm|литр\p{L}*|л|l|lit(?:er|re)s?|вт|ватт\p{L}*|w|watts?|кг|kg|мл|ml)$/u;
const NUMBER = /^\d+(?:[.,]\d+)?["″%]?$/;
const NUMBER_WITH_UNIT = /^(\d+(?:[.,]\d+)?)(\p{L}+)$/u;
const NUMBER_WORD =
  /^(?:сто|двести|триста|четыреста|пятьсот|тысяч\p{L}*|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|двенадцать|шестнадцать|hundred|thousand|twelve|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/u;
/** Words that finish a number that one of the above began: «двести пятьдесят шесть». */
const SMALL_NUMBER_WORD =
  /^(?:один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|one|two|three|four|five|six|seven|eight|nine|ten|and)$/u;
const SIZE =
  /^(?:x{0,3}[sl]|m|маленьк\p{L}*|больш(?:ой|ая|ое|ие|ую|ого)|small|medium|large|big|mini|мини|макс|max)$/u;

const isNumber = ({ folded }: Word): boolean => {
  const unit = NUMBER_WITH_UNIT.exec(folded)?.[2];
  return NUMBER.test(folded) || NUMBER_WORD.test(folded) || (unit !== undefined && UNIT.test(unit));
};

/** Whether a word tells variants of one thing apart: a colour, a size, an amount. */
export const isAttribute = (word: Word, at: number, words: readonly Word[]): boolean => {
  const before = words[at - 1];
  return (
    colourOf(word) !== undefined ||
    isNumber(word) ||
    UNIT.test(word.folded) ||
    SIZE.test(word.folded) ||
    (SMALL_NUMBER_WORD.test(word.folded) && before !== undefined && NUMBER_WORD.test(before.folded))
  );
};

/** Whether a title names every colour and amount of these words, in whichever language. */
export const describes = (title: string, words: readonly Word[]): boolean => {
  const titled = readWords(title);
  return words.every((word) => {
    const wanted = colourOf(word);
    if (wanted !== undefined) return titled.some((each) => colourOf(each) === wanted);
    const digits = /^\d+/.exec(word.folded)?.[0];
    if (digits !== undefined) return titled.some(({ folded }) => /^\d+/.exec(folded)?.[0] === digits);
    return UNIT.test(word.folded) || titled.some(({ folded }) => folded === word.folded);
  });
};

const MEMORY_SIZES = new Set(['32', '64', '128', '256', '512', '1024', '2048']);
const isMemory = ({ folded }: Word): boolean =>
  MEMORY_SIZES.has(/^\d+/.exec(folded)?.[0] ?? '') || NUMBER_WORD.test(folded);

/** The number that a new one takes the place of: memory for memory, else the last that is no memory. */
const replacedNumbers = (subject: readonly Word[], wanted: readonly Word[]): ReadonlySet<Word> => {
  const numbers = subject.filter(isNumber);
  if (!wanted.some(isNumber)) return new Set();
  if (wanted.some(isMemory)) return new Set(numbers.filter(isMemory));
  const last = numbers.findLast((word) => !isMemory(word));
  return new Set(last === undefined ? [] : [last]);
};

const inNominative = (word: Word): string => {
  const found = colourOf(word);
  if (found === undefined) return word.surface;
  return /\p{Script=Cyrillic}/u.test(word.surface) ? found.ru : word.surface;
};

/** The subject with other attributes: «айфон чёрный 256» and «в синем» is «айфон 256 синий». */
export const withAttributes = (subject: string, wanted: readonly Word[]): string => {
  const words = readWords(subject);
  const replaced = replacedNumbers(words, wanted);
  const recoloured = wanted.some((word) => colourOf(word) !== undefined);
  const kept = words.filter((word, at) => {
    if (replaced.has(word) || (recoloured && colourOf(word) !== undefined)) return false;
    const before = words[at - 1];
    return !(UNIT.test(word.folded) && before !== undefined && replaced.has(before));
  });
  return [surfaceText(kept), ...wanted.map(inNominative)].join(' ').trim();
};

const MEMORY_UNIT = /^(?:гб|гиг\p{L}*|gb|gigs?|gigabytes?|тб|терабайт\p{L}*|tb|terabytes?)$/u;

/** The thing without colour and memory, which price and accessories do not ask for: «айфон 15 чёрный 256» is «айфон 15». */
export const withoutVariant = (subject: string): string => {
  const words = readWords(subject);
  const kept = words.filter(
    (word) => colourOf(word) === undefined && !isMemory(word) && !MEMORY_UNIT.test(word.folded),
  );
  return kept.length === 0 ? subject : surfaceText(kept);
};
