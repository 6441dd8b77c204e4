import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, each, expectBack, type Goods, goods, table, xml } from './goods.ts';

const plain =
  (delimiter: string) =>
  (all: readonly Goods[]): string =>
    table(
      delimiter,
      ['Артикул', 'Артикул родителя', 'Название', 'Размер', 'Цена', 'Остаток, шт.'],
      each(all, ({ size, cents, isThere }, { title }, { id, group }) => [
        id,
        group,
        title,
        size,
        amount(cents),
        isThere ? '4' : '0',
      ]),
    );

const writers: Readonly<Record<string, (all: readonly Goods[]) => string>> = {
  'a table with commas': plain(','),
  'a table with semicolons': plain(';'),
  'a table with tabs': plain('\t'),
  'a table with bars': plain('|'),
  Shopify: (all) =>
    table(
      ',',
      [
        'Handle',
        'Title',
        'Option1 Name',
        'Option1 Value',
        'Variant SKU',
        'Variant Inventory Tracker',
        'Variant Inventory Qty',
        'Variant Price',
        'Status',
      ],
      each(all, ({ size, cents, isThere }, { title }, { group, at }) => [
        group,
        at === 0 ? title : '',
        at === 0 ? 'Size' : '',
        size,
        'ONE',
        'shopify',
        isThere ? '1' : '0',
        amount(cents),
        at === 0 ? 'active' : '',
      ]),
    ),
  WooCommerce: (all) =>
    table(
      ',',
      [
        'Type',
        'SKU',
        'Name',
        'Published',
        'In stock?',
        'Regular price',
        'Parent',
        'Attribute 1 name',
        'Attribute 1 value(s)',
      ],
      all.flatMap(({ title, items }, number) => {
        const escaped = (size: string): string => size.replaceAll(',', '\\,');
        const head = [
          'variable',
          `G${number}`,
          title,
          '1',
          '1',
          '',
          '',
          'Size',
          items.map(({ size }) => escaped(size)).join(', '),
        ];
        return [
          head,
          ...items.map(({ size, cents, isThere }) => [
            'variation',
            '',
            title,
            '1',
            isThere ? '1' : '0',
            amount(cents),
            `G${number}`,
            'Size',
            escaped(size),
          ]),
        ];
      }),
    ),
  YML: (all) =>
    `<yml_catalog><shop><offers>${each(all, ({ size, cents, isThere }, { title }, { id, group }) => `<offer id="${id}" group_id="${group}" available="${isThere}"><name>${xml(title)}</name><price>${amount(cents)}</price><param name="Размер">${xml(size)}</param></offer>`).join('')}</offers></shop></yml_catalog>`,
  'Google XML': (all) =>
    `<rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>${each(all, ({ size, cents, isThere }, { title }, { id, group }) => `<item><g:id>${id}</g:id><g:item_group_id>${group}</g:item_group_id><g:title>${xml(title)}</g:title><g:price>${amount(cents)} RUB</g:price><g:size>${xml(size)}</g:size><g:availability>${isThere ? 'in_stock' : 'out_of_stock'}</g:availability></item>`).join('')}</channel></rss>`,
  CommerceML: (all) =>
    `<КоммерческаяИнформация><Каталог><Товары>${all.map(({ title }, number) => `<Товар><Ид>${number}</Ид><Наименование>${xml(title)}</Наименование></Товар>`).join('')}</Товары></Каталог><ПакетПредложений><Предложения>${all
      .flatMap(({ items }, number) =>
        items.map(
          ({ size, cents, isThere }, at) =>
            `<Предложение><Ид>${number}#${at}</Ид><ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Размер</Наименование><Значение>${xml(size)}</Значение></ХарактеристикаТовара></ХарактеристикиТовара><Цены><Цена><ЦенаЗаЕдиницу>${amount(cents)}</ЦенаЗаЕдиницу></Цена></Цены><Количество>${isThere ? 2 : 0}</Количество></Предложение>`,
        ),
      )
      .join('')}</Предложения></ПакетПредложений></КоммерческаяИнформация>`,
  'JSON Lines': (all) =>
    each(all, ({ size, cents, isThere }, { title }, { id, group }) =>
      JSON.stringify({
        id,
        item_group_id: group,
        title,
        size,
        price: `${amount(cents)} RUB`,
        availability: isThere ? 'in_stock' : 'out_of_stock',
      }),
    ).join('\n'),
  'a list with parents': (all) =>
    table(
      ';',
      ['SKU', 'Parent SKU', 'Name', 'Size', 'Unit price incl. VAT', 'Unit price excl. VAT', 'Qty available'],
      all.flatMap(({ title, items }, number) => [
        [`P${number}`, '', title, '', '', '', ''],
        ...items.map(({ size, cents, isThere }, at) => [
          `P${number}-${at}`,
          `P${number}`,
          title,
          size,
          amount(cents),
          amount(Math.floor(cents / 2)),
          isThere ? '7' : '0',
        ]),
      ]),
    ),
  Heureka: (all) =>
    `<SHOP>${each(all, ({ size, cents, isThere }, { title }, { id, group }) => `<SHOPITEM><ITEM_ID>${id}</ITEM_ID><PRODUCTNAME>${xml(title)}</PRODUCTNAME><PRICE_VAT>${amount(cents)}</PRICE_VAT><ITEMGROUP_ID>${group}</ITEMGROUP_ID><DELIVERY_DATE>0</DELIVERY_DATE><STOCK>${isThere ? 2 : 0}</STOCK><PARAM><PARAM_NAME>Size</PARAM_NAME><VAL>${xml(size)}</VAL></PARAM></SHOPITEM>`).join('')}</SHOP>`,
  JSON: (all) =>
    JSON.stringify({
      products: all.map(({ title, items }, number) => ({
        id: number,
        title,
        variants: items.map(({ size, cents, isThere }, at) => ({
          id: at,
          price: amount(cents),
          availability: isThere ? 'in stock' : 'out of stock',
          options: { size },
        })),
      })),
    }),
};

describe('random goods written out', () => {
  it.each(Object.entries(writers))('come back from %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(goods, fc.integer({ min: 7, max: 5_000 }), (all, piece) =>
        expectBack(write(all), all, piece),
      ),
      { numRuns: 40 },
    );
  });
});
