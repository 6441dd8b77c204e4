import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'lightspeed hidden words': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'Internal_ID;Internal_Variant_ID;Visible;Brand;US_Title_Short;US_Title_Long;US_Variant;Price;Price_Old;Stock_Track;Stock_Disable_Sold_Out;Stock_Level',
      '1;11;visible;Lux;Lamp;Big lamp;Color: Red, Size: S;12.50;0.00;1;0;0',
      '1;12;visible;Lux;Lamp;Big lamp;Color: Red, Size: M;12.50;0.00;1;1;0',
    ],
    told: [
      'Big lamp [color: Red, size: S] 12.5, backorder',
      'Big lamp [color: Red, size: M] 12.5, out-of-stock',
    ],
  },
  'mysql dump tsv with null': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'product_id	name	price	special	quantity',
      '1	Mug	10.0000	\\N	5',
      '2	Cup	20.0000	15.0000	0',
    ],
    told: ['Mug 10, in-stock', 'Cup 15 was 20, out-of-stock'],
  },
  'titles beginning with an apostrophe': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['id,name,price', "1,'80s poster,10", "2,'Rose',20", "'003,Plain,'30.50"],
    told: ["'80s poster 10, in-stock", "'Rose' 20, in-stock", 'Plain 30.5, in-stock'],
  },
  'idosell csv hidden y/n': {
    options: { locale: 'en', currency: 'PLN' },
    rows: ['@id;/name[eng];/price@gross;/visible', '1;Lamp;100;yes', '2;Vase;50;no'],
    told: ['Lamp 100, in-stock'],
  },
};

describe('an export with a habit of its own', () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
