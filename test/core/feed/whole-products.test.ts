import { describe, expect, it } from '@jest/globals';
import { readAll, told } from './read.ts';

describe('products of several rows', () => {
  it.each([
    'parent_sku',
    'Parent SKU',
    'item_group_id',
    'group_id',
    'Артикул родителя',
    'ID_группы_разновидностей',
    'style_code',
  ])('are grouped by the column "%s"', async (header) => {
    const feed = await readAll(
      `sku,${header},title,price,size\nC-1,C,Summer cap,9,S\nC-2,C,Summer cap,10,L\nH-1,,Summer hat,11,\n`,
    );
    expect([...told(feed)].sort()).toEqual([
      'Summer cap [size: L] 10, in-stock',
      'Summer cap [size: S] 9, in-stock',
      'Summer hat 11, in-stock',
    ]);
  });

  it('are not lost where several products have one article', async () => {
    const { products, problems } = await readAll(
      'Артикул;Наименование;Цена\nА-1;Ваза;10\nА-1;Кувшин;20\nА-1;Ваза;10\n',
    );
    expect(products.map(({ title }) => title)).toEqual(['Ваза', 'Кувшин']);
    expect(new Set(products.map(({ id }) => id)).size).toBe(2);
    expect(problems.filter(({ code }) => code === 'duplicate-id')).toMatchObject([{ line: 4 }]);
  });

  it('are refused where an id is used again, since ids mean one product', async () => {
    const { products, problems } = await readAll('id;title;price\n1;Vase;10\n1;Jug;20\n');
    expect(products.map(({ title }) => title)).toEqual(['Vase']);
    expect(problems.map(({ code }) => code)).toContain('duplicate-id');
  });

  it('are two where two groups number their offers alike', async () => {
    const offer = (id: string, group: string, title: string): string =>
      `{"id":"${id}","item_group_id":"${group}","title":"${title}","price":"9"}`;
    const text = [
      offer('1', 'mugs', 'Mug'),
      offer('1', 'vases', 'Vase'),
      offer('1', 'cups', 'Mug'),
      offer('1', 'vases', 'Vase'),
    ].join('\n');
    const { products, problems } = await readAll(text);
    expect(products.map(({ id, variants }) => [id, variants.map((variant) => variant.id)])).toEqual([
      ['mugs', ['1']],
      ['vases', ['vases/1']],
    ]);
    const told = problems.filter(({ field }) => field === 'id');
    expect(told).toMatchObject([
      { code: 'shared-id', line: 2, seen: '1 → vases/1' },
      { code: 'duplicate-id', line: 3 },
      { code: 'duplicate-id', line: 4 },
    ]);
  });

  it('have the same ids at every import though the shop gave them none', async () => {
    const text = 'Наименование;Цена\nВаза;10\nКувшин большой;20\n';
    const [first, second] = [await readAll(text), await readAll(text)];
    expect(first.products.map(({ id, title }) => [id, title])).toEqual([
      ['Ваза', 'Ваза'],
      ['Кувшин_большой', 'Кувшин большой'],
    ]);
    expect(second.products).toEqual(first.products);
  });

  it('never have an option that only the list of the product names', async () => {
    const { products } = await readAll(
      'ID,Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n1,variable,S,Socks,,,Size,"38, 41, 43"\n2,variation,S-38,Socks - 38,4,S,Size,38\n',
    );
    expect(JSON.stringify(products)).not.toMatch(/41|43/u);
  });

  it.each([
    ['title', 'title_en', 'ru', 'Ваза'],
    ['title', 'title_en', 'en', 'Vase'],
    ['Название (RU)', 'Название (EN)', 'ru', 'Ваза'],
    ['name(ru-ru)', 'name(en-gb)', 'en', 'Vase'],
  ] as const)(
    'have the name of the shop’s language: "%s" and "%s" in %s',
    async (one, other, locale, title) => {
      const { products } = await readAll(`id;${one};${other};price\n1;Ваза;Vase;5\n`, { locale });
      expect(products).toMatchObject([{ title, attributes: {} }]);
    },
  );
});

describe('a table that begins late', () => {
  it('is read below the lines above its header', async () => {
    const feed = await readAll(
      'Shop «Lavka»;;;\nPrices of May;;;\n;;;\nid;Название;Цена;Остаток\n1;Ваза;5;0\n',
    );
    expect(told(feed)).toEqual(['Ваза 5, out-of-stock']);
    expect(feed.products[0]?.id).toBe('1');
  });

  it('is read below a row that explains its columns', async () => {
    const text =
      '# Required | A unique ID,# Required | A title,# Required | Price\nid,title,price\nF1,Vase,5 RUB\n';
    expect(told(await readAll(text))).toEqual(['Vase 5, in-stock']);
  });
});

describe('a picture', () => {
  it.each([
    [
      'has a name besides its address',
      '{"id":57,"src":"https://x.example/m.jpg","name":"m.jpg","alt":"A mug"}',
    ],
    ['is told in sizes', '{"big":"https://x.example/m.jpg","small":"https://x.example/s.jpg"}'],
  ])('is found by its address when it %s', async (_, picture) => {
    const { products, problems } = await readAll(
      `[{"id":1,"name":"Mug","price":8,"images":[${picture}],"category":"Mugs"}]`,
    );
    expect(products[0]?.image).toBe('https://x.example/m.jpg');
    expect(problems).toEqual([]);
  });
});

describe('a table that nobody knows', () => {
  it('is refused with a guess at its columns', async () => {
    const text = 'aa;bb;cc\nX-1;Glass vase with handles;120.50\nX-2;Copper jug;99.90\n';
    const flags = '--column title="bb" id="aa" price="cc"';
    await expect(readAll(text)).rejects.toMatchObject({ flags, message: expect.stringContaining(flags) });
    const { products } = await readAll(text, { aliases: { id: 'aa', title: 'bb', price: 'cc' } });
    expect(products.map(({ title }) => title)).toEqual(['Glass vase with handles', 'Copper jug']);
  });

  it('is refused, or read without a price, with a guess at the columns that are left', async () => {
    await expect(readAll('id;bb;cc\n1;Oak chair;120\n')).rejects.toMatchObject({
      code: 'NO_COLUMNS',
      flags: '--column title="bb" price="cc"',
    });
    const { problems } = await readAll('id;title;bb;cc\n1;Oak chair;wood;120\n');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'no-column', seen: '--column price="cc"' }),
    );
  });
});
