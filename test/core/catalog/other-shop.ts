import { Product } from '../../../lambdas/contract/catalog/product.ts';

const roubles = (amount: number) => ({ minor: amount * 100, currency: 'RUB' });
const sized = (id: number, size: string, color: string, price: number, availability = 'in-stock') => ({
  id,
  options: { Размер: size, Цвет: color },
  price: roubles(price),
  availability,
});
const only = (price: number, more: object = {}) => [{ id: 1, price: roubles(price), ...more }];

const shoes = ['Обувь', 'Кроссовки'];
const drills = ['Инструменты', 'Дрели-шуруповёрты'];

/** Clothes and tools whose merchant names properties in his own Russian words. */
export const otherShop: readonly Product[] = [
  {
    id: 'run',
    title: 'Кроссовки беговые Ветер',
    brand: 'Ветер',
    category: shoes,
    description:
      'Лёгкие кроссовки для бега по городу. Верх дышит и быстро сохнет. В комплекте запасные шнурки и мешок.',
    attributes: {
      'Материал верха': 'текстиль',
      'Материал подошвы': 'резина',
      Сезон: 'лето',
      'Страна производства': 'Вьетнам',
      'Рейтинг товара': '4,8',
    },
    variants: [
      sized(1, '41', 'чёрный', 5_990),
      sized(2, '42', 'чёрный', 5_990),
      sized(3, '43', 'чёрный', 5_990, 'out-of-stock'),
      sized(4, '42', 'белый', 6_490),
    ],
  },
  {
    id: 'trail',
    title: 'Кроссовки трекинговые Тропа',
    brand: 'Тропа',
    category: shoes,
    description: 'Кроссовки для леса и гор.',
    attributes: {
      'Материал верха': 'кожа',
      'Материал подошвы': 'резина',
      Сезон: 'демисезон',
      Водонепроницаемость: 'да',
      'Рейтинг товара': '4.5',
    },
    variants: [sized(1, '42', 'чёрный', 8_990), sized(2, '43', 'чёрный', 8_990)],
  },
  {
    id: 'cheap',
    title: 'Кроссовки Прогулка',
    category: shoes,
    attributes: { 'Материал верха': 'текстиль', Сезон: 'лето', 'Рейтинг товара': '4,1' },
    variants: [sized(1, '42', 'белый', 2_990)],
  },
  {
    id: 'gone',
    title: 'Кроссовки Призрак',
    category: shoes,
    attributes: { 'Материал верха': 'текстиль', Сезон: 'лето' },
    variants: [sized(1, '42', 'чёрный', 1_990, 'out-of-stock')],
  },
  {
    id: 'drill',
    title: 'Дрель-шуруповёрт Молот ДШ-12',
    brand: 'Молот',
    category: drills,
    description: 'Компактная дрель-шуруповёрт весом 1,1 кг. Гарантия производителя 3 года.',
    attributes: {
      'Напряжение аккумулятора': '12 В',
      'Макс. крутящий момент': '30 Н·м',
      Подсветка: 'есть',
      Кейс: 'нет',
    },
    variants: only(3_490),
  },
  {
    id: 'drill-18',
    title: 'Дрель-шуруповёрт Молот ДШ-18',
    brand: 'Молот',
    category: drills,
    attributes: { 'Напряжение аккумулятора': '18 В', 'Макс. крутящий момент': '55 Н·м', Подсветка: 'есть' },
    variants: only(5_990),
  },
  {
    id: 'battery-12',
    title: 'Аккумулятор 12 В для Молот ДШ-12',
    brand: 'Молот',
    category: ['Инструменты', 'Аккумуляторы для инструмента'],
    attributes: { Совместимость: 'Молот ДШ-12' },
    variants: only(1_490),
  },
  {
    id: 'battery-18',
    title: 'Аккумулятор 18 В для Молот ДШ-18',
    brand: 'Молот',
    category: ['Инструменты', 'Аккумуляторы для инструмента'],
    variants: only(1_990),
  },
  {
    id: 'bits',
    title: 'Набор бит для шуруповёрта, 32 предмета',
    category: ['Инструменты', 'Биты'],
    attributes: { Материал: 'сталь' },
    variants: only(690, { compareAt: roubles(890) }),
  },
  {
    id: 'scarf',
    title: 'Шарф шерстяной женский',
    category: ['Одежда', 'Шарфы'],
    attributes: { Состав: 'шерсть 80 %, акрил 20 %', Пол: 'женский' },
    variants: only(1_290),
  },
  {
    id: 'belt',
    title: 'Ремень кожаный мужской',
    category: ['Одежда', 'Ремни'],
    attributes: { Материал: 'натуральная кожа', Пол: 'мужской' },
    variants: only(1_890),
  },
  {
    id: 'mug',
    title: 'Кружка керамическая 350 мл',
    category: ['Посуда', 'Кружки'],
    description: 'Можно мыть в посудомоечной машине.',
    variants: only(490),
  },
  {
    id: 'puzzle',
    title: 'Пазл Карта мира, 500 деталей',
    category: ['Игрушки', 'Пазлы'],
    attributes: { Возраст: 'от 7 лет' },
    variants: only(890),
  },
].map((product) => Product.parse(product));
