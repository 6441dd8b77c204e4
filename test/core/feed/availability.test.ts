import { describe, expect, it } from '@jest/globals';
import { parseAvailability } from '../../../lambdas/core/feed/normalise/availability.ts';
import { readAll } from './read.ts';

const spoken = {
  'out-of-stock': [
    '0 шт на складе',
    'в наличии: 0',
    '0 in stock',
    'Остаток: 0',
    'Nicht mehr lieferbar',
    'nicht bestellbar',
    'FALSCH',
    'NEPRAVDA',
    'Available from 12 January 2027',
    'available december 20',
    'Доступно с 12.01.2027',
    'Abverkauft',
    'pending',
    'waiting',
    'OOS',
    'Notify me',
    'nicht lagernd',
    'En réapprovisionnement',
    'Жақында келеді',
    'Знято з виробництва',
    'Нет на складе',
    'Закончился',
    'Распродано',
    'Снят с производства',
    'Немає в наявності',
    'Жоқ',
    'N',
    'false',
    '0',
    'Ожидается поступление',
    'Очікується',
    'Sold out',
    'Temporarily out of stock',
    'OutOfStock',
    'discontinued',
    'archived',
    'Ausverkauft',
    'Nicht auf Lager',
    'Brak',
    'Niedostępny',
    'Épuisé',
    'Rupture de stock',
    'Agotado',
    'Sin stock',
    'Esaurito',
    'Non disponibile',
    'Vyprodáno',
    'Není skladem',
    'Esgotado',
    'Uitverkocht',
    'Tükendi',
    '0 шт.',
    '-2',
  ],
  'in-stock': [
    '3 in stock',
    'stock: 12 pcs',
    'WAHR',
    'PRAWDA',
    'Lieferbar in 3-5 Tagen',
    'Available in 3 stores',
    'В наличии',
    'Мало',
    'Заканчивается',
    'В наявності',
    'Қолда бар',
    'Y',
    'Да',
    '+',
    'In Stock',
    'https://schema.org/InStock',
    'Auf Lager',
    'sofort lieferbar',
    'Dostępny',
    'En stock',
    'Disponible',
    'Disponibile',
    'Skladem',
    'Op voorraad',
    'Stokta',
    '15',
    '> 10',
    '10+',
    'более 5 шт',
    '5-10 pcs',
    'Закінчується',
    'Готовий до відправки',
    'Отгрузка сегодня',
    'Lieferzeit 2-4 Werktage',
    'lagernd',
    'wysyłka w 24h',
    'mała ilość',
    'Livraison 48h',
    'Only 2 left',
  ],
  preorder: ['Предзаказ', 'preorder', 'Pre-order now', 'Vorbestellung', 'Précommande'],
  backorder: [
    'under_the_order',
    'Upon order',
    'MadeToOrder',
    'available for order',
    'Ships in 3-4 weeks',
    'Skladem u dodavatele',
    'в наличии у поставщика',
    'По запросу',
    'Привезём за 3 дня',
    'За запитом',
    'Sur demande',
    'A richiesta',
    'Na dotaz',
    'Под заказ',
    'Під замовлення',
    'on_backorder',
    'Backordered',
    'na zamówienie',
    'Sur commande',
    'Bajo pedido',
    'su ordinazione',
    'na objednávku',
    'Made to order',
    'Нет в наличии, под заказ 5 дней',
  ],
  unknown: ['2-3 недели', 'Уточняйте', 'Уточняйте наличие', 'Check availability', 'B', 'см. сайт'],
} as const;

const cases = Object.entries(spoken).flatMap(([state, words]) => words.map((word) => [word, state] as const));

describe('availability', () => {
  it.each(cases)('of "%s" is %s', (word, state) => {
    expect(parseAvailability(word, undefined)).toBe(state);
  });

  it.each([
    ['в наличии', '0', 'out-of-stock'],
    ['Склад 2', '5', 'in-stock'],
    ['под заказ', '0', 'backorder'],
    [undefined, 'нет', 'out-of-stock'],
    [undefined, '0,000', 'out-of-stock'],
    [undefined, '12,000', 'in-stock'],
  ])('of %j with %j left is %s', (word, stock, state) => {
    expect(parseAvailability(word, stock)).toBe(state);
  });

  it('that nobody understands is unknown, and the shop is told once a column by its own header', async () => {
    const { products, problems } = await readAll(
      'Артикул;Название;Цена;Наличие;Категория;Фото\n' +
        [1, 2, 3].map((at) => `${at};Гамак ${at};15;спросите;Дача;https://a.example/1.jpg\n`).join(''),
    );
    expect(products.map(({ variants }) => variants[0]?.availability)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'availability-unknown', field: 'Наличие', seen: 'спросите (× 3)' }),
    ]);
  });
});
