import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'language prefix lookalikes': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'id;name;price;EN stock;IT-Zubehör;BY;DE;Net weight',
      '1;Chair;10;4;Kabel;x;y;2 kg',
      '2;Table;20;0;Maus;x;y;3 kg',
    ],
    told: ['Chair 10, in-stock', 'Table 20, out-of-stock'],
  },
  'names colon': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id;name:de;name:en;price', '1;Stuhl;Chair;10'],
    told: ['Chair 10, in-stock'],
    untold: ['Stuhl'],
  },
  'names parens prefix': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id;(DE) Name;(EN) Name;price', '1;Stuhl;Chair;10'],
    told: ['Chair 10, in-stock'],
    untold: ['Stuhl'],
  },
  'names only foreign': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id;NL_Title;price', '1;Stoel;10'],
    told: ['Stoel 10, in-stock'],
  },
  'price per language suffix country': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['id;title;Price[DE];Price[AT];qty', '1;Chair;10;12;3'],
    told: ['Chair 10, in-stock'],
  },
  'backslash in tsv': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['id	name	price', '1	"say \\"hi\\""	10', '2	24\\" panel	20'],
    told: ['say "hi" 10, in-stock', '24" panel 20, in-stock'],
  },
  'backslash mixed with doubled in one row': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['"id","name","note1","price"', '"1","a ""b"" c","d \\"e\\" f","10"', '"2","x","y","20"'],
    told: ['a "b" c 10, in-stock', 'x 20, in-stock'],
  },
  'backslash then delimiter semicolon': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['"id";"name";"price"', '"1";"size \\"L\\"; red";"10"', '"2";"plain";"20"', '"3";"ends \\"";"30"'],
    told: ['size "L"; red 10, in-stock', 'plain 20, in-stock', 'ends " 30, in-stock'],
  },
  'backslash newline n': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['"id","name","description","price"', '"1","Mug","line\\nnext \\"q\\"","10"'],
    told: ['Mug 10, in-stock'],
  },
  'json html and backslash in csv': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'id,name,attrs,price',
      '1,Mug,"{\\"color\\":\\"red\\",\\"size\\":\\"L\\"}",10',
      '2,Cup,"{\\"color\\":\\"blue\\"}",20',
    ],
    told: ['Mug 10, in-stock', 'Cup 20, in-stock'],
  },
  'windows paths with quotes': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['id,name,price,file', '1,"Mug ""A""",10,"C:\\dir\\"', '2,Cup,20,"C:\\dir\\b"'],
    told: ['Mug "A" 10, in-stock', 'Cup 20, in-stock'],
  },
  'gross beside net': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['sku;name;price;price_incl_vat;special_price;stock', '1;Chair;100;121;;3', '2;Desk;;242;;3'],
    told: ['Chair 121, in-stock', 'Desk 242, in-stock'],
  },
  'net only': {
    options: { locale: 'en', currency: 'EUR' },
    rows: ['sku;name;price excl. VAT;stock', '1;Chair;100;3'],
    told: ['Chair 100, in-stock'],
  },
  'csv excel errors': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      'Артикул;Название;Цена;Остаток',
      'A1;Ваза;#Н/Д;3',
      'A2;#ССЫЛКА!;100;3',
      'A3;Чаша;100;#ЗНАЧ!',
      'A4;#1 кружка;10;1',
    ],
    told: ['Ваза —, in-stock', 'Чаша 100, unknown', '#1 кружка 10, in-stock'],
  },
  'hybris impex with commas': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'INSERT_UPDATE Product;code[unique=true];name[lang=en];Europe1prices[translator=x];approvalStatus(code)',
      ';H1;Lamp;100 USD;approved',
      ';H2;Secret;10 USD;check',
    ],
    told: ['Lamp —, in-stock'],
  },
};

describe('a header or a cell in an odd spelling', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
