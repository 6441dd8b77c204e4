import { describe, expect, it } from '@jest/globals';
import { readAll } from '../read.ts';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const options = { locale: 'en', currency: 'EUR' } as const;

const samples: Readonly<Record<string, ShopSample>> = {
  Webflow: {
    options,
    rows: [
      'Product ID,Variant ID,Product Handle,Product Name,Product Type,Product Categories,Variant Sku,Option1 Name,Option1 Value,Variant Price,Variant Compare-at Price,Variant Inventory',
      'p1,v1,vest,Vest,Advanced,Outer,VE-S,Size,S,90.00,110.00,4',
      'p1,v2,vest,Vest,Advanced,Outer,VE-M,Size,M,95.00,,0',
      'p2,,belt,Belt,Advanced,Outer,BE,,,20.00,,1',
    ],
    told: ['Vest [size: S] 90 was 110, in-stock', 'Vest [size: M] 95, out-of-stock', 'Belt 20, in-stock'],
  },
  'TikTok Shop': {
    options,
    rows: [
      'Product ID,Category,Product name,SKU ID,Variation value,Price (Local Currency),Quantity,Seller SKU',
      '17,Beauty,Lip tint,171,Coral,12.5,40,LT-C',
      '17,Beauty,Lip tint,172,Plum,12.5,0,LT-P',
    ],
    told: [
      'Lip tint [variation value: Coral] 12.5, in-stock',
      'Lip tint [variation value: Plum] 12.5, out-of-stock',
    ],
  },
  'Shopee, whose group has an article of its own': {
    options,
    rows: [
      'Product ID,Product Name,Variation ID,Variation Name,Parent SKU,SKU,Price,Stock',
      '10,Case,201,Black,PC,PC-B,9.90,10',
      '10,Case,202,Red,PC,PC-R,9.90,0',
    ],
    told: ['Case [variation name: Black] 9.9, in-stock', 'Case [variation name: Red] 9.9, out-of-stock'],
  },
};

describe('the id of a variant beside that of its product', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => expectTold(sample));

  it('is the id of the variant, and no kind of a record is a category', async () => {
    const { products } = await readAll(samples.Webflow?.rows.join('\n') ?? '', options);
    expect(products.find(({ id }) => id === 'p1')).toMatchObject({
      category: ['Outer'],
      variants: [
        { id: 'v1', sku: 'VE-S' },
        { id: 'v2', sku: 'VE-M' },
      ],
    });
    const [belt] = (await readAll('id,name,type,price\n1,Belt,simple,20\n', options)).products;
    expect(belt?.category).toEqual([]);
  });
});

describe('columns of other shops', () => {
  it('are known by their names: WordPress, Ticimax, Trovaprezzi', async () => {
    const wordpress = 'post_title,ID,post_status,sku,regular_price,sale_price,tax:product_cat\n';
    await expectTold({
      options,
      rows: [`${wordpress}Lamp,5,publish,LA,40,35,Home`, 'Draft,6,draft,LB,40,,Home'],
      told: ['Lamp 35 was 40, in-stock'],
    });
    await expectTold({
      options: { locale: 'en', currency: 'TRY' },
      rows: [
        '<Root><Urunler><Urun><UrunKartiID>7</UrunKartiID><UrunAdi>Elbise</UrunAdi><Fiyat>1.299,90</Fiyat><StokAdedi>0</StokAdedi></Urun></Urunler></Root>',
      ],
      told: ['Elbise 1299.9, out-of-stock'],
    });
    await expectTold({
      options,
      rows: ['Codice|Nome|Prezzo Originale|Prezzo|Disponibilità', 'T|Trapano|129,90|99,90|disponibile'],
      told: ['Trapano 99.9 was 129.9, in-stock'],
    });
  });
});
