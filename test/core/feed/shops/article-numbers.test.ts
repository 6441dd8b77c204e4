import { describe, expect, it } from '@jest/globals';
import { readAll } from '../read.ts';

const options = { locale: 'en', currency: 'EUR' } as const;
const read = async (rows: readonly string[]) => (await readAll(`${rows.join('\n')}\n`, options)).products;
const skus = async (rows: readonly string[]) =>
  (await read(rows)).flatMap(({ variants }) => variants.map(({ id, sku }) => `${id} ${sku ?? '—'}`));

/** Stock lists name goods by their article numbers. */
describe('the article number beside the id', () => {
  it.each<readonly [shop: string, rows: readonly string[], told: readonly string[]]>([
    ['of PrestaShop', ['Product ID;Name;Reference;Price', '12;Poster;demo_6;29'], ['12 demo_6']],
    [
      'of a list that has several',
      ['id,name,product code,supplier code,price', '7,Lamp,L-7,XX,9'],
      ['7 L-7'],
    ],
    [
      'of Amazon',
      ['item-name\tseller-sku\tprice\tquantity\tproduct-id\tstatus', 'Bottle\tBT-1\t24.99\t12\tB0XX\tActive'],
      ['B0XX BT-1'],
    ],
    [
      'of a variation of WooCommerce',
      [
        'ID,Type,SKU,Name,Published,In stock?,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)',
        '1,variable,J,Jacket,1,1,,,Size,"M, L"',
        '2,variation,J-M,Jacket M,1,1,80,J,Size,M',
        '3,variation,J-L,Jacket L,1,0,90,J,Size,L',
      ],
      ['2 J-M', '3 J-L'],
    ],
    [
      'of an edition of Tilda',
      [
        'Tilda UID;SKU;Title;Price;Quantity;Editions;Parent UID;Characteristics:Material',
        '71;;Plate;12;;;;clay',
        '72;P-B;Plate blue;12;2;Colour:Blue;71;',
        '73;P-W;Plate white;11;0;Colour:White;71;',
      ],
      ['72 P-B', '73 P-W'],
    ],
    [
      'of CS-Cart',
      [
        'Product code;Language;Product id;Category;Price;Status;Quantity;Product name;Features',
        'CS-1;en;12;Phones///Old;19;A;5;Phone;"Brand: E[Nub]; Colour: S[Grey]"',
      ],
      ['12 CS-1'],
    ],
  ])('%s', async (_, rows, told) => {
    expect(await skus(rows)).toEqual(told);
  });
});

describe('what a table says beside its prices', () => {
  it('reads the features of CS-Cart and the characteristics of Tilda', async () => {
    const [phone] = await read([
      'Product code;Language;Product id;Category;Price;Product name;Features',
      'CS-1;en;12;Phones///Old;19;Phone;"Brand: E[Nub]; Colour: S[Grey]"',
    ]);
    expect(phone).toMatchObject({ brand: 'Nub', category: ['Phones', 'Old'], attributes: { color: 'Grey' } });
    const [plate] = await read([
      'Tilda UID;Title;Price;Editions;Parent UID;Characteristics:Material',
      '71;Plate;12;;;clay',
      '72;Plate blue;12;Colour:Blue;71;',
    ]);
    expect(plate?.attributes).toEqual({ material: 'clay' });
  });

  it('takes the picture of BigCommerce from its own row, and no numbers for a category', async () => {
    const [pan] = await read([
      'Item,ID,Name,Type,SKU,Options,Inventory Tracking,Current Stock,Price,Categories,Image URL (Import)',
      'Product,112,Pan,physical,PAN,,none,0,59.95,12;14,',
      'Image,301,,,,,,,,,https://shop.example/pan.jpg',
    ]);
    expect(pan).toMatchObject({ title: 'Pan', category: [], image: 'https://shop.example/pan.jpg' });
    expect(pan?.variants).toHaveLength(1);
  });

  it('names the colours of Wix without their codes', async () => {
    const [candle] = await read([
      'handle,fieldType,name,price,inventory,productOptionName[1],productOptionChoices[1]',
      'c,PRODUCT,Candle,18,,Colour,#ffffff:White;#000000:Black',
      'c,VARIANT,,18,7,Colour,#ffffff:White',
      'c,VARIANT,,20,0,Colour,#000000:Black',
    ]);
    expect(candle?.variants.map(({ options: chosen }) => chosen)).toEqual([
      { color: 'White' },
      { color: 'Black' },
    ]);
  });

  it('reads headers with a language and a channel, and with names of one word', async () => {
    const [hiker] = await read([
      'sku;enabled;name-en_US;name-de_DE;description-en_US-ecommerce;price-EUR;price-USD',
      'AK;1;Hiker;Wanderer;Tough;119;139',
    ]);
    expect(hiker).toMatchObject({
      title: 'Hiker',
      description: 'Tough',
      variants: [{ price: { minor: 11_900 } }],
    });
    const chairs = await read([
      'productcode,productname,productprice,hideproduct,productmanufacturer',
      'V1,Chair,49.99,N,Out',
      'V2,Old,5,Y,Out',
    ]);
    expect(chairs).toMatchObject([{ id: 'V1', brand: 'Out', variants: [{ price: { minor: 4_999 } }] }]);
    const [desk] = await read([
      'External ID,Internal Reference,Name,Product Category/Display Name,Sales Price',
      'x_1,DESK,Desk,All / Office,899',
    ]);
    expect(desk).toMatchObject({ category: ['All', 'Office'], variants: [{ sku: 'DESK' }] });
  });
});
