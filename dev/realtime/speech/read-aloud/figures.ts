import type { Locale } from '../../../../lambdas/contract/shop/locale.ts';
import { en } from '../../../../lambdas/core/language/en.ts';
import { readMoneyAmount } from '../../../../lambdas/core/language/numbers/amounts.ts';
import { wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { ru } from '../../../../lambdas/core/language/ru.ts';
import { composeRules } from '../../../../lambdas/core/language/rules.ts';

const rules: Readonly<Record<Locale, Intl.PluralRules>> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/** The form of a noun after a number; `forms` are those after 1, 2 and 5, or fewer where they are alike. */
const formAfter = (count: number, forms: string, language: Locale): string => {
  const [one = '', few = one, many = few] = forms.split(' ');
  const category = rules[language].select(count);
  if (category === 'one') return one;
  return category === 'few' || !Number.isInteger(count) ? few : many;
};

const FEMININE_NOUN = /^(?:копейка|гривна|лира|иена|сена|лума)(?= )/u;
const FEMININE: Readonly<Record<number, string>> = { 1: 'одна', 2: 'две' };

/** eSpeak reads digits in the masculine, so the last digit before a feminine noun is written out. */
const counted = (count: number, forms: string, language: Locale): string => {
  const last = FEMININE[count % 10];
  const isTeen = Math.floor(count / 10) % 10 === 1;
  const noun = formAfter(count, forms, language);
  if (!FEMININE_NOUN.test(forms) || last === undefined || isTeen) return `${count} ${noun}`;
  const rest = count - (count % 10);
  return rest === 0 ? `${last} ${noun}` : `${rest} ${last} ${noun}`;
};

type Names = readonly [unit: string, hundredth: string];
const KOPECKS = 'копейка копейки копеек';
const CENTS = 'цент цента центов';
const ROUBLES: Names = ['рубль рубля рублей', KOPECKS];

/** Currencies by their code, as Russian and English speakers call them and their hundredths. */
const currencies = new Map<string, Readonly<Record<Locale, Names>>>([
  ['USD', { ru: ['доллар доллара долларов', CENTS], en: ['dollar dollars', 'cent cents'] }],
  ['EUR', { ru: ['евро', CENTS], en: ['euro euros', 'cent cents'] }],
  ['RUB', { ru: ROUBLES, en: ['rouble roubles', 'kopeck kopecks'] }],
  ['BYN', { ru: ROUBLES, en: ['rouble roubles', 'kopeck kopecks'] }],
  ['UAH', { ru: ['гривна гривны гривен', KOPECKS], en: ['hryvnia hryvnias', 'kopiyka kopiykas'] }],
  ['GBP', { ru: ['фунт фунта фунтов', 'пенс пенса пенсов'], en: ['pound pounds', 'penny pence'] }],
  ['KZT', { ru: ['тенге', 'тиын тиына тиынов'], en: ['tenge', 'tiyn'] }],
  ['TRY', { ru: ['лира лиры лир', 'куруш куруша курушей'], en: ['lira liras', 'kurus'] }],
  ['CNY', { ru: ['юань юаня юаней', 'фынь фыня фыней'], en: ['yuan', 'fen'] }],
  ['JPY', { ru: ['иена иены иен', 'сена сены сен'], en: ['yen', 'sen'] }],
  ['PLN', { ru: ['злотый злотых злотых', 'грош гроша грошей'], en: ['zloty zlotys', 'grosz'] }],
  ['GEL', { ru: ['лари', 'тетри'], en: ['lari', 'tetri'] }],
  ['AMD', { ru: ['драм драма драмов', 'лума лумы лум'], en: ['dram drams', 'luma'] }],
  ['UZS', { ru: ['сум сума сумов', 'тийин тийина тийинов'], en: ['soum soums', 'tiyin'] }],
]);

const CODES = [...currencies.keys()].join('|');
const SIGN = String.raw`(?:US\$|CN¥|руб\.?|грн|Br|zł|[$₽€£₴₸₺¥₾֏]|${CODES})`;
/** Signs of letters that core/language does not know, or not before an amount. */
const CODE_OF_SIGN: Readonly<Record<string, string>> = { US$: 'USD', 'CN¥': 'CNY', Br: 'BYN', zł: 'PLN' };
/** Thousands parted by any space, comma, point or apostrophe; two digits behind the last point or comma are cents. */
const AMOUNT = String.raw`(?:\d{1,3}(?:[\s.,’']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)`;

/** A price as shops write it: `$999.90`, `12 990 ₽`, `1.299,00 €`. The `Br` of `Bravia` is not a rouble. */
const PRICE = String.raw`(?<![\p{L}\d])(?:${SIGN}\s?${AMOUNT}|${AMOUNT}\s?${SIGN})(?![\p{L}\d])`;

export interface Price {
  readonly currency: string;
  readonly whole: number;
  readonly hundredths: number;
}

/** Shops write prices in signs and in short words of either language. */
const written = composeRules([ru, en]);

/** The first price in a text. */
export const findPrice = (text: string): Price | undefined => {
  const found = new RegExp(PRICE, 'u').exec(text)?.[0].replace(/(?<=\d)[\s’'](?=\d{3})/gu, '') ?? '';
  const coded = found.replace(/US\$|CN¥|Br|zł/u, (sign) => ` ${CODE_OF_SIGN[sign] ?? sign} `);
  const { value, currency } = readMoneyAmount(wordsOf(coded, written), 0, written) ?? {};
  if (value === undefined || currency === undefined) return undefined;
  const hundredths = Math.round(value * 100);
  return { currency, whole: Math.floor(hundredths / 100), hundredths: hundredths % 100 };
};

/** `$999.90` is «999 долларов 90 центов»; the digits are left to the synthesizer. */
const sayPrice = (text: string, language: Locale): string | undefined => {
  const { whole = 0, hundredths = 0, currency = '' } = findPrice(text) ?? {};
  const names = currencies.get(currency)?.[language];
  if (names === undefined) return undefined;
  const [unit, hundredth] = names;
  const small = hundredths === 0 ? [] : [counted(hundredths, hundredth, language)];
  const large = whole === 0 && hundredths > 0 ? [] : [counted(whole, unit, language)];
  return [...large, ...small].join(' ');
};

/** Units as they are written, with the name by which `Intl` knows them, or their forms where it does not. */
const UNITS: readonly (readonly [written: string, intl: string, ru?: string, en?: string])[] = [
  ['GB ГБ Гб', 'gigabyte'],
  ['TB ТБ Тб', 'terabyte'],
  ['MB МБ Мб', 'megabyte'],
  ['kg кг', 'kilogram'],
  ['g г', 'gram'],
  ['ml мл', 'milliliter'],
  ['l L л', 'liter'],
  ['mm мм', 'millimeter'],
  ['cm см', 'centimeter'],
  ['m м', 'meter'],
  ['" ″ in', 'inch'],
  ['%', 'percent'],
  ['mAh мАч мА·ч', '', 'миллиампер-час миллиампер-часа миллиампер-часов', 'milliamp-hour milliamp-hours'],
  ['kW кВт', '', 'киловатт киловатта киловатт', 'kilowatt kilowatts'],
  ['W Вт', '', 'ватт ватта ватт', 'watt watts'],
  ['V В', '', 'вольт вольта вольт', 'volt volts'],
  ['GHz ГГц', '', 'гигагерц гигагерца гигагерц', 'gigahertz'],
  ['Hz Гц', '', 'герц герца герц', 'hertz'],
  ['шт. шт pcs', '', 'штука штуки штук', 'piece pieces'],
];

const unitNames = new Map(
  UNITS.flatMap(([written, unit, ru = '', en = '']) =>
    written.split(' ').map((each) => [each, { unit, ru, en }] as const),
  ),
);
const WRITTEN = [...unitNames.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('.', '\\.'))
  .join('|');

/** A measure: `256GB`, `6,1"`, `5000 мАч`. `5 mm` is one, `5 men` is not. */
const MEASURE = String.raw`(?<![\p{L}\d])\d+(?:[.,]\d+)?\s?(?:${WRITTEN})(?![\p{L}\d])`;
const measureParts = new RegExp(String.raw`^(\d+(?:[.,]\d+)?)\s?(${WRITTEN})$`, 'u');

const POINT: Readonly<Record<Locale, string>> = { ru: ' и ', en: ' point ' };

/** A number with a fraction: «6 и 1», "six point one". */
export const sayNumber = (digits: string, language: Locale): string =>
  digits.replace(/[.,]/, POINT[language]);

const sayMeasure = (text: string, language: Locale): string | undefined => {
  const [, digits = '', written = ''] = measureParts.exec(text) ?? [];
  const names = unitNames.get(written);
  if (names === undefined) return undefined;
  const count = Number(digits.replace(',', '.'));
  const { unit } = names;
  const named =
    unit === ''
      ? formAfter(count, names[language], language)
      : new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
          .formatToParts(count)
          .find(({ type }) => type === 'unit')?.value;
  return `${sayNumber(digits, language)} ${named}`;
};

/** A price or a measure. */
export const FIGURE: string = `(?:${PRICE}|${MEASURE})`;

/** A price or a measure in words that the synthesizer reads right. */
export const sayFigure = (figure: string, language: Locale): string =>
  sayPrice(figure, language) ?? sayMeasure(figure, language) ?? figure;
