import { describe, expect, it } from '@jest/globals';
import { isForShoppers } from '../../../lambdas/core/feed/normalise/confidential.ts';
import { readAll } from './read.ts';

describe('a column for the shop itself', () => {
  it.each([
    'Покупная цена',
    'Учетная цена',
    'Ціна придбання',
    'Anschaffungspreis',
    'Cena nabycia',
    'Cost price',
    'Цена для партнеров',
    'Особисті_нотатки',
    'Приход',
    'Өзіндік құн',
    'Private note',
    'Handelsspanne',
    'Gestehungskosten',
    'PA HT',
    'Notatka',
    'Xarid narxi',
    '进价',
    '供应商',
    'Оптовая цена',
    'Код склада',
    'Piegādātājs',
    'Iepirkuma cena',
    'Tiekėjas',
    'Savikaina',
    'Hankija',
    'Indkøbspris',
    'Ostohinta',
    'Цена закупки',
    'Входная цена',
    'Себестоимость, руб',
    'Поставщик',
    'Наценка, %',
    'Маржа',
    'Опт 2',
    'Комментарий менеджера',
    'Ячейка хранения',
    'Закупівельна ціна',
    'Постачальник',
    'Сатып алу бағасы',
    'Жеткізуші',
    'purchasePrice',
    'cost_per_item',
    'Wholesale price',
    'Margin',
    'Supplier name',
    'Internal comment',
    'Bin location',
    'COGS',
    'Dealer price',
    'Einkaufspreis',
    'EK',
    'Lieferant',
    'Lagerplatz',
    "Prix d'achat",
    'Fournisseur',
    'Precio de compra',
    'Proveedor',
    'Cena zakupu',
    'Dostawca',
    'Nákupní cena',
    'Dodavatel',
    'Prezzo di acquisto',
    'Fornitore',
    'Inkoopprijs',
    'Alış fiyatı',
    'Preço de custo',
    'Себест.',
    'Вх. цена',
    'Контрагент',
    'Кол-во в резерве',
    'Агентское вознаграждение',
    'Ежемесячный платеж',
    'Оплата частинами, грн/міс',
    'Місце на складі',
    'Комісія',
    'Ескерту',
    'Бөліп төлеу',
    'Rohertrag',
    'Deckungsbeitrag',
    'Notes internes',
    'GP%',
    'MAP',
    'Reorder Point',
    'Last PO',
    'HEUREKA_CPC',
  ])('is left out: %s', (written) => {
    expect(isForShoppers({ written, isKnown: false, value: '83' })).toBe(false);
  });

  it.each([
    'Тип корпуса',
    'Внутренний диаметр',
    'Процент шерсти',
    'Ценовой сегмент',
    'Верхние ноты',
    'Количество полок',
    'Custom fit',
    'Trademark',
    'Costume type',
    'Gewinde',
    'Оптическая сила',
    'Storage type',
    'Размер ячейки сетки',
    'Memory foam',
  ])('is not %s', (written) => {
    expect(isForShoppers({ written, isKnown: false, value: 'да' })).toBe(true);
  });

  it.each(['2950.00', '1 200 руб.', '$12', 'Иванов И. И.', 'ivan@shop.example', '+7 (900) 123-45-67'])(
    'is one that nobody knows with a value like %s',
    (value) => {
      expect(isForShoppers({ written: 'X1', isKnown: false, value })).toBe(false);
    },
  );

  it.each(['DIN 912', 'RS 485', '5 м', '1,7', '220 В'])('may have a value like %s', (value) => {
    expect(isForShoppers({ written: 'X1', isKnown: false, value })).toBe(true);
  });

  it('never reaches a product, and is named in the report', async () => {
    const { products, problems } = await readAll(
      'Артикул;Наименование;Цена;Оптовая цена;Поставщик;Цвет;Категория;Фото\n' +
        'Р-1;Рюкзак;5400;4100;ООО Пример;синий;Походы;https://a.example/1.jpg\n' +
        'Р-2;Коврик;900;610;ООО Пример;серый;Походы;https://a.example/2.jpg\n',
    );
    expect(products.map(({ attributes }) => attributes)).toEqual([{ color: 'синий' }, { color: 'серый' }]);
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['column-left-out', 'Оптовая цена'],
      ['column-left-out', 'Поставщик'],
    ]);
  });
});
