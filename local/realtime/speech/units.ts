import { formAfter, type Noun } from './plural.ts';
import type { Language } from './sound.ts';

const noun = (one: string, few = `${one}а`, many = one): Noun => ({ one, few, many });
const english = (one: string, many = `${one}s`): Noun => ({ one, few: many, many });

interface Unit {
  readonly written: readonly string[];
  readonly ru: Noun;
  readonly en: Noun;
}

const units: readonly Unit[] = [
  { written: ['GB', 'ГБ', 'Гб'], ru: noun('гигабайт'), en: english('gigabyte') },
  { written: ['TB', 'ТБ', 'Тб'], ru: noun('терабайт'), en: english('terabyte') },
  { written: ['MB', 'МБ', 'Мб'], ru: noun('мегабайт'), en: english('megabyte') },
  {
    written: ['mAh', 'мАч', 'мА·ч'],
    ru: noun('миллиампер-час', 'миллиампер-часа', 'миллиампер-часов'),
    en: english('milliamp hour'),
  },
  { written: ['kW', 'кВт'], ru: noun('киловатт'), en: english('kilowatt') },
  { written: ['W', 'Вт'], ru: noun('ватт'), en: english('watt') },
  { written: ['V', 'В'], ru: noun('вольт'), en: english('volt') },
  { written: ['GHz', 'ГГц'], ru: noun('гигагерц'), en: english('gigahertz', 'gigahertz') },
  { written: ['Hz', 'Гц'], ru: noun('герц'), en: english('hertz', 'hertz') },
  { written: ['kg', 'кг'], ru: noun('килограмм', 'килограмма', 'килограммов'), en: english('kilogram') },
  { written: ['g', 'г'], ru: noun('грамм', 'грамма', 'граммов'), en: english('gram') },
  { written: ['ml', 'мл'], ru: noun('миллилитр', 'миллилитра', 'миллилитров'), en: english('millilitre') },
  { written: ['l', 'L', 'л'], ru: noun('литр', 'литра', 'литров'), en: english('litre') },
  { written: ['mm', 'мм'], ru: noun('миллиметр', 'миллиметра', 'миллиметров'), en: english('millimetre') },
  { written: ['cm', 'см'], ru: noun('сантиметр', 'сантиметра', 'сантиметров'), en: english('centimetre') },
  { written: ['m', 'м'], ru: noun('метр', 'метра', 'метров'), en: english('metre') },
  { written: ['шт.', 'шт', 'pcs'], ru: noun('штука', 'штуки', 'штук'), en: english('piece') },
  { written: ['"', '″', 'in'], ru: noun('дюйм', 'дюйма', 'дюймов'), en: english('inch', 'inches') },
  { written: ['%'], ru: noun('процент', 'процента', 'процентов'), en: english('percent', 'percent') },
];

const byWritten = new Map(units.flatMap((unit) => unit.written.map((written) => [written, unit] as const)));

const NAMES = [...byWritten.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('.', '\\.'))
  .join('|');

/** A measure: `256GB`, `6,1"`, `5000 мАч`. The unit must end there: `5 mm` is one, `5 men` is none. */
export const MEASURE = String.raw`(?<![\p{L}\d])\d+(?:[.,]\d+)?\s?(?:${NAMES})(?![\p{L}\d])`;

const parts = new RegExp(String.raw`^(\d+(?:[.,]\d+)?)\s?(${NAMES})$`, 'u');

const POINT: Readonly<Record<Language, string>> = { ru: ' и ', en: ' point ' };

/** Says a number with a fraction: «6 и 1», six point one. */
export const speakNumber = (digits: string, language: Language): string =>
  digits.replace(/[.,]/, POINT[language]);

/** Says a measure with its unit in full and in the right form. */
export const speakMeasure = (text: string, language: Language): string | undefined => {
  const [, digits, name] = parts.exec(text) ?? [];
  const unit = name === undefined ? undefined : byWritten.get(name);
  if (digits === undefined || unit === undefined) return undefined;
  const count = Number(digits.replace(',', '.'));
  return `${speakNumber(digits, language)} ${formAfter(count, unit[language], language)}`;
};
