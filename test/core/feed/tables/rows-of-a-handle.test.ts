import { describe, expect, it } from '@jest/globals';
import { readAll } from '../read.ts';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'Tiendanube, where a blank stock has no end': {
    options: { locale: 'en', currency: 'ARS' },
    rows: [
      '"Identificador de URL";Nombre;Categorías;"Nombre de propiedad 1";"Valor de propiedad 1";"Nombre de propiedad 2";"Valor de propiedad 2";Precio;"Precio promocional";Stock;SKU;"Mostrar en tienda";Marca;Costo',
      'remera;Remera;"Ropa > Remeras";Color;Rojo;Talle;S;12990,00;9990,00;5;R-S;SÍ;Lunita;4000,00',
      'remera;;;Color;Rojo;Talle;M;12990,00;;0;R-M;;;4000,00',
      'remera;;;Color;Azul;Talle;M;13490,00;;;A-M;;;4000,00',
      'gorra;Gorra;Ropa;;;;;8500,00;;3;GO;NO;Lunita;',
    ],
    told: [
      'Remera [color: Rojo, size: S] 9990 was 12990, in-stock',
      'Remera [color: Rojo, size: M] 12990, out-of-stock',
      'Remera [color: Azul, size: M] 13490, in-stock',
    ],
    untold: ['4000'],
  },
  Nuvemshop: {
    options: { locale: 'en', currency: 'BRL' },
    rows: [
      'Identificador URL;Nome;Nome da variação 1;Valor da variação 1;Preço;Preço promocional;Estoque;SKU;Exibir na loja',
      'caneca;Caneca;Cor;Azul;39,90;29,90;2;C-A;SIM',
      'caneca;;Cor;Preta;39,90;;0;C-P;',
    ],
    told: ['Caneca [color: Azul] 29.9 was 39.9, in-stock', 'Caneca [color: Preta] 39.9, out-of-stock'],
  },
  'Loyverse, with a column for each store': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'Handle,SKU,Name,Category,Sold by weight,Option 1 name,Option 1 value,Cost,Track stock,Available for sale [Main],Price [Main],In stock [Main]',
      'cup,1,Cup,Cups,N,Volume,250 ml,2.00,Y,Y,7.50,4',
      'cup,2,,,,,350 ml,2.10,Y,Y,8.50,0',
      'saucer,3,Saucer,Cups,N,,,0.50,N,N,3.00,',
    ],
    told: ['Cup [volume: 250 ml] 7.5, in-stock', 'Cup [volume: 350 ml] 8.5, out-of-stock'],
  },
  'Jumpseller, whose product has a row of its own': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'Permalink;Name;Brand;Status;SKU;Compare at Price;Price;Stock;Variant 1 Option Name;Variant 1 Option Value;Custom Field 1 Label;Custom Field 1 Value',
      'poncho;Poncho;Andes;available;PO;;45;0;;;Origin;Chile',
      'poncho;;;;PO-S;50;45;2;Size;S;;',
      'poncho;;;;PO-M;;46;0;Size;M;;',
      'hat;Hat;Andes;available;HA;;20;1;;;;',
    ],
    told: ['Poncho [size: S] 45 was 50, in-stock', 'Poncho [size: M] 46, out-of-stock', 'Hat 20, in-stock'],
  },
  'Lightspeed X-Series, where each row has a title of its own': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'id,handle,sku,name,variant_option_one_name,variant_option_one_value,supply_price,retail_price,active,inventory_Main',
      'a,tee,TE-S,Tee / S,Size,S,4.00,20.00,1,3',
      'b,tee,TE-M,Tee / M,Size,M,4.00,21.00,1,0',
    ],
    told: ['Tee [size: S] 20, in-stock', 'Tee [size: M] 21, out-of-stock'],
    untold: ['4.00'],
  },
  "Google's columns in Russian": {
    rows: [
      'идентификатор\tназвание\tналичие\tцена\tидентификатор группы товаров\tразмер',
      'A1\tКуртка\tв наличии\t9990 RUB\tG\tM',
      'A2\tКуртка\tнет в наличии\t9990 RUB\tG\tL',
    ],
    told: ['Куртка [size: M] 9990, in-stock', 'Куртка [size: L] 9990, out-of-stock'],
  },
  'Shopware 6, whose variants have the price of their parent': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      'id;parent_id;product_number;active;stock;name;price_net;price_gross;tax_name;cover_media_url;manufacturer_name;categories;optionIds',
      'a1;;SW1;1;10;Hose;67.23;80;Standard;https://shop.example/h.jpg;Werk;0123456789abcdef0123456789abcdef;',
      'a2;a1;SW1.1;;4;;;;;;;;o1',
      'a3;a1;SW1.2;;0;;75.63;90;;;;;o2',
      'b1;;SW2;0;3;Aus;8.4;10;Standard;;Werk;;',
    ],
    told: ['Hose 80, in-stock', 'Hose 90, out-of-stock'],
    untold: ['0123456789abcdef', 'Standard'],
  },
  'Amazon, with labels above the names of columns': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      'TemplateType=fptcustom\tVersion=2026.1\tThe top 3 rows are for Amazon.com use only.\t\t\t\t\t\t\t',
      'Product Type\tSeller SKU\tBrand Name\tProduct Name\tManufacturer Part Number\tStandard Price\tQuantity\tParentage\tParent SKU\tColor',
      'feed_product_type\titem_sku\tbrand_name\titem_name\tpart_number\tstandard_price\tquantity\tparent_child\tparent_sku\tcolor_name',
      'shirt\tSH\tCottn\tShirt\t\t\t\tParent\t\t',
      'shirt\tSH-R\tCottn\tShirt Red\tP1\t19.99\t5\tChild\tSH\tRed',
      'shirt\tSH-B\tCottn\tShirt Blue\tP2\t21.99\t0\tChild\tSH\tBlue',
      'mug\tMUG\tClay\tMug\tP3\t7.00\t3\t\t\t',
    ],
    told: [
      'Shirt [color: Red] 19.99, in-stock',
      'Shirt [color: Blue] 21.99, out-of-stock',
      'Mug 7, in-stock',
    ],
  },
};

describe('rows without a title below those of their product', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => expectTold(sample));

  it('are variants of the product with this handle', async () => {
    const rows = samples['Jumpseller, whose product has a row of its own']?.rows.join('\n') ?? '';
    const { products } = await readAll(rows, { locale: 'en', currency: 'EUR' });
    expect(products.find(({ id }) => id === 'poncho')).toMatchObject({
      brand: 'Andes',
      attributes: { origin: 'Chile' },
      variants: [{ id: 'PO-S' }, { id: 'PO-M' }],
    });
  });
});
