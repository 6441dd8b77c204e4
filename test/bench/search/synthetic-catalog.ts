import type { Product } from '../../../lambdas/contract/catalog/product.ts';

/** A generator of its own, so that every run measures the same catalogue. */
const createRandom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
};

const KINDS = [
  ['Смартфон', 'Smartphones'],
  ['Ноутбук', 'Laptops'],
  ['Wireless headphones', 'Headphones'],
  ['Электрический чайник', 'Kettles'],
  ['Robot vacuum cleaner', 'Vacuum cleaners'],
  ['Кроссовки беговые', 'Sneakers'],
  ['Office chair', 'Chairs'],
  ['Шампунь для волос', 'Shampoo'],
  ['Cordless drill', 'Drills'],
  ['Конструктор детский', 'Toys'],
  ['Silicone case for phone', 'Phone cases'],
  ['Кофемашина автоматическая', 'Coffee machines'],
] as const;
const BRANDS =
  'Apple Samsung Xiaomi Sony Bosch Philips Lenovo Asus Nike Adidas Makita Lego Braun Tefal JBL'.split(' ');
const COLORS = ['Black', 'White', 'Blue', 'Red', 'Серый', 'Зелёный'];
const SIZES = ['64GB', '128GB', '256GB', '512GB'];
const WORDS = (
  'быстрая доставка гарантия два года лёгкий прочный корпус удобная ручка новый экран большой мощный мотор ' +
  'durable light everyday design fast charging water resistant soft fabric quiet motor bright display'
).split(' ');

const SYLLABLES = 'ka lo mi ra to ne vi su ge po da ri'.split(' ');

const VARIANTS_EACH = 5;

/** A model's code, which no other product has: half of a real shop's vocabulary is made of such words. */
const codeOf = (at: number): string =>
  `${SYLLABLES[at % SYLLABLES.length]}${SYLLABLES[Math.floor(at / 7) % SYLLABLES.length]}${1_000 + at}`;

/** Products of a shop of a given size; five variants each, words that repeat as they do in real shops. */
export function* syntheticProducts(variants: number): Generator<Product> {
  const random = createRandom(20_261_122);
  const pick = <Value>(values: readonly [Value, ...Value[]] | readonly Value[]): Value | undefined =>
    values[random(values.length)];
  for (let at = 0; at < Math.ceil(variants / VARIANTS_EACH); at += 1) {
    const [kind, category] = KINDS[at % KINDS.length] ?? ['Thing', 'Things'];
    const brand = pick(BRANDS) ?? '';
    const model = `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)} ${random(40)}`;
    yield {
      id: String(at + 1),
      title: `${kind} ${brand} ${model} ${codeOf(at)}`,
      brand,
      category: ['All', category],
      description: Array.from({ length: 25 }, () => pick(WORDS)).join(' '),
      attributes: { material: pick(['leather', 'steel', 'хлопок', 'plastic']) ?? '', warranty: '2 years' },
      variants: Array.from({ length: VARIANTS_EACH }, (_, variant) => ({
        id: String(variant + 1),
        options: { storage: SIZES[variant % SIZES.length] ?? '', color: pick(COLORS) ?? '' },
        price: { minor: 1_000 + random(200_000), currency: 'USD' },
        availability: random(10) === 0 ? 'out-of-stock' : 'in-stock',
      })),
    };
  }
}

/** What shoppers ask such a shop: broad and narrow, both languages, prices, names by sound, things it lacks. */
export const syntheticQueries: readonly string[] = [
  'покажи наушники',
  'самсунг черный двести пятьдесят шесть',
  'wireless headphones sony under $300',
  'самый дешевый ноутбук',
  'кроссовки найк белые до 500 долларов',
  'чехол на телефон силиконовый красный',
  'red bosch drill',
  'конструктор лего',
  'шампунь для волос',
  'робот пылесос шаоми',
  'смартфон эпл 128 гигабайт синий',
  'кофемашина филипс подешевле',
  'велосипед горный',
  'синий чайник тефаль камиси',
  'office chair blue lorato',
  'телевизор сони пятьдесят пять дюймов',
];
