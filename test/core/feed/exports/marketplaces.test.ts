import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'prom available blank': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="UAH" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1" available=""><price>100</price><currencyId>UAH</currencyId><categoryId>1</categoryId><name>Стол</name></offer>',
      '<offer id="2" available="true" in_stock="true"><price>100</price><currencyId>UAH</currencyId><categoryId>1</categoryId><name>Стул</name></offer>',
      '<offer id="3" available="" presence="not_avail"><price>100</price><categoryId>1</categoryId><name>Шкаф</name></offer>',
      '<offer id="4" available="false" presence="order"><price>100</price><categoryId>1</categoryId><name>Диван</name></offer>',
      '<offer id="5" available="false"><price>100</price><categoryId>1</categoryId><name>Пуф</name></offer></offers></shop></yml_catalog>',
    ],
    told: [
      'Стол 100, unknown',
      'Стул 100, in-stock',
      'Шкаф 100, out-of-stock',
      'Диван 100, backorder',
      'Пуф 100, out-of-stock',
    ],
  },
  'available amp': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="UAH" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1" available="&amp;"><price>100</price><categoryId>1</categoryId><name>Стол</name></offer></offers></shop></yml_catalog>',
    ],
    told: ['Стол 100, unknown'],
  },
  'presence elements': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="UAH" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1"><price>100</price><categoryId>1</categoryId><name>A1</name><presence>available</presence></offer>',
      '<offer id="2"><price>100</price><categoryId>1</categoryId><name>A2</name><presence>not_available</presence></offer>',
      '<offer id="3"><price>100</price><categoryId>1</categoryId><name>A3</name><presence>order</presence></offer>',
      '<offer id="4"><price>100</price><categoryId>1</categoryId><name>A4</name><presence>waiting</presence></offer>',
      '<offer id="5"><price>100</price><categoryId>1</categoryId><name>A5</name><presence>service</presence></offer>',
      '<offer id="6"><price>100</price><categoryId>1</categoryId><name>A6</name><presence_sure>true</presence_sure><presence>available</presence><quantity_in_stock>0</quantity_in_stock></offer></offers></shop></yml_catalog>',
    ],
    told: [
      'A1 100, in-stock',
      'A2 100, out-of-stock',
      'A3 100, backorder',
      'A4 100, out-of-stock',
      'A5 100, unknown',
      'A6 100, out-of-stock',
    ],
  },
  'days of delivery': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="UAH" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1"><priceuah>100</priceuah><categoryId>1</categoryId><name>B1</name><stock>под заказ 3 дня</stock></offer>',
      '<offer id="2"><priceuah>100</priceuah><categoryId>1</categoryId><name>B2</name><stock days="5">Под заказ</stock></offer>',
      '<offer id="3"><priceuah>100</priceuah><categoryId>1</categoryId><name>B3</name><available>На складе</available></offer>',
      '<offer id="4"><priceuah>100</priceuah><categoryId>1</categoryId><name>B4</name><stock>Під замовлення 14 днів</stock></offer>',
      '<offer id="5"><priceuah>100</priceuah><priceusd>3</priceusd><categoryId>1</categoryId><name>B5</name><stock>Немає</stock></offer>',
      '<offer id="6"><priceRUAH>100</priceRUAH><categoryId>1</categoryId><name>B6</name><stock>В наявності</stock><condition>0</condition></offer></offers></shop></yml_catalog>',
    ],
    told: [
      'B1 100, backorder',
      'B2 100, backorder',
      'B3 100, in-stock',
      'B4 100, backorder',
      'B5 100, out-of-stock',
      'B6 100, in-stock',
    ],
  },
  'wholesale ladder': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="UAH" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1" available="true" selling_type="u"><price>1000</price><prices><price><value>900</value><quantity>10</quantity></price><price><value>800</value><quantity>50</quantity></price></prices><categoryId>1</categoryId><name>C1</name></offer>',
      '<offer id="2" available="true"><prices><price><value>900</value><quantity>10</quantity></price><price><value>1000</value><quantity>1</quantity></price></prices><price>1000</price><categoryId>1</categoryId><name>C2</name></offer>',
      '<offer id="3" available="true"><prices><price><value>700</value><quantity>5</quantity></price></prices><categoryId>1</categoryId><name>C3</name></offer>',
      '<offer id="4" available="true"><prices><price><value>950</value><quantity>1</quantity></price><price><value>700</value><quantity>5</quantity></price></prices><categoryId>1</categoryId><name>C4</name></offer>',
      '<offer id="5" available="true"><prices><price><value>900</value><quantity>10</quantity></price></prices><price>1000</price><oldprice>1200</oldprice><quantity_in_stock>7</quantity_in_stock><categoryId>1</categoryId><name>C5</name></offer></offers></shop></yml_catalog>',
    ],
    told: [
      'C1 1000, in-stock',
      'C2 1000, in-stock',
      'C3 —, in-stock',
      'C4 950, in-stock',
      'C5 1000 was 1200, in-stock',
    ],
  },
  rozetka: {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="UAH" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1" available="true"><price>500</price><price_old>700</price_old><price_promo>450</price_promo><categoryId>1</categoryId><name>D1</name><name_ua>Д1</name_ua><stock_quantity>0</stock_quantity><state>new</state></offer>',
      '<offer id="2" available="true"><price>500</price><categoryId>1</categoryId><name>D2</name><stock_quantity>10</stock_quantity><docket>x</docket></offer>',
      '<offer id="3" available="true"><price>500</price><old_price>0</old_price><promo_price/><categoryId>1</categoryId><name>D3</name></offer></offers></shop></yml_catalog>',
    ],
    told: ['D1 450 was 500, out-of-stock', 'D2 500, in-stock', 'D3 500, in-stock'],
  },
  'hotline delivery and bid': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><price><date>2026-11-01 10:00</date><firmName>X</firmName><firmId>1</firmId><rate>41.5</rate><delivery id="1" type="warehouse" cost="50"/><categories><category><id>1</id><name>Home</name></category></categories><items>',
      '<item><id>1</id><categoryId>1</categoryId><code>SMM</code><vendor>Пар</vendor><name>Чайник</name><description>d</description><url>https://x.example/1</url><image>https://x.example/1.jpg</image><priceRUAH>1000</priceRUAH><oldprice>1200</oldprice><priceRUSD>25</priceRUSD><stock>На складе</stock><delivery id="1" cost="0"/><guarantee type="manufacturer">12</guarantee><param name="Страна">Китай</param></item>',
      '<item><id>2</id><categoryId>1</categoryId><name>Утюг</name><priceRUAH>900</priceRUAH><stock days="3">Под заказ</stock></item></items></price>',
    ],
    told: ['Чайник 1000 was 1200, in-stock', 'Утюг 900, backorder'],
  },
  'hiding params': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="RUB" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1" available="true"><price>1</price><categoryId>1</categoryId><name>E1</name><param name="Показывать на сайте">нет</param></offer>',
      '<offer id="2" available="true"><price>1</price><categoryId>1</categoryId><name>E2</name><param name="Показывать на сайте">да</param></offer>',
      '<offer id="3" available="true"><price>1</price><categoryId>1</categoryId><name>E3</name><param name="Hidden">1</param></offer>',
      '<offer id="4" available="true"><price>1</price><categoryId>1</categoryId><name>E4</name><param name="Активность">N</param></offer>',
      '<offer id="5" available="true"><price>1</price><categoryId>1</categoryId><name>E5</name><param name="Статус">черновик</param></offer>',
      '<offer id="6" available="true" hidden="true"><price>1</price><categoryId>1</categoryId><name>E6</name></offer>',
      '<offer id="7" available="true"><price>1</price><categoryId>1</categoryId><name>E7</name><param name="Видимость">отличная</param><param name="Дата публикации">2031-01-01</param></offer>',
      '<offer id="9" available="true"><price>1</price><categoryId>1</categoryId><name>E9</name><param name="Снят с производства">да</param></offer>',
      '<offer id="10" available="true"><price>1</price><categoryId>1</categoryId><name>E10</name><disabled>true</disabled></offer>',
      '<offer id="11" available="true"><price>1</price><categoryId>1</categoryId><name>E11</name><param name="Опубликован">0</param></offer>',
      '<offer id="12" available="true"><price>1</price><categoryId>1</categoryId><name>E12</name><param name="Закупочная цена">50</param><param name="Поставщик">ООО Рога</param><param name="Цвет">синий</param></offer></offers></shop></yml_catalog>',
    ],
    told: ['E2 1, in-stock', 'E7 1, in-stock', 'E12 1, in-stock'],
    untold: ['Рога', 'Закуп'],
  },
  'google labels': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><g:title>A</g:title><g:price>10 USD</g:price><g:availability>in_stock</g:availability><g:custom_label_0>hidden</g:custom_label_0></item>',
      '<item><g:id>2</g:id><g:title>B</g:title><g:price>10 USD</g:price><g:availability>in_stock</g:availability><g:product_detail><g:section_name>Shop</g:section_name><g:attribute_name>Hidden</g:attribute_name><g:attribute_value>1</g:attribute_value></g:product_detail></item>',
      '<item><g:id>3</g:id><g:title>C</g:title><g:price>10 USD</g:price><g:availability>in_stock</g:availability><g:pause>ads</g:pause><g:excluded_destination>Shopping_ads</g:excluded_destination></item>',
      '<item><g:id>4</g:id><g:title>D</g:title><g:price>10 USD</g:price><g:sale_price>8 USD</g:sale_price><g:sale_price_effective_date>2026-11-01T00:00+0000/2026-11-20T00:00+0000</g:sale_price_effective_date><g:availability>preorder</g:availability><g:availability_date>2027-01-01</g:availability_date></item></channel></rss>',
    ],
    told: ['A 10, in-stock', 'C 10, in-stock', 'D 10, preorder'],
  },
  'json hiding attrs': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '[{"id":1,"title":"A","price":10,"attributes":{"Hidden":true,"Color":"red"}},{"id":2,"title":"B","price":10,"attributes":[{"name":"Show on site","value":"no"}]},{"id":3,"title":"C","price":10,"attributes":[{"name":"Show on site","value":"yes"}]},{"id":4,"title":"D","price":10,"attributes":{"Visible":false}}]',
    ],
    told: ['C 10, in-stock'],
  },
};

describe('the XML of a marketplace', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
