import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'params that only look like flags': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="RUB" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1"><price>1</price><categoryId>1</categoryId><name>F1</name><param name="Активный">нет</param><param name="Скрытый монтаж">да</param></offer>',
      '<offer id="2"><price>1</price><categoryId>1</categoryId><name>F2</name><param name="Дата публикации">2030</param><param name="Автоотключение">да</param><param name="Архив">-</param></offer>',
      '<offer id="3"><price>1</price><categoryId>1</categoryId><name>F3</name><param name="Видимость ночью">нет</param><param name="Статус">Новинка</param></offer>',
      '<offer id="4"><price>1</price><categoryId>1</categoryId><name>F4</name><param name="Статус товара">Скрыт</param></offer>',
      '<offer id="5"><price>1</price><categoryId>1</categoryId><name>F5</name><param name="Выгружать на сайт">Нет</param></offer>',
      '<offer id="6"><price>1</price><categoryId>1</categoryId><name>F6</name><param name="is_active">0</param></offer>',
      '<offer id="7"><price>1</price><categoryId>1</categoryId><name>F7</name><param name="Не показывать на сайте">Да</param></offer>',
      '<offer id="8"><price>1</price><categoryId>1</categoryId><name>F8</name><param name="Опубликован">true</param><param name="Состояние">Новое</param></offer></offers></shop></yml_catalog>',
    ],
    told: ['F1 1, in-stock', 'F2 1, in-stock', 'F3 1, in-stock', 'F8 1, in-stock'],
  },
  'yml days as available': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="RUB" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1"><price>1</price><categoryId>1</categoryId><name>G1</name><available>Под заказ 3 дня</available></offer><offer id="2" available="true"><price>1</price><categoryId>1</categoryId><name>G2</name><delivery-options><option cost="300" days="3-5"/></delivery-options></offer><offer id="3" available="false"><price>1</price><categoryId>1</categoryId><name>G3</name><delivery-options><option cost="300" days=""/></delivery-options></offer><offer id="4" available="true" instock="false"><price>1</price><categoryId>1</categoryId><name>G4</name></offer><offer id="5"><price>1</price><categoryId>1</categoryId><name>G5</name><stock>Ожидается</stock></offer></offers></shop></yml_catalog>',
    ],
    told: [
      'G1 1, backorder',
      'G2 1, in-stock',
      'G3 1, out-of-stock',
      'G4 1, out-of-stock',
      'G5 1, out-of-stock',
    ],
  },
  'yml wholesale attributes': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-01"><shop><name>X</name><currencies><currency id="RUB" rate="1"/></currencies><categories><category id="1">Home</category></categories><offers><offer id="1" available="true"><price>100</price><wholesale_price>55</wholesale_price><opt_price>60</opt_price><prices><price type="wholesale"><value>56</value></price></prices><categoryId>1</categoryId><name>H1</name></offer><offer id="2" available="true"><prices><price type="opt"><value>56</value></price><price type="retail"><value>99</value></price></prices><categoryId>1</categoryId><name>H2</name></offer><offer id="3"><price quantity="10">80</price><price>100</price><categoryId>1</categoryId><name>H3</name></offer></offers></shop></yml_catalog>',
    ],
    told: ['H1 100, in-stock', 'H2 99, in-stock', 'H3 100, in-stock'],
    untold: ['5600', '6000', '5500'],
  },
};

describe('what an offer says beside its price', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
