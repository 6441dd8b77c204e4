import { describe, expect, it } from '@jest/globals';
import { readAll, told } from '../read.ts';

interface Sample {
  readonly format: string;
  readonly rows: readonly string[];
  readonly told: readonly string[];
}

/** Exports of Russian, Ukrainian and Kazakh shop software. */
const samples: Readonly<Record<string, Sample>> = {
  'Tilda, whose later rows name their parent': {
    format: 'tilda',
    rows: [
      'Tilda UID;Brand;SKU;Category;Title;Text;Photo;Price;Quantity;Price Old;Editions;Parent UID;Url',
      '10;Нить;;Одежда;Шарф;Тёплый;https://shop.example/1.jpg https://shop.example/2.jpg;;;;Размер:S;M;;https://shop.example/s',
      '11;;SH-S;;Шарф - S;;;3900.0000;3;4500.0000;Размер:S;10;',
      '12;;;;Шарф - M;;;4100.0000;0;;Размер:M;10;',
      '20;Нить;PL;Одежда;Платок;;https://shop.example/p.jpg;990.0000;;;;;',
    ].map((row) => row.replace('Размер:S;M', '"Размер:S;M"')),
    told: [
      'Шарф [size: S] 3900 was 4500, in-stock',
      'Шарф [size: M] 4100, out-of-stock',
      'Платок 990, in-stock',
    ],
  },
  'InSales with properties and levels of categories': {
    format: 'insales',
    rows: [
      'ID товара;Название товара или услуги;Видимость на витрине;Корневая;Подкатегория 1;Подкатегория 2;Свойство: Цвет;ID варианта;Артикул;Цена продажи;Старая цена;Остаток;Параметр: Состав;Изображения',
      '51;Варежки;выставлен;Каталог;Одежда;Варежки;Синий;901;В-1;800;1000;5;шерсть;https://shop.example/t.jpg https://shop.example/t2.jpg',
      '51;Варежки;выставлен;Каталог;Одежда;Варежки;Белый;902;В-1;850;;0;шерсть;https://shop.example/t.jpg',
      '52;Проба;скрыт;Каталог;Одежда;;;903;В-2;1;;5;;',
    ],
    told: ['Варежки [color: Синий] 800 was 1000, in-stock', 'Варежки [color: Белый] 850, out-of-stock'],
  },
  'Shop-Script, whose rows of one product have one name': {
    format: 'shop-script',
    rows: [
      'Наименование;Наименование артикула;Код артикула;Валюта;Цена;Доступен для заказа;Зачеркнутая цена;В наличии;Статус;Тип товаров;Изображения',
      'Плед;;;RUB;;;;;1;Пледы;',
      'Плед;130×150;ПЛ-1;RUB;1800.00;1;2200.00;3;1;Пледы;https://shop.example/p.jpg',
      'Плед;150×200;ПЛ-2;RUB;2100.00;1;;;1;Пледы;',
      'Плед;200×220;ПЛ-3;RUB;2500.00;1;;0;1;Пледы;',
      'Ковёр;;КВ-1;RUB;900.00;1;;2;0;Ковры;',
    ],
    told: [
      'Плед [вариант: 130×150] 1800 was 2200, in-stock',
      'Плед [вариант: 150×200] 2100, in-stock',
      'Плед [вариант: 200×220] 2500, out-of-stock',
    ],
  },
  'Prom with characteristics in threes and two languages': {
    format: 'table',
    rows: [
      'Код_товара,Название_позиции,Название_позиции_укр,Описание,Цена,Валюта,Скидка,Единица_измерения,Ссылка_изображения,Наличие,Название_группы,Уникальный_идентификатор,ID_группы_разновидностей,Название_Характеристики,Измерение_Характеристики,Значение_Характеристики,Название_Характеристики,Измерение_Характеристики,Значение_Характеристики',
      'П-1,Фреза,Фреза укр,Сталь,200,RUB,10%,шт.,"https://shop.example/1.jpg, https://shop.example/2.jpg",+,Инструмент,801,G1,Диаметр,мм,6,Цвет,,синий',
      'П-2,Фреза,Фреза укр,Сталь,300,RUB,50,шт.,https://shop.example/1.jpg,-,Инструмент,802,G1,Диаметр,мм,8,Цвет,,синий',
    ],
    told: [
      'Фреза [diameter: 6 мм] 180 was 200, in-stock',
      'Фреза [diameter: 8 мм] 250 was 300, out-of-stock',
    ],
  },
  'МойСклад with additional fields and modifications': {
    format: 'moysklad',
    rows: [
      'Группы;UUID;Тип;Код;Наименование;Внешний код;Артикул;Цена: Цена продажи;Валюта (Цена продажи);Закупочная цена;Остаток;Архивный;Код товара модификации;Характеристика:Размер;Доп. поле: Сорт',
      'Чай/Листовой;a1;Товар;01;Чай горный;e1;Ч-1;1320,00;руб;880,00;6;нет;;;первый',
      'Чай/Листовой;a2;Товар;02;Чай старый;e2;Ч-2;320,00;руб;80,00;6;да;;;второй',
      'Одежда;a3;Товар;03;Платье;e3;П-1;;;;;нет;;;',
      ';a4;Модификация;04;Платье (S);e4;;1000,00;руб;;3;нет;03;S;',
      ';a5;Модификация;05;Платье (M);e5;;1100,00;руб;;0;нет;03;M;',
    ],
    told: [
      'Чай горный 1320, in-stock',
      'Платье [size: S] 1000, in-stock',
      'Платье [size: M] 1100, out-of-stock',
    ],
  },
  'a 1C report whose characteristics share an article': {
    format: '1c-characteristics',
    rows: [
      'Номенклатура;Артикул;Характеристика номенклатуры;Розничная;Остаток на складе;Номенклатура.Группа',
      'Ваза;В1;синяя;100;3;Дом',
      'Ваза;В1;белая;110;0;Дом',
    ],
    told: ['Ваза [вариант: синяя] 100, in-stock', 'Ваза [вариант: белая] 110, out-of-stock'],
  },
  'Битрикс, whose headers are codes': {
    format: 'bitrix',
    rows: [
      'IE_XML_ID;IE_NAME;IE_ID;IE_ACTIVE;IE_PREVIEW_TEXT;IE_DETAIL_TEXT;IE_DETAIL_PICTURE;IP_PROP12;IC_GROUP0;IC_GROUP1;CV_PRICE_1;CV_CURRENCY_1;CP_QUANTITY',
      'x1;Насос;11;Y;;Ручной;https://shop.example/n.jpg;42;Сад;Полив;2500.00;RUB;0',
      'x2;Насос старый;12;N;;;;42;Сад;Полив;1.00;RUB;4',
    ],
    told: ['Насос 2500, out-of-stock'],
  },
  'a 1C price list with sections, a total and lines above the header': {
    format: 'table',
    rows: [
      'ООО Пример;;;;',
      'Прайс-лист на 01.05.2026;;;;',
      ';;;;',
      'Код;Номенклатура;Ед.;Цена, руб.;Остаток, шт.',
      'Инструмент ручной;;;;',
      '0001;Молоток;шт;640,00;12',
      '0002;Зубило;шт;120,00;0',
      'Садовый инвентарь;;;;',
      '0003;Лейка;шт;300,00;3',
      'Итого;;;1060,00;',
    ],
    told: ['Молоток 640, in-stock', 'Зубило 120, out-of-stock', 'Лейка 300, in-stock'],
  },
  'a price list of Onliner': {
    format: 'onliner',
    rows: [
      'category;vendor;model;article;id;price;currency;comment;producer;importer;serviceCenters;warranty',
      'Чайники;Пар;Т-100;;7;99.50;BYN;Новый;Пар;Импорт;Минск;12',
    ],
    told: ['Пар Т-100 99.5, in-stock'],
  },
  "Kaspi's table with a column for each point": {
    format: 'kaspi-table',
    rows: ['SKU;model;brand;price;PP1;PP2;preorder', 'K1;Утюг;Пар;15990;no;yes;', 'K2;Фен;Пар;9990;no;no;'],
    told: ['Утюг 15990, in-stock', 'Фен 9990, out-of-stock'],
  },
};

describe("a local platform's table", () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', async (_, sample) => {
    const feed = await readAll(`${sample.rows.join('\r\n')}\r\n`);
    expect({ format: feed.format, told: told(feed) }).toEqual({ format: sample.format, told: sample.told });
  });

  it('takes the sections of a price list for its categories', async () => {
    const { products } = await readAll(
      'Артикул;Наименование;Цена\nПосуда;;\nА-1;Миска;90\nТекстиль;;\nА-2;Салфетка;50\n',
    );
    expect(products.map(({ category }) => category)).toEqual([['Посуда'], ['Текстиль']]);
  });

  it('has a path of the levels and characteristics with their units', async () => {
    const insales = await readAll(
      `${samples['InSales with properties and levels of categories']?.rows.join('\n')}\n`,
    );
    expect(insales.products[0]).toMatchObject({
      id: '51',
      category: ['Одежда', 'Варежки'],
      attributes: { material: 'шерсть' },
    });
  });
});
