import type { Noun } from './plural.ts';
import type { Language } from './sound.ts';

interface Spoken {
  readonly unit: Noun;
  readonly hundredth: Noun;
}

export type Currency = Readonly<Record<Language, Spoken>>;

const noun = (one: string, few: string, many: string): Noun => ({ one, few, many });
const feminine = (one: string, few: string, many: string): Noun => ({ one, few, many, feminine: true });
const english = (one: string, many = `${one}s`): Noun => ({ one, few: many, many });
const same = (word: string): Noun => ({ one: word, few: word, many: word });

const cents = noun('цент', 'цента', 'центов');
const kopecks = feminine('копейка', 'копейки', 'копеек');
const roubles = noun('рубль', 'рубля', 'рублей');

const currency = (ru: Spoken, en: Spoken): Currency => ({ ru, en });

const dollar = currency(
  { unit: noun('доллар', 'доллара', 'долларов'), hundredth: cents },
  { unit: english('dollar'), hundredth: english('cent') },
);
const rouble = currency(
  { unit: roubles, hundredth: kopecks },
  { unit: english('rouble'), hundredth: english('kopeck') },
);
const hryvnia = currency(
  { unit: feminine('гривна', 'гривны', 'гривен'), hundredth: kopecks },
  { unit: english('hryvnia'), hundredth: english('kopiyka') },
);
const tenge = currency(
  { unit: same('тенге'), hundredth: noun('тиын', 'тиына', 'тиынов') },
  { unit: same('tenge'), hundredth: same('tiyn') },
);
const euro = currency(
  { unit: same('евро'), hundredth: cents },
  { unit: english('euro'), hundredth: english('cent') },
);
const pound = currency(
  { unit: noun('фунт', 'фунта', 'фунтов'), hundredth: noun('пенс', 'пенса', 'пенсов') },
  { unit: english('pound'), hundredth: english('penny', 'pence') },
);
const lira = currency(
  { unit: feminine('лира', 'лиры', 'лир'), hundredth: noun('куруш', 'куруша', 'курушей') },
  { unit: english('lira'), hundredth: same('kurus') },
);
const yuan = currency(
  { unit: noun('юань', 'юаня', 'юаней'), hundredth: noun('фынь', 'фыня', 'фыней') },
  { unit: same('yuan'), hundredth: same('fen') },
);
const yen = currency(
  { unit: feminine('иена', 'иены', 'иен'), hundredth: feminine('сена', 'сены', 'сен') },
  { unit: same('yen'), hundredth: same('sen') },
);
const zloty = currency(
  { unit: noun('злотый', 'злотых', 'злотых'), hundredth: noun('грош', 'гроша', 'грошей') },
  { unit: english('zloty'), hundredth: same('grosz') },
);
const lari = currency(
  { unit: same('лари'), hundredth: same('тетри') },
  { unit: same('lari'), hundredth: same('tetri') },
);
const dram = currency(
  { unit: noun('драм', 'драма', 'драмов'), hundredth: noun('лума', 'лумы', 'лум') },
  { unit: english('dram'), hundredth: same('luma') },
);
const soum = currency(
  { unit: noun('сум', 'сума', 'сумов'), hundredth: noun('тийин', 'тийина', 'тийинов') },
  { unit: english('soum'), hundredth: same('tiyin') },
);

/** Signs and codes as shops write them, longest first where one begins with another. */
export const currencies: ReadonlyMap<string, Currency> = new Map([
  ['US$', dollar],
  ['CN¥', yuan],
  ['руб.', rouble],
  ['руб', rouble],
  ['грн', hryvnia],
  ['Br', rouble],
  ['zł', zloty],
  ['$', dollar],
  ['₽', rouble],
  ['€', euro],
  ['£', pound],
  ['₴', hryvnia],
  ['₸', tenge],
  ['₺', lira],
  ['¥', yen],
  ['₾', lari],
  ['֏', dram],
  ['USD', dollar],
  ['RUB', rouble],
  ['BYN', rouble],
  ['EUR', euro],
  ['GBP', pound],
  ['UAH', hryvnia],
  ['KZT', tenge],
  ['TRY', lira],
  ['CNY', yuan],
  ['JPY', yen],
  ['PLN', zloty],
  ['GEL', lari],
  ['AMD', dram],
  ['UZS', soum],
]);
