/** What a spoken number word adds: its value and the slot it fills in the number under way. */
export interface NumberWord {
  readonly value: number;
  readonly slot: 'zero' | 'unit' | 'teen' | 'ten' | 'hundred' | 'multiplier';
  /** An ordinal closes its number: "двадцать четвёртый десять" are two. */
  readonly ordinal: boolean;
}

const words = new Map<string, NumberWord>();

const slotOf = (value: number): NumberWord['slot'] => {
  if (value === 0) return 'zero';
  if (value < 10) return 'unit';
  if (value < 20) return 'teen';
  return value < 100 ? 'ten' : 'hundred';
};

const learn = (value: number, forms: string): void => {
  for (const form of forms.split(' ')) words.set(form, { value, slot: slotOf(value), ordinal: false });
};

const learnMultiplier = (value: number, forms: string): void => {
  for (const form of forms.split(' ')) words.set(form, { value, slot: 'multiplier', ordinal: false });
};

learn(0, 'ноль нуля нулю нуль zero');
learn(1, 'один одна одно одну одного одной одному одним одном one');
learn(2, 'два две двух двум двумя two');
learn(3, 'три трех трем тремя three');
learn(4, 'четыре четырех четырем четырьмя four');
learn(8, 'восемь восьми восемью восьмью eight');
learn(40, 'сорок сорока forty');
learn(90, 'девяносто девяноста ninety');
learn(100, 'сто ста');
learn(200, 'двести двухсот двумстам двумястами двухстах');
learn(300, 'триста трехсот тремстам тремястами трехстах');
learn(400, 'четыреста четырехсот четыремстам четырьмястами четырехстах');
learnMultiplier(100, 'hundred');
learnMultiplier(
  1_000,
  'тысяча тысячи тысяч тысячу тысяче тысячей тысячами тысячам тыс тыща тыщи тыщ тыщу thousand',
);
learnMultiplier(1_000_000, 'миллион миллиона миллионов миллиону лям ляма лямов млн million');

/** Words whose cases end alike: пять, пяти, пятью. */
const SOFT_ENDINGS: readonly (readonly [number, string, string])[] = [
  [5, 'пят', 'five'],
  [6, 'шест', 'six'],
  [7, 'сем', 'seven'],
  [9, 'девят', 'nine'],
  [10, 'десят', 'ten'],
  [11, 'одиннадцат', 'eleven'],
  [12, 'двенадцат', 'twelve'],
  [13, 'тринадцат', 'thirteen'],
  [14, 'четырнадцат', 'fourteen'],
  [15, 'пятнадцат', 'fifteen'],
  [16, 'шестнадцат', 'sixteen'],
  [17, 'семнадцат', 'seventeen'],
  [18, 'восемнадцат', 'eighteen'],
  [19, 'девятнадцат', 'nineteen'],
  [20, 'двадцат', 'twenty'],
  [30, 'тридцат', 'thirty'],
];
for (const [value, stem, english] of SOFT_ENDINGS) learn(value, `${stem}ь ${stem}и ${stem}ью ${english}`);

/** Tens and hundreds made of a five to a nine: пятьдесят, пятидесяти; пятьсот, пятисот. */
const COMPOUNDS: readonly (readonly [number, string, string, string])[] = [
  [5, 'пять', 'пяти', 'fifty'],
  [6, 'шесть', 'шести', 'sixty'],
  [7, 'семь', 'семи', 'seventy'],
  [8, 'восемь', 'восьми', 'eighty'],
];
for (const [unit, plain, oblique, english] of COMPOUNDS) {
  learn(unit * 10, `${plain}десят ${oblique}десяти ${plain}юдесятью ${english}`);
}
for (const [unit, plain, oblique] of [...COMPOUNDS, [9, 'девять', 'девяти', ''] as const]) {
  learn(unit * 100, `${plain}сот ${oblique}сот ${oblique}стам ${plain}юстами ${oblique}стах`);
}

const ORDINAL_STEMS: readonly (readonly [number, string])[] = [
  [1, 'перв'],
  [2, 'втор'],
  [4, 'четверт'],
  [7, 'седьм'],
  [8, 'восьм'],
  [40, 'сороков'],
  [50, 'пятидесят'],
  [60, 'шестидесят'],
  ...SOFT_ENDINGS.filter(([value]) => value !== 7).map(([value, stem]) => [value, stem] as const),
];
const ORDINAL_ENDINGS = 'ый ой ий ая ое ые ого ому ым ом ую ых ыми ыхи'.split(' ');
const THIRD = 'третий третья третье третьи третьего третьей третьему третьим третьем третью третьих';
const ENGLISH_ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

const learnOrdinal = (value: number, form: string): void => {
  words.set(form, { value, slot: slotOf(value), ordinal: true });
};
for (const [value, stem] of ORDINAL_STEMS) {
  for (const ending of ORDINAL_ENDINGS) learnOrdinal(value, stem + ending);
}
for (const form of THIRD.split(' ')) learnOrdinal(3, form);
for (const [index, form] of ENGLISH_ORDINALS.entries()) learnOrdinal(index + 1, form);

/** Numbers that end in a half, as they are said. */
export const halves: ReadonlyMap<string, number> = new Map([
  ['полтора', 1.5],
  ['полторы', 1.5],
  ['полутора', 1.5],
  ['пол', 0.5],
  ['half', 0.5],
]);

/** What one word says as a number, if it says one. */
export const numberWord = (word: string): NumberWord | undefined => words.get(word);
