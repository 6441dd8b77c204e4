import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'etsy csv': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,SKU',
      'Ring,Silver ring,25.50,USD,3,"a,b",silver,https://x.example/r.jpg,Size,Ring size,"6,7",R1',
      'Chain,Gold,99.00,USD,0,,gold,https://x.example/c.jpg,,,,C1',
    ],
    told: ['Ring [ring size: 6,7] 25.5, in-stock', 'Chain 99, out-of-stock'],
  },
  'ebay file exchange': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '*Action(SiteID=US|Country=US|Currency=USD|Version=1193),CustomLabel,*Category,*Title,*Description,*ConditionID,PicURL,*Quantity,*Format,*StartPrice,BuyItNowPrice,*Duration,*Location,Relationship,RelationshipDetails',
      'Add,T1,123,Tee,Soft tee,1000,https://x.example/t.jpg,,FixedPrice,,,GTC,NY,,Size=S;M',
      'Add,T1-S,,,,,,5,,10.00,,,,Variation,Size=S',
      'Add,T1-M,,,,,,0,,11.00,,,,Variation,Size=M',
      'Add,M1,124,Mug,Nice,1000,https://x.example/m.jpg,4,FixedPrice,7.50,,GTC,NY,,',
    ],
    told: ['Tee [size: S] 10, in-stock', 'Tee [size: M] 11, out-of-stock', 'Mug 7.5, in-stock'],
  },
  'amazon flat file': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'TemplateType=fptcustom	Version=2023.1	The top 3 rows are for Amazon.com use only.									',
      'Seller SKU	Product Name	Standard Price	Sale Price	Sale From Date	Sale End Date	Quantity	Parentage	Parent SKU	Size	Color	Main Image URL',
      'item_sku	item_name	standard_price	sale_price	sale_from_date	sale_end_date	quantity	parent_child	parent_sku	size_name	color_name	main_image_url',
      'TEE	Tee						Parent				https://x.example/t.jpg',
      'TEE-S	Tee S	20.00	15.00	2026-11-01	2026-12-31	5	Child	TEE	S	Red	',
      'TEE-M	Tee M	21.00	15.00	2026-01-01	2026-02-01	0	Child	TEE	M	Red	',
      'MUG	Mug	7.00				3					',
    ],
    told: [
      'Tee [size: S, color: Red] 15 was 20, in-stock',
      'Tee [size: M, color: Red] 21, out-of-stock',
      'Mug 7, in-stock',
    ],
  },
  wildberries: {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      'Артикул продавца;Артикул WB;Наименование;Бренд;Предмет;Размер;Баркод;Текущая цена;Текущая скидка;Остатки WB;Себестоимость;Комиссия, %',
      'A1;111;Платье;Ива;Платья;42;200;2000;10;5;700;15',
      'A1;111;Платье;Ива;Платья;44;201;2000;0;0;700;15',
    ],
    told: ['Платье [size: 42] 1800 was 2000, in-stock', 'Платье [size: 44] 2000, out-of-stock'],
    untold: ['700', '"15'],
  },
  'ozon prices csv': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      'Артикул;Ozon Product ID;SKU;Название товара;Статус товара;Видимость на Ozon;Доступно к продаже по схеме FBO, шт.;Доступно к продаже по схеме FBS, шт.;Текущая цена с учетом скидки, ₽;Цена до скидки (перечеркнутая цена), ₽;Цена Premium, ₽;Рыночная цена, ₽;Настройка автоматического применения рыночной цены',
      "'A1;1;11;Чайник;Продается;Показывается;3;0;1290;1500;1111;1200;",
      "'A2;2;12;Утюг;Не продается;Скрыт;0;0;990;;;;",
      "'A3;3;13;Фен;Нет в наличии;Показывается;0;0;990;;;;",
    ],
    told: ['Чайник 1290 was 1500, in-stock', 'Фен 990, out-of-stock'],
    untold: ['1111'],
  },
  'yandex market table': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      'Список товаров;;;;;;;;;;',
      'Ваш SKU *;Качество карточки;Название товара *;Ссылка на изображение *;Описание товара *;Категория на Маркете *;Бренд *;Цена *;Зачёркнутая цена;Себестоимость;Доступное количество товара;В архиве',
      'sku;;name;picture;description;category;vendor;price;oldprice;cost;count;archive',
      'S1;90;Чайник;https://x.example/1.jpg;Хороший;Чайники;Пар;1290;1500;700;4;Нет',
      'S2;90;Утюг;https://x.example/2.jpg;Хороший;Утюги;Пар;990;;500;0;Нет',
      'S3;90;Фен;https://x.example/2.jpg;Хороший;Фены;Пар;990;;500;3;Да',
    ],
    told: ['Чайник 1290 was 1500, in-stock', 'Утюг 990, out-of-stock'],
    untold: ['Себест', '70000'],
  },
  'mirakl offers': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'sku;product-id;product-id-type;description;internal-description;price;price-additional-info;quantity;min-quantity-alert;state;available-start-date;available-end-date;discount-price;discount-start-date;discount-end-date;leadtime-to-ship;title;update-delete',
      'S1;123;EAN;Lamp desc;secret note;100.00;;5;1;11;;;80.00;2026-11-01;2026-12-31;2;Lamp;update',
      'S2;124;EAN;Vase desc;secret note;50.00;;0;1;11;;;40.00;2026-01-01;2026-01-31;2;Vase;update',
      'S3;125;EAN;x;secret note;50.00;;3;1;11;2027-05-01;;;;;2;Later;update',
    ],
    told: ['Lamp 80 was 100, in-stock', 'Vase 50, out-of-stock'],
    untold: ['secret note'],
  },
  zalando: {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'store;ean;price;retail_price;quantity;article_number;article_color;article_size;title;product_number',
      '1;111;49.95;59.95;3;S1-R-40;red;40;Shoe;S1',
      '1;112;49.95;59.95;0;S1-R-41;red;41;Shoe;S1',
    ],
    told: ['Shoe [color: red, size: 40] 49.95, in-stock', 'Shoe [color: red, size: 41] 49.95, out-of-stock'],
  },
  idealo: {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'sku;brand;title;categoryPath;url;eans;imageUrls;description;price;basePrice;voucherCode;formerPrice;deliveryTime;deliveryComment;paymentCosts_paypal;deliveryCosts_dhl;checkout;minimumPrice',
      'I1;Lux;Lamp;Home > Lamps;https://x.example/1;123;https://x.example/1.jpg;Bright;99.95;9.99 €/kg;;129.95;1-3 Werktage;;0.00;4.99;true;77.77',
    ],
    told: ['Lamp 99.95 was 129.95, in-stock'],
    untold: ['77.77', '4.99'],
  },
  kelkoo: {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'offer-id|title|product-url|landing-page-url|price|brand|description|image-url|ean|merchant-category|availability|delivery-cost|delivery-time|condition|currency',
      'K1|Lamp|https://x.example/1|https://x.example/l|99.95|Lux|Bright|https://x.example/1.jpg|1|Lamps|1|4.99|2 days|0|EUR',
    ],
    told: ['Lamp 99.95, in-stock'],
  },
  pricespy: {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'Product-name;SKU;Price;Delivery-cost;Product-url;Manufacturer;Manufacturer-SKU;EAN;Category;Image-url;Stock status;Condition',
      'Lamp;P1;99.95;4.99;https://x.example/1;Lux;M1;1;Lamps;https://x.example/1.jpg;in stock;new',
      'Vase;P2;9.95;4.99;https://x.example/2;Lux;M2;2;Vases;https://x.example/2.jpg;not in stock;new',
    ],
    told: ['Lamp 99.95, in-stock', 'Vase 9.95, out-of-stock'],
  },
  'allegro csv': {
    options: { locale: 'en', currency: 'PLN' },
    rows: [
      'ID oferty;Tytuł oferty;Cena PL;Cena minimalna;Liczba sztuk;Status oferty;Sygnatura/SKU Sprzedającego;Kategoria główna;Podkategoria;Zdjęcia;Opis oferty;Czas wysyłki',
      '1001;Czajnik;129,99;99,99;5;Aktywna;C1;AGD;Czajniki;https://x.example/1.jpg;Dobry;24 godziny',
      '1002;Kubek;19,99;;0;Zakończona;C2;AGD;Kubki;https://x.example/2.jpg;Dobry;24 godziny',
      '1003;Talerz;9,99;;7;Aktywna;C3;AGD;Talerze;;Dobry;24 godziny',
    ],
    told: ['Czajnik 129.99, in-stock', 'Talerz 9.99, in-stock'],
    untold: ['99,99'],
  },
};

describe('the table of a marketplace', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
