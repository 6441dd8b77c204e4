import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'de price columns EK/VK, decimals comma': {
    options: { currency: 'EUR' },
    rows: [
      'Artikelnr.;Bezeichnung;EK netto;VK netto;VK brutto;Lagerbestand;Lieferant',
      '100;Schraubendreher Satz;4,20;8,39;9,99;12;Würth',
      '101;Bohrmaschine 700 W;41,00;75,62;1.089,99;0;Bosch GmbH',
    ],
    told: ['Schraubendreher Satz 9.99, in-stock', 'Bohrmaschine 700 W 1089.99, out-of-stock'],
  },
  'pl netto brutto stara': {
    options: { currency: 'PLN' },
    rows: [
      'Kod;Nazwa;Cena netto;Cena brutto;Cena przed promocją;Ilość',
      'A1;Krzesło dębowe;81,30;100,00 zł;129,00 zł;5 szt.',
      'A2;Stół dębowy;1 219,51;1 500,00 zł;;0 szt.',
    ],
    told: ['Krzesło dębowe 100 was 129, in-stock', 'Stół dębowy 1500, out-of-stock'],
  },
  'fr HT TTC': {
    options: { currency: 'EUR' },
    rows: [
      'Référence;Désignation;Prix HT;Prix TTC;Prix barré TTC;Stock',
      'R1;Chaise chêne;83,33 €;100,00 €;120,00 €;4',
      'R2;Table chêne;1 000,00 €;1 200,00 €;;0',
    ],
    told: ['Chaise chêne 100 was 120, in-stock', 'Table chêne 1200, out-of-stock'],
  },
  'cz bez DPH s DPH': {
    options: { currency: 'CZK' },
    rows: [
      'Kód;Název;Cena bez DPH;Cena s DPH;Běžná cena;Dostupnost',
      'K1;Židle dub;825,62;999,-;1 199,-;Skladem',
      'K2;Stůl dub;4 131,40;4 999,-;;Vyprodáno',
    ],
    told: ['Židle dub 999 was 1199, in-stock', 'Stůl dub 4999, out-of-stock'],
  },
  'ua price/installments': {
    options: { currency: 'UAH' },
    rows: [
      'Код товару;Назва;Ціна роздрібна;Ціна закупівельна;Оплата частинами, грн/міс;Стара ціна;Наявність',
      '1;Чайник електричний;1 299 грн;850;433;1 599 грн;в наявності',
      '2;Праска;2199,00 грн.;1400;733;;немає',
    ],
    told: ['Чайник електричний 1299 was 1599, in-stock', 'Праска 2199, out-of-stock'],
  },
  'kz price installments': {
    options: { currency: 'KZT' },
    rows: [
      'Артикул;Атауы;Бағасы, тг;Бөліп төлеу (айына);Ескі бағасы;Қалдық',
      '1;Шәйнек;12 990 тг;1 083;15 990;3',
      '2;Үтік;9 500 ₸;791;;0',
    ],
    told: ['Шәйнек 12990 was 15990, in-stock', 'Үтік 9500, out-of-stock'],
  },
  'ru installments first': {
    rows: [
      'Артикул;Наименование;Рассрочка;Ежемесячный платеж;Цена;Цена со скидкой;Цена в рассрочку;Остаток',
      '1;Диван Лион;2500 руб/мес;2500;30 000;27 000;32 000;2',
    ],
    told: ['Диван Лион 27000 was 30000, in-stock'],
  },
  'price range and from': {
    options: { currency: 'USD' },
    rows: [
      'id,title,price,availability',
      '1,Rug,"From $19.99",in stock',
      '2,Mat,"$9.99 - $24.99",in stock',
      '3,Tile,"$4.50 / sq ft",in stock',
      '4,Gift,"starting at 15",in stock',
      '5,Rope,"USD 3.20 per meter",in stock',
    ],
    told: [
      'Rug 19.99, in-stock',
      'Mat 9.99, in-stock',
      'Tile 4.5, in-stock',
      'Gift 15, in-stock',
      'Rope 3.2, in-stock',
    ],
  },
  'multi currency columns RUB': {
    options: { currency: 'KZT' },
    rows: ['Артикул;Название;Цена RUB;Цена KZT;Цена USD', '1;Ваза;1000;5500;12'],
    told: ['Ваза 5500, in-stock'],
  },
  'price 0 with sale': {
    rows: ['id;name;price;sale_price', '1;Vase;0;500', '2;Jug;1000;0', '3;Cup;1000;-', '4;Mug;1000;нет'],
    told: ['Vase 500, in-stock', 'Jug 1000, in-stock', 'Cup 1000, in-stock', 'Mug 1000, in-stock'],
  },
  'thousands dot vs decimals by column': {
    options: { currency: 'EUR' },
    rows: ['id;name;price;sale_price', '1;Sofa;1.299;999', '2;Table;2.450;1.990', '3;Lamp;49;39'],
    told: ['Lamp 39 was 49, in-stock', 'Sofa 999 was 1299, in-stock', 'Table 1990 was 2450, in-stock'],
  },
  'hu ft': {
    options: { currency: 'HUF' },
    rows: [
      'Cikkszám;Terméknév;Bruttó ár;Nettó ár;Készlet',
      '1;Szék;12 990 Ft;10 228 Ft;5 db',
      '2;Asztal;129.990 Ft;102.354 Ft;0 db',
    ],
    told: ['Szék 129.9, in-stock', 'Asztal 1299.9, out-of-stock'],
  },
  tr: {
    options: { currency: 'TRY' },
    rows: [
      'Stok Kodu;Ürün Adı;Satış Fiyatı;Alış Fiyatı;Stok Adedi',
      '1;Sandalye;1.299,90 TL;800,00 TL;5',
      '2;Masa;12.990,00 TL;8.000,00 TL;0',
    ],
    told: ['Sandalye 1299.9, in-stock', 'Masa 12990, out-of-stock'],
  },
  swiss: {
    options: { currency: 'CHF' },
    rows: ['sku;name;price', "1;Stuhl;1'299.00", '2;Tisch;CHF 2’450.–', '3;Lampe;Fr. 49.90'],
    told: ['Stuhl 1299, in-stock', 'Tisch 2450, in-stock', 'Lampe 49.9, in-stock'],
  },
  'sale date forms': {
    rows: [
      'Артикул;Наименование;Цена;Цена со скидкой;Дата начала скидки;Дата окончания скидки',
      '1;А;1000;800;01.11.2026;30.11.2026',
      '2;Б;1000;800;01.11.2026 00:00;28.11.2026 23:59',
      '3;В;1000;800;;29.11.2026',
      '4;Г;1000;800;2026-12-01;',
      '5;Д;1000;800;бессрочно;бессрочно',
      '6;Е;1000;800;с 1 ноября 2026;по 15 декабря 2026',
    ],
    told: [
      'А 800 was 1000, in-stock',
      'Б 1000, in-stock',
      'В 800 was 1000, in-stock',
      'Г 1000, in-stock',
      'Д 800 was 1000, in-stock',
      'Е 800 was 1000, in-stock',
    ],
  },
  'wholesale in brackets first': {
    rows: ['Код;Наименование;Цена (опт);Цена (розница);Цена, закуп', '1;Ваза;700;1000;500'],
    told: ['Ваза 1000, in-stock'],
  },
  'foreign currency falls not through': {
    options: { currency: 'KZT' },
    rows: ['Код;Наименование;Цена KZT;Цена USD;Старая цена USD', '1;Ваза;5500;12;15', '2;Кувшин;;10;'],
    told: ['Ваза 5500, in-stock', 'Кувшин —, in-stock'],
  },
  'blank brutto': {
    options: { currency: 'EUR' },
    rows: ['Artikelnummer;Name;Preis brutto;Preis netto', '1;A;10;8,40', '2;B;;8,40'],
    told: ['A 10, in-stock', 'B —, in-stock'],
  },
  'price list with groups of columns': {
    rows: ['Код;Товар;Розничная цена;Цена от 10 шт;Цена от 50 шт', '1;Ваза;100;90;80'],
    told: ['Ваза 100, in-stock'],
  },
  'price per pack': {
    rows: ['Артикул;Название;Цена за м2;Цена за упаковку;В упаковке, м2', '1;Ламинат;1000;2200;2,2'],
    told: ['Ламинат 1000, in-stock'],
  },
  'on sale flag': {
    rows: ['Артикул;Название;Цена;Цена со скидкой;Акция активна', '1;A;100;80;нет', '2;B;100;80;да'],
    told: ['A 100, in-stock', 'B 80 was 100, in-stock'],
  },
  'price words': {
    rows: [
      'Артикул;Название;Цена',
      '1;A;1 200 руб. 50 коп.',
      '2;B;тысяча рублей',
      '3;C;1200р.',
      '4;D;₽ 1 200',
      '5;E;1200 RUB/шт',
      '6;F;1200=',
      '7;G;цена: 1200 руб',
      '8;H;1.2 тыс. руб',
      '9;I;1200-00',
      '10;J;1200,00 руб. с НДС',
      '11;K;USD 12',
      '12;L;12 у.е.',
      '13;M;0,00',
      '14;N;бесплатно',
      '15;O;1 200 / 1 500',
      '16;P;1200 (1500)',
      '17;Q;уточняйте',
      '18;R;1200 + доставка',
      '19;S;от 1 200 до 1 500 руб.',
      '20;T;1200.0',
    ],
    told: [
      'A 1200.5, in-stock',
      'B —, in-stock',
      'C 1200, in-stock',
      'D 1200, in-stock',
      'E 1200, in-stock',
      'F 1200, in-stock',
      'G 1200, in-stock',
      'H —, in-stock',
      'I 1200, in-stock',
      'J 1200, in-stock',
      'K 12, in-stock',
      'L —, in-stock',
      'M —, in-stock',
      'N —, in-stock',
      'O —, in-stock',
      'P —, in-stock',
      'Q —, in-stock',
      'R —, in-stock',
      'S 1200, in-stock',
      'T 1200, in-stock',
    ],
  },
};

describe("what shoppers of a shop's table pay", () => {
  it.each(Object.entries(samples))('is what the shop asks for: %s', (_, sample) => expectTold(sample));
});
