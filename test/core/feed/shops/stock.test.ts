import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'avail qty headers': {
    rows: [
      'Артикул;Наименование;Цена;Остаток на складе, шт;Остаток (Москва)',
      '1;А;10;5;2',
      '2;Б;10;0;7',
      '3;В;10;;',
      '4;Г;10;-2;0',
    ],
    told: ['А 10, in-stock', 'Б 10, out-of-stock', 'В 10, unknown', 'Г 10, out-of-stock'],
  },
  'avail several warehouses': {
    rows: [
      'Артикул;Наименование;Цена;Склад Москва;Склад СПб;Магазин Тверская',
      '1;А;10;0;0;3',
      '2;Б;10;0;0;0',
    ],
    told: ['А 10, in-stock', 'Б 10, out-of-stock'],
  },
  'what is reserved cannot be had': {
    rows: ['Артикул;Наименование;Цена;Остаток;Резерв;Доступно', '1;А;10;5;5;0', '2;Б;10;5;2;3'],
    told: ['А 10, out-of-stock', 'Б 10, in-stock'],
  },
  'attributes that begin like places': {
    rows: [
      'Артикул;Наименование;Цена;Наличие;Наличие подсветки;Количество скоростей',
      '1;А;10;есть;нет;0',
      '2;Б;10;нет;да;5',
    ],
    told: ['А 10, in-stock', 'Б 10, out-of-stock'],
  },
  'places that begin like attributes': {
    rows: ['Артикул;Наименование;Цена;Наличие Москва;Наличие в Твери', '1;А;10;0;1', '2;Б;10;0;0'],
    told: ['А 10, in-stock', 'Б 10, out-of-stock'],
  },
  "Meta's count, beside its words": {
    rows: [
      'id,title,price,availability,quantity_to_sell_on_facebook',
      '1,А,10 RUB,in stock,0',
      '2,Б,10 RUB,in stock,4',
    ],
    told: ['А 10, out-of-stock', 'Б 10, in-stock'],
  },
  'places after a sign': {
    rows: [
      'Артикул;Наименование;Цена;В наличии @Основной склад;В наличии @Магазин',
      '1;А;10;0;1',
      '2;Б;10;0;0',
    ],
    told: ['А 10, in-stock', 'Б 10, out-of-stock'],
  },
  'Qty en': {
    options: { currency: 'USD' },
    rows: ['SKU,Product Name,Unit Price,Qty Available', '1,A,10,3', '2,B,10,0', '3,C,10,'],
    told: ['A 10, in-stock', 'B 10, out-of-stock', 'C 10, unknown'],
  },
  'YML outlets': {
    rows: [
      '<yml_catalog><shop><offers>',
      '<offer id="1" available="true"><name>А</name><price>10</price><outlets><outlet id="1" instock="0"/><outlet id="2" instock="0"/></outlets></offer>',
      '<offer id="2"><name>Б</name><price>10</price><outlets><outlet id="1" instock="4"/></outlets></offer>',
      '<offer id="3" available="false"><name>В</name><price>10</price><count>5</count></offer>',
      '<offer id="4" available=""><name>Г</name><price>10</price></offer>',
      '<offer id="5"><name>Д</name><price>10</price><available>false</available></offer>',
      '<offer id="6" available="true"><name>Е</name><price>10</price><stock_quantity>0</stock_quantity></offer>',
      '<offer id="7" available="true"><name>Ж</name><price>10</price><quantity_in_stock>0</quantity_in_stock></offer>',
      '<offer id="8" available="true" in_stock="false"><name>З</name><price>10</price></offer>',
      '<offer id="9" available="true"><name>И</name><price>10</price><param name="Наличие">Нет в наличии</param></offer>',
      '<offer id="10" available="true"><name>К</name><price>10</price><disabled>true</disabled></offer>',
      '<offer id="11" selling_type="r" presence="available"><name>Л</name><price>10</price></offer>',
      '<offer id="12" presence="order"><name>М</name><price>10</price></offer>',
      '<offer id="13" presence="waiting"><name>Н</name><price>10</price></offer>',
      '<offer id="14" presence="not_available"><name>О</name><price>10</price></offer>',
      '<offer id="15"><name>П</name><price>10</price><presence>service</presence></offer>',
      '<offer id="16" available="true"><name>Р</name><price>10</price><stock>В наличии</stock></offer>',
      '<offer id="17" available="true"><name>С</name><price>10</price><stock>0</stock></offer>',
      '</offers></shop></yml_catalog>',
    ],
    told: [
      'А 10, out-of-stock',
      'Б 10, in-stock',
      'В 10, out-of-stock',
      'Г 10, unknown',
      'Д 10, out-of-stock',
      'Е 10, out-of-stock',
      'Ж 10, out-of-stock',
      'З 10, out-of-stock',
      'И 10, out-of-stock',
      'Л 10, in-stock',
      'М 10, backorder',
      'Н 10, out-of-stock',
      'О 10, out-of-stock',
      'П 10, unknown',
      'Р 10, in-stock',
      'С 10, out-of-stock',
    ],
  },
  'woo backorders': {
    options: { currency: 'USD' },
    rows: [
      'ID,Type,SKU,Name,Published,Visibility in catalog,In stock?,Stock,Backorders allowed?,Regular price',
      '1,simple,a,A,1,visible,1,5,0,10',
      '2,simple,b,B,1,visible,0,0,0,10',
      '3,simple,c,C,1,visible,0,0,1,10',
      '4,simple,d,D,1,visible,backorder,-2,notify,10',
      '5,simple,e,E,1,visible,1,0,0,10',
    ],
    told: ['A 10, in-stock', 'B 10, out-of-stock', 'C 10, backorder', 'D 10, backorder', 'E 10, in-stock'],
  },
  'woo pending private grouped external': {
    options: { currency: 'USD' },
    rows: [
      'ID,Type,SKU,Name,Published,Visibility in catalog,In stock?,Regular price,Parent,Grouped products',
      '1,simple,a,A,1,visible,1,10,,',
      '2,simple,b,B,-1,visible,1,10,,',
      '3,simple,c,C,0,visible,1,10,,',
      '4,simple,d,D,1,hidden,1,10,,',
      '5,simple,e,E,1,search,1,10,,',
      '6,grouped,f,F set,1,visible,1,,,"a, b"',
      '7,external,g,G,1,visible,1,10,,',
      '8,"simple, downloadable, virtual",h,H,1,catalog,1,10,,',
      '9,variable,i,I,0,visible,1,,,',
      '10,variation,i1,I - S,1,visible,1,10,i,',
    ],
    told: ['A 10, in-stock', 'F set —, in-stock', 'G 10, in-stock', 'H 10, in-stock'],
  },
  'presta active': {
    options: { currency: 'EUR' },
    rows: [
      'Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax included;Visibility;Available for order (0 = No, 1 = Yes);Quantity',
      '1;1;A;Home;10;both;1;3',
      '2;0;B;Home;10;both;1;3',
      '3;1;C;Home;10;none;1;3',
      '4;1;D;Home;10;search;1;3',
      '5;1;E;Home;10;both;0;3',
      '6;1;F;Home;10;catalog;1;3',
    ],
    told: ['A 10, in-stock', 'E 10, out-of-stock', 'F 10, in-stock'],
  },
  'bitrix active': {
    rows: [
      'IE_XML_ID;IE_NAME;IE_ID;IE_ACTIVE;IE_ACTIVE_FROM;IE_ACTIVE_TO;CV_PRICE_1;CV_CURRENCY_1;CP_QUANTITY',
      '1;А;1;Y;;;100;RUB;3',
      '2;Б;2;N;;;100;RUB;3',
      '3;В;3;Y;01.01.2027;;100;RUB;3',
      '4;Г;4;Y;;01.01.2020;100;RUB;3',
    ],
    told: ['А 100, in-stock'],
  },
  magento: {
    options: { currency: 'USD' },
    rows: [
      'sku,store_view_code,attribute_set_code,product_type,product_websites,name,price,product_online,visibility,qty,is_in_stock,status',
      'A,,Default,simple,base,A,10,1,"Catalog, Search",5,1,',
      'B,,Default,simple,base,B,10,2,"Catalog, Search",5,1,',
      'C,,Default,simple,base,C,10,1,"Not Visible Individually",5,1,',
      'D,,Default,simple,base,D,10,1,Search,5,1,',
      'E,,Default,bundle,base,E,,1,"Catalog, Search",5,1,',
      'F,,Default,grouped,base,F,,1,"Catalog, Search",5,1,',
    ],
    told: ['A 10, in-stock', 'E —, in-stock', 'F —, in-stock'],
  },
  magento1: {
    options: { currency: 'USD' },
    rows: [
      'store,websites,attribute_set,type,sku,name,price,special_price,status,visibility,qty,is_in_stock,cost,configurable_attributes,simples_skus',
      'admin,base,Default,simple,M1-S,Shirt S,20,15,1,1,5,1,8,,',
      'admin,base,Default,simple,M1-M,Shirt M,20,,1,1,0,0,8,,',
      'admin,base,Default,configurable,M1,Shirt,20,,1,4,0,1,,size,"M1-S,M1-M"',
      'admin,base,Default,simple,M2,Hat,10,,2,4,5,1,3,,',
      'admin,base,Default,simple,M3,Cap,10,,1,4,5,1,3,,',
    ],
    told: ['Cap 10, in-stock', 'Shirt 15 was 20, in-stock', 'Shirt 20, out-of-stock'],
  },
  'magento1 dataflow': {
    options: { currency: 'USD' },
    rows: [
      'sku,_store,_attribute_set,_type,_category,_root_category,_product_websites,color,cost,name,price,special_price,status,visibility,qty,is_in_stock,_super_products_sku,_super_attribute_code,_super_attribute_option',
      'M1-S,,Default,simple,Tops,Default Category,base,,8,Shirt S,20,15,1,1,5,1,,,',
      'M1-M,,Default,simple,Tops,Default Category,base,,8,Shirt M,20,,1,1,0,0,,,',
      'M1,,Default,configurable,Tops,Default Category,base,,,Shirt,20,,1,4,0,1,M1-S,size,S',
      ',,,,,,,,,,,,,,,,M1-M,size,M',
      'M2,,Default,simple,Tops,Default Category,base,,3,Hat,10,,2,4,5,1,,,',
    ],
    told: ['Shirt [size: S] 15 was 20, in-stock', 'Shirt [size: M] 20, out-of-stock'],
  },
  bigcommerce: {
    options: { currency: 'USD' },
    rows: [
      'Item,ID,Name,Type,SKU,Options,Inventory Tracking,Current Stock,Price,Cost Price,Retail Price,Sale Price,Is Visible',
      'Product,1,A,physical,S1,,product,5,10,4,15,8,TRUE',
      'Product,2,B,physical,S2,,product,0,10,4,0,0,TRUE',
      'Product,3,C,physical,S3,,none,0,10,4,0,0,FALSE',
      'Product,4,D,physical,S4,,none,0,10,4,0,0,TRUE',
    ],
    told: ['A 8 was 10, in-stock', 'B 10, out-of-stock', 'D 10, in-stock'],
  },
};

describe('what a shop has, and what it shows', () => {
  it.each(Object.entries(samples))('is what the shop says: %s', (_, sample) => expectTold(sample));
});
