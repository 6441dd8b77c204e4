import { describe, expect, it } from '@jest/globals';
import { readAll } from '../read.ts';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'PrestaShop in Spanish, with tax named in words': {
    options: { currency: 'EUR', locale: 'en' },
    rows: [
      'ID;Activo (0/1);Nombre*;Precio con impuestos incluidos;Precio sin impuestos;En oferta (0/1);Valor del descuento;Precio mayorista;Cantidad',
      '1;1;Silla;1.299,00;1.073,55;0;;700,00;5',
      '2;0;Mesa;2.000,00;1.652,89;0;;900,00;5',
      '3;1;Lámpara;99,90;82,56;1;10,00;40,00;0',
    ],
    told: ['Silla 1299, in-stock', 'Lámpara 89.9 was 99.9, out-of-stock'],
  },
  'PrestaShop in Italian, with a discount and its dates': {
    options: { currency: 'EUR', locale: 'en' },
    rows: [
      'ID;Attivo (0/1);Nome*;Prezzo tasse incluse;Prezzo tasse escluse;In saldo (0/1);Percentuale di sconto;Sconto dal (aaaa-mm-gg);Sconto al (aaaa-mm-gg);Quantità',
      '1;1;Sedia;122,00;100,00;1;10;2026-11-01;2026-12-01;5',
      '2;1;Tavolo;244,00;200,00;1;10;2026-01-01;2026-02-01;0',
    ],
    told: ['Sedia 109.8 was 122, in-stock', 'Tavolo 244, out-of-stock'],
  },
  'OpenCart, whose dates are those of the special price': {
    rows: [
      'product_id;name;model;quantity;price;special;date_start;date_end;status',
      '1;Лампа;M1;3;2 000,00;1 500,00;2026-01-01;2026-02-01;1',
      '2;Торшер;M2;3;3000;2500;0000-00-00;0000-00-00;1',
      '3;Бра;M3;3;900;700;2026-12-10;2026-12-20;1',
    ],
    told: ['Лампа 2000, in-stock', 'Торшер 2500 was 3000, in-stock', 'Бра 900, in-stock'],
  },
  'a table whose end date is that of the goods': {
    rows: ['id;title;price;stock;date_end', '1;Ваза;100;5;2026-02-01', '2;Чаша;200;5;2035-02-01'],
    told: ['Чаша 200, in-stock'],
  },
  'a promotion that is switched off': {
    rows: [
      'Код;Название;Цена;Цена по акции;Акция действует;Акция до',
      '1;Ваза;1000;800;да;31.12.2026 23:59',
      '2;Кувшин;1000;800;нет;31.12.2026',
      '3;Чаша;1000;800;да;31.10.2026',
    ],
    told: ['Ваза 800 was 1000, in-stock', 'Кувшин 1000, in-stock', 'Чаша 1000, in-stock'],
  },
  'promotions with their dates in Polish': {
    options: { currency: 'PLN', locale: 'en' },
    rows: [
      'Kod produktu;Nazwa;Cena brutto (zł);Cena promocyjna brutto;Promocja do;Stan magazynowy',
      'A;Krzesło;1 299,00;999,00;2026-10-31;3 szt.',
      'B;Stół;99,00;89,00;2026-12-31;0 szt.',
    ],
    told: ['Krzesło 1299, in-stock', 'Stół 89 was 99, out-of-stock'],
  },
  'YML with the dates of its promotions': {
    rows: [
      '<yml_catalog><shop><offers>',
      '<offer id="1"><name>Ваза</name><price>1000</price><promo_price>800</promo_price><promo_start>2026-12-10</promo_start><promo_end>2026-12-20</promo_end></offer>',
      '<offer id="2"><name>Чаша</name><price>1000</price><sale_price>800</sale_price><sale_price_effective_date>2026-01-01/2026-02-01</sale_price_effective_date></offer>',
      '<offer id="3"><name>Блюдо</name><price>1000</price><price_promo>800</price_promo><date_end>2026-02-01</date_end></offer>',
      '<offer id="4"><name>Кувшин</name><price>1000</price><price_promo>800</price_promo><date_end>31.12.2026</date_end></offer>',
      '<offer id="5"><name>Миска</name><price>1000</price><date_end>2026-02-01</date_end></offer>',
      '</offers></shop></yml_catalog>',
    ],
    told: [
      'Ваза 1000, in-stock',
      'Чаша 1000, in-stock',
      'Блюдо 1000, in-stock',
      'Кувшин 800 was 1000, in-stock',
    ],
  },
  'an Indian shop, whose maximum retail price is crossed out': {
    options: { currency: 'INR', locale: 'en' },
    rows: [
      'SKU,Product,MRP,Selling Price,Stock',
      'A,Chair,"₹ 1,29,999.00","₹ 99,999.00",In Stock',
      'B,Table,"Rs. 2,500","Rs. 2,000",Out of Stock',
    ],
    told: ['Chair 99999 was 129999, in-stock', 'Table 2000 was 2500, out-of-stock'],
  },
  'a header with the currency before the tax': {
    rows: [
      'Артикул;Товар;Цена розничная, руб. с НДС;Наличие',
      'A;Стол;1\u202f299,50 руб. (с НДС);В наличии: 5 шт.',
      'B;Стул;от 2\u00a0499 руб/шт;Нет',
    ],
    told: ['Стол 1299.5, in-stock', 'Стул 2499, out-of-stock'],
  },
  'stock in several towns, with a unit': {
    rows: [
      'Артикул;Название;Цена;Остаток (Москва), шт.;Остаток (СПб), шт.',
      'A;Ваза;100;0;0',
      'B;Чаша;100;0;3',
      'C;Блюдо;100;>10;',
    ],
    told: ['Ваза 100, out-of-stock', 'Чаша 100, in-stock', 'Блюдо 100, in-stock'],
  },
  'BigCommerce, which shows goods that nobody can buy': {
    options: { currency: 'USD', locale: 'en' },
    rows: [
      'Product ID,Name,Code,Price,Product Visible?,Allow Purchases?,Stock Level',
      '1,Mug,A,10,Y,Y,3',
      '2,Cup,B,10,N,Y,3',
      '3,Tea,C,10,Y,N,3',
    ],
    told: ['Mug 10, in-stock'],
  },
};

describe('headers in the words of a platform or a country', () => {
  it.each(Object.entries(samples))('are understood: %s', (_, sample) => expectTold(sample));

  it('name a unit in brackets, but not what may be written', async () => {
    const { products } = await readAll('id;title;price;Высота (см);С крышкой (0/1)\n1;Ваза;100;30;1\n');
    expect(products.map(({ attributes }) => Object.values(attributes))).toEqual([['30 см', '1']]);
  });
});
