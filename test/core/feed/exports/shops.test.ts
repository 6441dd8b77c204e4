import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'presta import fr': {
    options: { currency: 'EUR', locale: 'en' },
    rows: [
      "ID;Actif (0/1);Nom *;Catégories (x,y,z...);Prix TTC;ID règle de taxes;Prix d'achat;En promo (0/1);Montant de la remise;Pourcentage de la remise;Remise valable du (aaaa-mm-jj);Remise valable jusqu'au (aaaa-mm-jj);Référence;Marque;Quantité;Résumé;Caractéristiques (Nom:Valeur:Position)",
      '1;1;Chaise;Meubles,Chaises;100,00;1;40;1;;20;;;REF1;Ikea;5;<p>b</p>;Hauteur:90 cm:1',
      '2;1;Table;Meubles;200,00;1;90;0;;;;;REF2;Ikea;0;<p>b</p>;',
    ],
    told: ['Chaise 80 was 100, in-stock', 'Table 200, out-of-stock'],
  },
  'presta en discount': {
    options: { currency: 'EUR', locale: 'en' },
    rows: [
      'Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Tax rules ID;Cost price;On sale (0/1);Discount amount;Discount percent;Discount from (yyyy-mm-dd);Discount to (yyyy-mm-dd);Reference #;Quantity',
      '1;1;Chair;Home;100.00;1;40;1;;20;2026-11-01;2026-12-31;R1;5',
      '2;1;Table;Home;200.00;1;90;0;15;;2026-01-01;2026-02-01;R2;5',
    ],
    told: ['Chair 80 was 100, in-stock', 'Table 200, in-stock'],
  },
  'heureka cz': {
    options: { currency: 'CZK' },
    rows: [
      '<?xml version="1.0" encoding="utf-8"?><SHOP><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>Židle</PRODUCTNAME><PRODUCT>Židle akce</PRODUCT><DESCRIPTION>x</DESCRIPTION><URL>https://a.b</URL><IMGURL>https://a.b/1.jpg</IMGURL><PRICE_VAT>1 299,90</PRICE_VAT><HEUREKA_CPC>5,5</HEUREKA_CPC><MANUFACTURER>X</MANUFACTURER><CATEGORYTEXT>Nábytek | Židle</CATEGORYTEXT><DELIVERY_DATE>0</DELIVERY_DATE><DELIVERY><DELIVERY_ID>PPL</DELIVERY_ID><DELIVERY_PRICE>99</DELIVERY_PRICE></DELIVERY><PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>modrá</VAL></PARAM></SHOPITEM><SHOPITEM><ITEM_ID>B</ITEM_ID><PRODUCTNAME>Stůl</PRODUCTNAME><PRICE_VAT>999</PRICE_VAT><DELIVERY_DATE>14</DELIVERY_DATE></SHOPITEM></SHOP>',
    ],
    told: ['Židle 1299.9, in-stock', 'Stůl 999, backorder'],
  },
  zbozi: {
    rows: [
      '<?xml version="1.0" encoding="utf-8"?><SHOP xmlns="http://www.zbozi.cz/ns/offer/1.0"><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>Židle</PRODUCTNAME><PRICE_VAT>1299.90</PRICE_VAT><PRICE_BEFORE_DISCOUNT>1500</PRICE_BEFORE_DISCOUNT><DELIVERY_DATE>-1</DELIVERY_DATE><VISIBILITY>0</VISIBILITY></SHOPITEM><SHOPITEM><ITEM_ID>B</ITEM_ID><PRODUCTNAME>Stůl</PRODUCTNAME><PRICE_VAT>1299.90</PRICE_VAT><PRICE_BEFORE_DISCOUNT>1500</PRICE_BEFORE_DISCOUNT><DELIVERY_DATE>-1</DELIVERY_DATE></SHOPITEM></SHOP>',
    ],
    told: ['Stůl 1299.9 was 1500, out-of-stock'],
  },
  ceneo: {
    options: { currency: 'PLN' },
    rows: [
      '<?xml version="1.0" encoding="utf-8"?><offers version="1"><o id="1" url="https://a.b" price="1299.90" avail="1" weight="1" stock="5" set="0" basket="1"><cat><![CDATA[Meble/Krzesła]]></cat><name><![CDATA[Krzesło]]></name><imgs><main url="https://a.b/1.jpg"/></imgs><desc><![CDATA[x]]></desc><attrs><a name="Producent"><![CDATA[Ikea]]></a><a name="Kod_producenta">K1</a></attrs></o><o id="2" url="https://a.b" price="100" avail="99" stock="0"><name>Stół</name></o></offers>',
    ],
    told: ['Krzesło 1299.9, in-stock', 'Stół 100, out-of-stock'],
  },
  skroutz: {
    options: { currency: 'EUR' },
    rows: [
      '<?xml version="1.0" encoding="UTF-8"?><mystore><created_at>2026-01-01</created_at><products><product><id>1</id><name>Tee</name><link>https://a.b</link><image>https://a.b/1.jpg</image><category>Clothes &gt; Tees</category><price_with_vat>49.90</price_with_vat><vat>24.00</vat><manufacturer>X</manufacturer><availability>Available from 1 to 3 days</availability><size>S,M,L</size><color>Red</color><quantity>9</quantity></product><product><id>2</id><name>Hat</name><price_with_vat>9.90</price_with_vat><availability>Available up to 12 days</availability><variations><variation><variationid>2-S</variationid><size>S</size><price_with_vat>9.90</price_with_vat><quantity>0</quantity></variation><variation><variationid>2-M</variationid><size>M</size><price_with_vat>10.90</price_with_vat><quantity>3</quantity></variation></variations></product></products></mystore>',
    ],
    told: ['Tee 49.9, in-stock', 'Hat [size: S] 9.9, out-of-stock', 'Hat [size: M] 10.9, in-stock'],
  },
  geizhals: {
    rows: [
      '<?xml version="1.0"?><produkte><produkt><artikelnummer>1</artikelnummer><bezeichnung>Stuhl</bezeichnung><preis>99,90</preis><hersteller>X</hersteller><verfuegbarkeit>lagernd</verfuegbarkeit><versandkosten>5</versandkosten></produkt><produkt><artikelnummer>2</artikelnummer><bezeichnung>Tisch</bezeichnung><preis>1.199,90</preis><verfuegbarkeit>nicht lagernd</verfuegbarkeit></produkt></produkte>',
    ],
    told: ['Stuhl 99.9, in-stock', 'Tisch 1199.9, out-of-stock'],
  },
  wb: {
    rows: [
      'Артикул продавца;Артикул WB;Наименование;Бренд;Баркод;Размер;Текущая цена, руб.;Скидка, %;Цена со скидкой;Остаток на складе WB',
      'A;111;Платье;X;1;42;2000;50;1000;3',
      'A;111;Платье;X;2;44;2000;50;1000;0',
    ],
    told: ['Платье [size: 42] 1000 was 2000, in-stock', 'Платье [size: 44] 1000 was 2000, out-of-stock'],
  },
  'ozon price xlsx': {
    rows: [
      'Артикул;Ozon ID;Название товара;Цена до скидки, ₽;Текущая цена (со скидкой), ₽;Минимальная цена, ₽;Остаток FBO;Себестоимость',
      'A;1;Платье;2000;1000;800;3;400',
    ],
    told: ['Платье 1000 was 2000, in-stock'],
  },
  'aliexpress / generic en': {
    options: { currency: 'USD' },
    rows: [
      'Product ID,Product Name,List Price,Our Price,Sale Price,Qty,Shipping Cost,Weight (kg)',
      '1,Vase,20.00,15.00,12.00,3,5.00,1',
      '2,Jug,10.00,9.00,,0,5.00,1',
    ],
    told: ['Vase 12 was 15, in-stock', 'Jug 9 was 10, out-of-stock'],
  },
  'amazon flat': {
    options: { currency: 'USD' },
    rows: [
      'item_sku\titem_name\tstandard_price\tsale_price\tsale_from_date\tsale_end_date\tquantity\tparent_child\tparent_sku\tvariation_theme\tsize_name\tcolor_name',
      'P\tTee\t\t\t\t\t\tparent\t\tSize\t\t',
      'P-S\tTee S\t20.00\t15.00\t2026-11-01\t2026-12-31\t5\tchild\tP\tSize\tS\tRed',
      'P-M\tTee M\t20.00\t15.00\t2026-01-01\t2026-02-01\t0\tchild\tP\tSize\tM\tRed',
    ],
    told: ['Tee [size: S, color: Red] 15 was 20, in-stock', 'Tee [size: M, color: Red] 20, out-of-stock'],
  },
  'shopify admin api jsonl': {
    options: { currency: 'USD' },
    rows: [
      '{"id":"gid://shopify/Product/1","title":"Tee","handle":"tee","status":"ACTIVE","variants":[{"id":"gid://shopify/ProductVariant/11","price":"10.00","compareAtPrice":"12.00","inventoryQuantity":0,"inventoryPolicy":"DENY","selectedOptions":[{"name":"Size","value":"S"}]}]}',
      '{"id":"gid://shopify/Product/2","title":"Hat","handle":"hat","status":"DRAFT","variants":[{"id":"gid://shopify/ProductVariant/12","price":"10.00"}]}',
    ],
    told: ['Tee [size: S] 10 was 12, out-of-stock'],
  },
  'alias unknown xml': {
    options: { aliases: { title: 'Ware_Title', id: 'Ware_Code', price: 'Cash' } },
    rows: [
      '<?xml version="1.0"?><Export><Stuff><Ware_Code>A1</Ware_Code><Ware_Title>Vase blue</Ware_Title><Cash>100.00</Cash></Stuff><Stuff><Ware_Code>A2</Ware_Code><Ware_Title>Jug white</Ware_Title><Cash>120.00</Cash></Stuff></Export>',
    ],
    told: ['Vase blue 100, in-stock', 'Jug white 120, in-stock'],
  },
};

describe('exports of platforms and marketplaces', () => {
  it.each(Object.entries(samples))('are read as the shop means them: %s', (_, sample) => expectTold(sample));
});
