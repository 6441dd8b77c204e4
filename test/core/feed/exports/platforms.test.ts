import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'shopware 6 csv': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'id;parent_id;product_number;active;stock;name;description;price_net;price_gross;tax_rate;purchase_price;manufacturer_name;categories;is_closeout;available;list_price_gross;options',
      'a1;;SW1;1;4;Lampe;<p>Hell</p>;84.03;100.00;19;33.33;Lux;Wohnen;0;1;120.00;',
      'a2;;SW2;0;4;Aus;;8.40;10.00;19;3.33;Lux;Wohnen;0;1;;',
      'a3;;SW3;1;0;Birne;;8.40;10.00;19;3.33;Lux;Wohnen;1;0;;',
    ],
    told: ['Lampe 100 was 120, in-stock', 'Birne 10, out-of-stock'],
    untold: ['33.33', '3.33'],
  },
  'shopware 5 csv': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'ordernumber|mainnumber|name|additionalText|supplier|tax|price_EK|pseudoprice_EK|baseprice_EK|active|instock|stockmin|description_long|shippingtime|configuratorOptions',
      'SW10|SW10|Hemd|S|Otto|19|29,95|39,95|11,11|1|5|0|<p>Fein</p>|3|Größe:S',
      'SW10.1|SW10|Hemd|M|Otto|19|30,95|0|11,11|1|0|0||3|Größe:M',
      'SW11|SW11|Aus||Otto|19|30,95|0|11,11|0|3|0||3|',
    ],
    told: ['Hemd [size: S] 29.95 was 39.95, in-stock', 'Hemd [size: M] 30.95, out-of-stock'],
    untold: ['11,11'],
  },
  'shoptet csv': {
    options: { locale: 'en', currency: 'CZK' },
    rows: [
      'code;pairCode;name;shortDescription;description;manufacturer;supplier;price;standardPrice;purchasePrice;currency;includingVat;percentVat;stock;availabilityOutOfStock;availabilityInStock;productVisibility;variantVisibility;defaultCategory;defaultImage;variant:Velikost;actionPrice;actionFrom;actionUntil',
      'T1/S;T1;Tričko;k;d;Moda;Velko;200,00;250,00;80,00;CZK;1;21;3;Vyprodáno;Skladem;visible;visible;Oblečení;https://x.example/1.jpg;S;150,00;2026-11-01;2026-12-31',
      'T1/M;T1;Tričko;k;d;Moda;Velko;210,00;;80,00;CZK;1;21;0;Vyprodáno;Skladem;visible;visible;Oblečení;;M;;;',
      'H1;;Skryté;k;d;Moda;Velko;200,00;;80,00;CZK;1;21;3;;;hidden;visible;Oblečení;;;;;',
    ],
    told: ['Tričko [size: S] 150 was 200, in-stock', 'Tričko [size: M] 210, out-of-stock'],
    untold: ['Velko', '80,00'],
  },
  'upgates csv': {
    options: { locale: 'en', currency: 'CZK' },
    rows: [
      '[PRODUCT_CODE];[VARIANT_YN];[VARIANT_CODE];[ACTIVE_YN];[ARCHIVED_YN];[TITLE];[SHORT_DESCRIPTION];[LONG_DESCRIPTION];[MANUFACTURER];[SUPPLIER_CODE];[AVAILABILITY];[STOCK];[PRICE_ORIGINAL];[PRICE_COMMON];[PRICE_BUY];[PRICE_SALE];[IMAGES]',
      'P1;0;;1;0;Lampa;k;d;Lux;SUP;Skladem;3;100;120;44.44;;https://x.example/1.jpg',
      'P2;0;;0;0;Skrytá;k;d;Lux;SUP;Skladem;3;100;120;44.44;;',
      'P3;0;;1;0;Váza;k;d;Lux;SUP;Není skladem;0;50;;44.44;40;',
    ],
    told: ['Lampa 100 was 120, in-stock', 'Váza 40 was 50, out-of-stock'],
    untold: ['44.44', 'SUP'],
  },
  'shoper csv': {
    options: { locale: 'en', currency: 'PLN' },
    rows: [
      'product_code;active;name;price;price_buying;price_wholesale;vat;unit;category;producer;stock;stock_warnlevel;availability;delivery;description;images 1;special_offer',
      'SH1;1;Lampa;100.00;44.44;70.00;23%;szt.;Dom/Lampy;Lux;3;1;Dostępny;24h;Opis;https://x.example/1.jpg;80.00',
      'SH2;0;Ukryta;100.00;44.44;70.00;23%;szt.;Dom;Lux;3;1;Dostępny;24h;Opis;;',
      'SH3;1;Wazon;50.00;44.44;70.00;23%;szt.;Dom;Lux;0;1;Niedostępny;24h;Opis;;',
    ],
    told: ['Lampa 100, in-stock', 'Wazon 50, out-of-stock'],
    untold: ['44.44', '70.00'],
  },
  'idosell csv': {
    options: { locale: 'en', currency: 'PLN' },
    rows: [
      '@id;/name[pol];/name[eng];/price@gross;/price_wholesale@gross;/price_retail@gross;/producer@name;/category@name;/sizes/size/stock@quantity;/description/long_desc[eng];/visible',
      '1;Lampa;Lamp;100;66.66;120;Lux;Lamps;3;Bright;y',
      '2;Wazon;Vase;50;33.33;;Lux;Vases;0;Nice;y',
      '3;X;Secret;50;33.33;;Lux;Vases;4;Nice;n',
    ],
    told: ['Lamp 100, in-stock', 'Vase 50, out-of-stock'],
    untold: ['66.66', '33.33'],
  },
  'cs-cart csv': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'Product code,Language,Product id,Category,List price,Price,Status,Quantity,Weight,Product name,Description,Detailed image,Features,Options,Vendor',
      'C1,en,1,Home///Lamps,120.00,100.00,A,3,1,Lamp,Bright,https://x.example/1.jpg,"(12) Color: S[Red]; (13) Size: S[Big]",,X',
      'C2,en,2,Home///Vases,0.00,50.00,H,3,1,Secret,Nice,,,,X',
      'C3,en,3,Home///Vases,0.00,50.00,D,3,1,Disabled,Nice,,,,X',
      'C4,en,4,Home///Vases,0.00,50.00,A,0,1,Vase,Nice,,,,X',
    ],
    told: ['Lamp 100 was 120, in-stock', 'Vase 50, out-of-stock'],
  },
  nopcommerce: {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'ProductId,ProductType,ParentGroupedProductId,VisibleIndividually,Name,ShortDescription,FullDescription,Vendor,SKU,ManageInventoryMethod,StockQuantity,Price,OldPrice,ProductCost,Published,CallForPrice,AvailableStartDateTimeUtc,AvailableEndDateTimeUtc,Categories,Manufacturers,Picture1,DisableBuyButton',
      '1,SimpleProduct,0,TRUE,Lamp,Bright,<p>Full</p>,,N1,Manage Stock,3,100,120,44.44,TRUE,FALSE,,,Lamps,Lux,https://x.example/1.jpg,FALSE',
      '2,SimpleProduct,0,TRUE,Hidden,,,,N2,Manage Stock,3,100,0,44.44,FALSE,FALSE,,,Lamps,Lux,,FALSE',
      "3,SimpleProduct,0,TRUE,Vase,,,,N3,Don't track inventory,0,50,0,44.44,TRUE,FALSE,,,Vases,Lux,,FALSE",
      '4,SimpleProduct,0,TRUE,Pot,,,,N4,Manage Stock,0,50,0,44.44,TRUE,FALSE,,,Vases,Lux,,FALSE',
      '5,SimpleProduct,0,TRUE,Later,,,,N5,Manage Stock,4,50,0,44.44,TRUE,FALSE,2027-05-01,,Vases,Lux,,FALSE',
    ],
    told: ['Lamp 100 was 120, in-stock', 'Vase 50, in-stock', 'Pot 50, out-of-stock'],
    untold: ['44.44'],
  },
  impex: {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '# Products',
      '$catalogVersion=catalogversion(catalog(id[default=apparel]),version[default=Online])',
      'INSERT_UPDATE Product;code[unique=true];name[lang=en];name[lang=de];description[lang=en];approvalStatus(code)[default=approved];price;stockLevel;$catalogVersion',
      ';H1;Lamp;Lampe;Bright;approved;100;3;',
      ';H2;Secret;Geheim;x;unapproved;10;3;',
      ';H3;Vase;Vase DE;Nice;approved;50;0;',
    ],
    told: ['Lamp 100, in-stock', 'Vase 50, out-of-stock'],
    untold: ['Lampe'],
  },
  odoo: {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'External ID,Internal Reference,Name,Sales Price,Cost,Product Type,Quantity On Hand,Can be Sold,Active,Is Published,Product Category,Sales Description',
      '__export__.p1,OD1,Lamp,100.00,44.44,Storable Product,3,True,True,True,All / Lamps,Bright',
      '__export__.p2,OD2,Secret,100.00,44.44,Storable Product,3,True,True,False,All / Lamps,Bright',
      '__export__.p3,OD3,Service part,100.00,44.44,Storable Product,3,False,True,True,All / Lamps,',
      '__export__.p4,OD4,Vase,50.00,44.44,Storable Product,0,True,True,True,All / Vases,',
    ],
    told: ['Lamp 100, in-stock', 'Vase 50, out-of-stock'],
    untold: ['44.44'],
  },
  '1c grouped price list': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      'ООО "Ромашка";;;;;',
      'Прайс-лист на 29.11.2026;;;;;',
      ';;;Розничная;Оптовая;',
      'Код;Номенклатура;Ед. изм.;Цена;Цена;Остаток',
      'Посуда;;;;;',
      '00-001;Чайник;шт;1 290,00;900,00;3',
      '00-002;Кружка;шт;290,00;200,00;',
      'Техника;;;;;',
      '00-003;Утюг;шт;2 990,00;2 000,00;0',
    ],
    told: ['Чайник 1290, in-stock', 'Кружка 290, unknown', 'Утюг 2990, out-of-stock'],
    untold: ['90000'],
  },
  'webflow csv': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'Product Handle,Product Name,Product Type,Product Description,Product Categories,Main Variant Image,More Variant Images,Variant Price,Variant Compare-at Price,Product Tax Class,Variant SKU,Requires Shipping,Variant Inventory,Option1 Name,Option1 Value,Archived,Draft',
      'tee,Tee,Advanced,Soft,Shirts,https://x.example/t.jpg,,20.00,25.00,,T-S,true,3,Size,S,false,false',
      'tee,Tee,Advanced,Soft,Shirts,https://x.example/t.jpg,,21.00,,,T-M,true,0,Size,M,false,false',
      'mug,Mug,Advanced,x,Mugs,,,5.00,,,M,true,3,,,false,true',
    ],
    told: ['Tee [size: S] 20 was 25, in-stock', 'Tee [size: M] 21, out-of-stock'],
  },
  'square csv': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'Reference Handle,Token,Item Name,Variation Name,Unit and Precision,SKU,Description,Category,SEO Title,Permalink,Square Online Item Visibility,Price,Online Sale Price,Sellable,Stockable,Current Quantity Main Street,New Quantity Main Street,Stock Alert Enabled Main Street,Option Name 1,Option Value 1,Archived,Default Unit Cost,Default Vendor Name',
      '#tee,TK1,Tee,S,,T-S,Soft,Shirts,,,visible,20.00,15.00,Y,Y,3,,N,Size,S,N,7.77,Vend',
      '#tee,TK2,Tee,M,,T-M,Soft,Shirts,,,visible,21.00,,Y,Y,0,,N,Size,M,N,7.77,Vend',
      '#mug,TK3,Mug,Regular,,M,x,Mugs,,,hidden,5.00,,Y,Y,4,,N,,,N,2.22,Vend',
      '#cup,TK4,Cup,Regular,,C,x,Mugs,,,visible,5.00,,Y,Y,4,,N,,,N,2.22,Vend',
    ],
    told: ['Tee [size: S] 15 was 20, in-stock', 'Tee [size: M] 21, out-of-stock', 'Cup 5, in-stock'],
    untold: ['7.77', 'Vend'],
  },
  'wix new csv': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'handle,fieldType,name,visible,plainDescription,media,mediaAltText,ribbon,brand,price,strikethroughPrice,baseUnit,baseUnitMeasurement,totalUnits,totalUnitsMeasurement,cost,inventory,preOrderEnabled,preOrderMessage,preOrderLimit,sku,barcode,weight,productOptionName1,productOptionType1,productOptionChoices1',
      'tee,PRODUCT,Tee,TRUE,Soft,https://x.example/t.jpg,,,Loom,20,25,,,,,7.77,,,,,,,,Size,TEXT_CHOICES,S;M',
      'tee,VARIANT,,,,,,,,20,25,,,,,7.77,3,,,,T-S,,,Size,TEXT_CHOICES,S',
      'tee,VARIANT,,,,,,,,21,,,,,,7.77,0,,,,T-M,,,Size,TEXT_CHOICES,M',
      'mug,PRODUCT,Mug,FALSE,x,,,,Loom,5,,,,,,,4,,,,M,,,,,',
    ],
    told: ['Tee [size: S] 20 was 25, in-stock', 'Tee [size: M] 21, out-of-stock'],
    untold: ['7.77'],
  },
};

describe('the table of a platform', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
