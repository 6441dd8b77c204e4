import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'parent_sku parent w/o id': {
    options: { currency: 'USD' },
    rows: [
      'sku,parent_sku,name,price,option_size',
      'TEE,,Tee,,',
      'TEE-S,TEE,Tee S,10,S',
      'TEE-M,TEE,Tee M,11,M',
      'HAT,,Hat,5,',
    ],
    told: ['Tee [size: S] 10, in-stock', 'Tee [size: M] 11, in-stock', 'Hat 5, in-stock'],
  },
  'same sku different products': {
    rows: ['Артикул;Название;Цена;Размер', 'A1;Платье;1000;42', 'A1;Платье;1100;44', 'A1;Сумка;500;'],
    told: ['Сумка 500, in-stock', 'Платье [size: 42] 1000, in-stock', 'Платье [size: 44] 1100, in-stock'],
  },
  'woo variations parent order': {
    options: { currency: 'USD' },
    rows: [
      'ID,Type,SKU,Name,Published,In stock?,Regular price,Sale price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)',
      '11,variation,,Tee - S,1,1,10,,id:10,Size,S,Color,Red',
      '12,variation,,Tee - M,1,1,12,9,id:10,Size,M,Color,Red',
      '10,variable,,Tee,1,1,,,,Size,"S, M, L",Color,"Red, Blue"',
      '20,variable,MUG,Mug,1,1,,,,Volume,"0\\,3 l, 0\\,5 l",,',
      '21,variation,MUG,Mug,1,1,5,,MUG,Volume,"0\\,3 l",,',
      '22,variation,MUG,Mug,1,0,7,,MUG,Volume,"0\\,5 l",,',
    ],
    told: [
      'Tee [size: S, color: Red] 10, in-stock',
      'Tee [size: M, color: Red] 9 was 12, in-stock',
      'Mug [volume: 0,3 l] 5, in-stock',
      'Mug [volume: 0,5 l] 7, out-of-stock',
    ],
  },
  'commerceml offers': {
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="2.08"><Классификатор><Группы><Группа><Ид>g1</Ид><Наименование>Посуда</Наименование></Группа></Группы></Классификатор><Каталог><Товары><Товар><Ид>1</Ид><Артикул>A1</Артикул><Наименование>Ваза</Наименование><Группы><Ид>g1</Ид></Группы><ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Поставщик</Наименование><Значение>ООО</Значение></ЗначениеРеквизита></ЗначенияРеквизитов></Товар></Товары></Каталог><ПакетПредложений><ТипыЦен><ТипЦены><Ид>p1</Ид><Наименование>Закупочная</Наименование><Валюта>руб</Валюта></ТипЦены><ТипЦены><Ид>p2</Ид><Наименование>Розничная</Наименование><Валюта>руб</Валюта></ТипЦены><ТипЦены><Ид>p3</Ид><Наименование>Акция</Наименование></ТипЦены></ТипыЦен><Предложения><Предложение><Ид>1#s</Ид><Наименование>Ваза (малая)</Наименование><ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Размер</Наименование><Значение>S</Значение></ХарактеристикаТовара></ХарактеристикиТовара><Цены><Цена><ИдТипаЦены>p1</ИдТипаЦены><ЦенаЗаЕдиницу>50</ЦенаЗаЕдиницу></Цена><Цена><ИдТипаЦены>p2</ИдТипаЦены><ЦенаЗаЕдиницу>100</ЦенаЗаЕдиницу><Валюта>руб</Валюта></Цена></Цены><Количество>3</Количество></Предложение><Предложение><Ид>1#m</Ид><Наименование>Ваза (большая)</Наименование><ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Размер</Наименование><Значение>M</Значение></ХарактеристикаТовара></ХарактеристикиТовара><Цены><Цена><ИдТипаЦены>p2</ИдТипаЦены><ЦенаЗаЕдиницу>150</ЦенаЗаЕдиницу></Цена></Цены><Склад ИдСклада="a" КоличествоНаСкладе="0"/><Склад ИдСклада="b" КоличествоНаСкладе="0"/></Предложение></Предложения></ПакетПредложений></КоммерческаяИнформация>',
    ],
    told: ['Ваза [size: S] 100, in-stock', 'Ваза [size: M] 150, out-of-stock'],
  },
  'openai feed': {
    options: { currency: 'USD', locale: 'en' },
    rows: [
      '{"item_id":"1-S","group_id":"1","title":"Tee","description":"d","url":"https://a.b/1","image_url":"https://a.b/1.jpg","price":"10.00 USD","sale_price":"8.00 USD","sale_price_start_date":"2026-11-01","sale_price_end_date":"2026-12-01","availability":"in_stock","is_eligible_search":true,"is_eligible_checkout":false,"variant_dict":{"color":"Red","size":"S"},"listing_has_variations":true,"seller_name":"X","brand":"B","product_category":"Apparel > Tees"}',
      '{"item_id":"1-M","group_id":"1","title":"Tee","description":"d","url":"https://a.b/1","image_url":"https://a.b/1.jpg","price":"11.00 USD","availability":"out_of_stock","is_eligible_search":true,"variant_dict":{"color":"Red","size":"M"},"brand":"B","product_category":"Apparel > Tees"}',
      '{"item_id":"2","title":"Hidden","description":"d","url":"https://a.b/1","image_url":"https://a.b/1.jpg","price":"11.00 USD","availability":"backorder","is_eligible_search":false,"brand":"B"}',
    ],
    told: ['Tee [size: S] 8 was 10, in-stock', 'Tee [size: M] 11, out-of-stock'],
  },
  'meta catalog': {
    options: { currency: 'USD', locale: 'en' },
    rows: [
      '# Required | comments row',
      'id,title,description,availability,condition,price,link,image_link,brand,sale_price,sale_price_effective_date,item_group_id,visibility,status,quantity_to_sell_on_facebook',
      '1,A,d,in stock,new,10 USD,https://a.b,https://a.b/1.jpg,B,8 USD,2026-11-01T00:00/2026-12-31T00:00,,published,active,5',
      '2,B,d,in stock,new,10 USD,https://a.b,https://a.b/1.jpg,B,,,,hidden,active,5',
      '3,C,d,in stock,new,10 USD,https://a.b,https://a.b/1.jpg,B,,,,published,archived,5',
    ],
    told: ['A 8 was 10, in-stock'],
  },
  'shifted rows': {
    rows: [
      'id;title;price;link',
      '1;Ваза;100;https://a.b',
      '2;Кувшин; белый;200;https://a.b',
      '3;Чашка;300;https://a.b;лишнее',
      '4;Блюдце;https://a.b;400',
    ],
    told: ['Ваза 100, in-stock'],
  },
  'header with above and blank lines': {
    rows: [
      'ООО «Ромашка»;;;',
      'Прайс-лист от 01.11.2026;;;',
      ';;;',
      '№;Артикул;Номенклатура;Ед. изм.;Цена с НДС, руб.;Остаток',
      ';;;;;',
      'Посуда;;;;;',
      '1;A1;Ваза;шт;1 000,00;5',
      '2;A2;Кувшин;шт;2 500,00;',
      'Итого;;;;3 500,00;',
    ],
    told: ['Ваза 1000, in-stock', 'Кувшин 2500, unknown'],
  },
};

describe('the products of a shop', () => {
  it.each(Object.entries(samples))('are whole: %s', (_, sample) => expectTold(sample));
});
