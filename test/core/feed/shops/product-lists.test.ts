import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'sfcc catalog and pricebook': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><catalog xmlns="http://www.demandware.com/xml/impex/catalog/2006-10-31" catalog-id="store"><category category-id="lamps"><display-name xml:lang="x-default">Lamps</display-name><online-flag>true</online-flag></category>',
      '<product product-id="L1"><display-name xml:lang="x-default">Lamp</display-name><display-name xml:lang="de">Lampe</display-name><long-description xml:lang="x-default">Bright</long-description><online-flag>true</online-flag><available-flag>true</available-flag><searchable-flag>true</searchable-flag><brand>Lux</brand><variations><variants><variant product-id="L1-S"/><variant product-id="L1-M"/></variants></variations></product>',
      '<product product-id="L1-S"><display-name xml:lang="x-default">Lamp S</display-name><online-flag>true</online-flag><custom-attributes><custom-attribute attribute-id="size">S</custom-attribute></custom-attributes></product>',
      '<product product-id="L2"><display-name xml:lang="x-default">Secret</display-name><online-flag>false</online-flag><brand>Lux</brand></product></catalog>',
    ],
    told: ['Lamp —, in-stock', 'Lamp S —, in-stock'],
  },
  'generic xml nested stock price': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '<products><product><sku>1</sku><name>A</name><prices><price type="retail">10</price><price type="wholesale">7</price></prices><stock><quantity>0</quantity></stock></product><product><sku>2</sku><name>B</name><prices><price type="wholesale">7.77</price><price type="retail">12</price></prices><stock><quantity>4</quantity></stock></product></products>',
    ],
    told: ['A 10, out-of-stock', 'B 12, in-stock'],
    untold: ['7.77'],
  },
  'shoptet xml': {
    options: { locale: 'en', currency: 'CZK' },
    rows: [
      '<?xml version="1.0"?><SHOP><SHOPITEM id="1"><NAME>Tričko</NAME><SHORT_DESCRIPTION>k</SHORT_DESCRIPTION><MANUFACTURER>Moda</MANUFACTURER><CATEGORIES><CATEGORY id="1">Oblečení</CATEGORY></CATEGORIES><VISIBILITY>visible</VISIBILITY><CURRENCY>CZK</CURRENCY><VAT>21</VAT><VARIANTS><VARIANT id="11"><CODE>T1/S</CODE><PRICE>165.29</PRICE><PRICE_VAT>200</PRICE_VAT><PURCHASE_PRICE>80.08</PURCHASE_PRICE><STANDARD_PRICE>250</STANDARD_PRICE><STOCK><AMOUNT>3</AMOUNT></STOCK><PARAMETERS><PARAMETER><NAME>Velikost</NAME><VALUE>S</VALUE></PARAMETER></PARAMETERS></VARIANT><VARIANT id="12"><CODE>T1/M</CODE><PRICE>165.29</PRICE><PRICE_VAT>210</PRICE_VAT><STOCK><AMOUNT>0</AMOUNT></STOCK><PARAMETERS><PARAMETER><NAME>Velikost</NAME><VALUE>M</VALUE></PARAMETER></PARAMETERS></VARIANT></VARIANTS></SHOPITEM><SHOPITEM id="2"><NAME>Skryté</NAME><VISIBILITY>hidden</VISIBILITY><PRICE_VAT>5</PRICE_VAT><CODE>H</CODE></SHOPITEM></SHOP>',
    ],
    told: ['Tričko [size: S] 200 was 250, in-stock', 'Tričko [size: M] 210, out-of-stock'],
    untold: ['80.08'],
  },
  'prestashop xml api': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      '<?xml version="1.0"?><prestashop><products><product><id>1</id><reference>R1</reference><active>1</active><price>100.000000</price><wholesale_price>44.440000</wholesale_price><quantity>3</quantity><visibility>both</visibility><available_for_order>1</available_for_order><name><language id="1">Lamp</language></name><description><language id="1">Bright</language></description></product><product><id>2</id><active>0</active><price>10</price><name><language id="1">Off</language></name></product><product><id>3</id><active>1</active><visibility>none</visibility><price>10</price><name><language id="1">None</language></name></product></products></prestashop>',
    ],
    told: ['Lamp 100, in-stock'],
    untold: ['44.44'],
  },
  'commerceml prices sale, restPrice': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="3.1"><Каталог><Товары><Товар><Ид>1</Ид><Наименование>Ваза</Наименование></Товар><Товар><Ид>2</Ид><Наименование>Кувшин</Наименование></Товар></Товары></Каталог><ПакетПредложений СодержитТолькоИзменения="false"><Предложения><Предложение><Ид>1</Ид><Цены><Цена><ИдТипаЦены>r</ИдТипаЦены><ЦенаЗаЕдиницу>100</ЦенаЗаЕдиницу></Цена></Цены></Предложение><Предложение><Ид>2</Ид><Цены><Цена><ИдТипаЦены>r</ИдТипаЦены><ЦенаЗаЕдиницу>200</ЦенаЗаЕдиницу></Цена></Цены></Предложение></Предложения></ПакетПредложений><ПакетПредложений><Предложения><Предложение><Ид>1</Ид><Остатки><Остаток><Склад><Ид>s</Ид><Количество>0</Количество></Склад></Остаток></Остатки></Предложение><Предложение><Ид>2</Ид><Остатки><Остаток><Склад><Ид>s</Ид><Количество>5</Количество></Склад></Остаток></Остатки></Предложение></Предложения></ПакетПредложений></КоммерческаяИнформация>',
    ],
    told: ['Ваза 100, out-of-stock', 'Кувшин 200, in-stock'],
  },
};

describe('a list of products in XML', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
