import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'lightspeed c nl': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'Internal_ID;Internal_Variant_ID;Visible;Brand;Supplier;NL_Title_Short;NL_Title_Long;NL_Description_Short;NL_Description_Long;NL_Variant;EN_Title_Short;EN_Title_Long;EN_Variant;Article_Code;EAN;SKU;Price;Price_Old;Price_Cost;Price_Unit;Stock_Track;Stock_Disable_Sold_Out;Stock_Level;Stock_Min;Images;NL_Category_1;NL_Category_2;EN_Category_1',
      '1;11;visible;Lux;Groothandel BV;Lamp;Grote lamp;kort;lang;Maat: S;Lamp EN;Big lamp;Size: S;A1;123;S1;12.50;15.00;5.55;;1;1;3;0;https://x.example/1.jpg;Wonen;Lampen;Living',
      '1;12;visible;Lux;Groothandel BV;Lamp;Grote lamp;kort;lang;Maat: M;Lamp EN;Big lamp;Size: M;A2;124;S2;13.50;0.00;5.55;;1;1;0;0;;Wonen;Lampen;Living',
      '2;21;hidden;Lux;Groothandel BV;Geheim;Geheim;;;Default;Secret;Secret;Default;A3;125;S3;3.00;;1.11;;0;0;0;0;;Wonen;;Living',
      '3;31;visible;Lux;Groothandel BV;Vaas;Vaas;;;Default;Vase;Vase;Default;A4;126;S4;3.00;;1.11;;0;0;0;0;;Wonen;;Living',
    ],
    told: [
      'Big lamp [size: S] 12.5 was 15, in-stock',
      'Big lamp [size: M] 13.5, out-of-stock',
      'Vase 3, in-stock',
    ],
    untold: ['Groothandel', '5.55', '1.11'],
  },
  'lightspeed R': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'System ID,UPC,EAN,Custom SKU,Manufact. SKU,Item,Qty.,Price,Tax,Brand,Publish to eCom,Season,Department,MSRP,Tax Class,Default Cost,Vendor,Category,Subcategory 1,Archived',
      '210000001,0123,,C1,M1,Bike,2,499.00,yes,Trek,Yes,,Bikes,599.00,Item,222.22,VendorX,Bikes,Road,no',
      '210000002,0124,,C2,M2,Helmet,0,49.00,yes,Bell,Yes,,Bikes,,Item,22.22,VendorX,Bikes,Helmets,no',
      '210000003,0125,,C3,M3,Oldie,5,49.00,yes,Bell,Yes,,Bikes,,Item,22.22,VendorX,Bikes,Helmets,yes',
      '210000004,0126,,C4,M4,Internal,5,49.00,yes,Bell,No,,Bikes,,Item,22.22,VendorX,Bikes,Helmets,no',
    ],
    told: ['Bike 499 was 599, in-stock', 'Helmet 49, out-of-stock'],
    untold: ['222.22', 'VendorX'],
  },
  'names by language suffix': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id;title_nl;title_en;title_de;price', '1;Stoel;Chair;Stuhl;10'],
    told: ['Chair 10, in-stock'],
    untold: ['Stoel', 'Stuhl'],
  },
  'names by language prefix': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'id;DE_Name;EN_Name;NL_Name;DE_Description;EN_Description;price',
      '1;Stuhl;Chair;Stoel;Beschr;Descr;10',
    ],
    told: ['Chair 10, in-stock'],
    untold: ['Stoel', 'Stuhl', 'Beschr'],
  },
  'names in square brackets': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id;Name [de];Name [en];Price', '1;Stuhl;Chair;10'],
    told: ['Chair 10, in-stock'],
    untold: ['Stuhl'],
  },
  'names lang region': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id,name-de-de,name-en-gb,price,description-en-gb', '1,Stuhl,Chair,10,Comfy'],
    told: ['Chair 10, in-stock'],
    untold: ['Stuhl'],
  },
  'names russian prefix': {
    options: { locale: 'ru', currency: 'UAH' },
    rows: ['id;UA_Назва;RU_Название;Цена', '1;Стілець;Стул;10'],
    told: ['Стул 10, in-stock'],
    untold: ['Стілець'],
  },
  'backslash quotes': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '"product_id","name","price","quantity"',
      '"1","say \\"hi\\" mug","10.00","5"',
      '"2","24\\" panel, wide","20.00","0"',
      '"3","a ""b"" c","30.00","2"',
      '"4","ends with \\\\","40.00","1"',
      '"5","comma \\", trap","50.00","1"',
    ],
    told: [
      'say "hi" mug 10, in-stock',
      '24" panel, wide 20, out-of-stock',
      'a "b" c 30, in-stock',
      'ends with \\ 40, in-stock',
      'comma ", trap 50, in-stock',
    ],
  },
  'backslash at the end of cell is doubled style': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'id,name,price,path',
      '"1","Mug","10.00","C:\\"',
      '"2","Cup","20.00","D:\\"',
      '"3","Pot","30.00","E:\\"',
    ],
    told: ['Mug 10, in-stock', 'Cup 20, in-stock', 'Pot 30, in-stock'],
  },
  'backslash multi-line': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '"id";"name";"description";"price"',
      '"1";"Mug \\"A\\"";"line one',
      'line \\"two\\"; three";"10.00"',
      '"2";"Cup";"x";"20.00"',
    ],
    told: ['Mug "A" 10, in-stock', 'Cup 20, in-stock'],
  },
  'phpmyadmin null': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '"id","name","price","sale_price","quantity","status"',
      '"1","Mug","10.0000",NULL,"5","1"',
      '"2","Cup \\"x\\"","20.0000","15.0000",NULL,"1"',
      '"3","Off","20.0000",\\N,"4","0"',
    ],
    told: ['Mug 10, in-stock', 'Cup "x" 15 was 20, unknown'],
  },
};

describe('a table in several languages, or of a database', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
