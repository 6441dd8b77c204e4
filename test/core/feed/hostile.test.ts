import { describe, expect, it } from '@jest/globals';
import { pieces, readAll } from './read.ts';

const yml = (offers: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<yml_catalog><shop><offers>${offers}</offers></shop></yml_catalog>`;
const offer = (id: string, inner: string): string => `<offer id="${id}"><price>10</price>${inner}</offer>`;

/** A text that goes on for as long as it is read. */
async function* endless(start: string, more: string): AsyncGenerator<string> {
  yield start;
  for (;;) yield more;
}

describe('a hostile XML feed', () => {
  it('never has its entities expanded', async () => {
    const bomb = `<!DOCTYPE yml_catalog [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { products, problems } = await readAll(yml(offer('1', '<name>Kettle &b; &x;</name>'), bomb));
    expect(products[0]?.title).toBe('Kettle &b; &x;');
    expect(problems.map(({ code }) => code)).toContain('bad-entity');
  });

  it('is refused when it is nested without end', async () => {
    await expect(readAll(yml(offer('1', '<a>'.repeat(1_000))))).rejects.toMatchObject({ code: 'TOO_DEEP' });
  });

  it.each([
    ['text', '<yml_catalog><shop><offers><offer id="1"><name>', 'a'],
    ['attribute', '<yml_catalog><shop x="', 'a'],
    ['comment', '<yml_catalog><!--', 'a'],
    ['CDATA', '<yml_catalog><![CDATA[', 'a'],
    ['DOCTYPE', '<yml_catalog/><!DOCTYPE ', 'a'],
  ])('is refused when a %s does not end', async (_, start, more) => {
    await expect(readAll(endless(start, more.repeat(1 << 20)))).rejects.toMatchObject({
      code: expect.stringMatching(/ENDLESS|NOT_WELL_FORMED/),
    });
  });

  it('has a field of several megabytes cut, with a warning', async () => {
    const text = yml(
      offer('1', `<name>Kettle</name><description>${'long '.repeat(1_000_000)}</description>`),
    );
    const { products, problems } = await readAll(text);
    expect(products[0]?.description?.length).toBeLessThanOrEqual(20_000);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'field-cut', id: '1', field: 'description' }),
    );
  });

  it('is refused where its tags do not fit, with the line', async () => {
    await expect(readAll(yml('\n<offer id="1"><name>A</offer>'))).rejects.toMatchObject({
      code: 'NOT_WELL_FORMED',
      line: 2,
    });
  });

  it('has scripts taken out of titles, whatever they are wrapped in', async () => {
    const names = [
      '<![CDATA[<script>alert(1)</script>Kettle]]>',
      '&lt;script&gt;alert(1)&lt;/script&gt;Kettle',
      '&amp;lt;img src=x onerror=alert(1)&amp;gt;Kettle',
      '<![CDATA[<<b>script>Kettle]]>',
      '<![CDATA[Kettle<script>alert(1)]]>',
    ];
    const { products } = await readAll(
      yml(names.map((name, at) => offer(`${at}`, `<name>${name}</name>`)).join('')),
    );
    for (const { title } of products) expect(title).not.toMatch(/alert|<script|<img/);
    expect(products.map(({ title }) => title).filter((title) => title === 'Kettle')).toHaveLength(4);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//',
    'https://user:pass@evil.example/',
    '../../x',
  ])('has the address %s left out', async (url) => {
    const { products, problems } = await readAll(
      yml(offer('1', `<name>A</name><url>${url}</url><picture>${url}</picture>`)),
    );
    expect(products[0]?.url).toBeUndefined();
    expect(products[0]?.image).toBeUndefined();
    expect(problems.filter(({ code }) => code === 'bad-url')).toHaveLength(2);
  });

  it('keeps ids that look like paths as mere text, and shortens long ones', async () => {
    const long = 'x'.repeat(300);
    const { products } = await readAll(
      yml(['../../etc/passwd', long, `${long}y`].map((id) => offer(id, '<name>A</name>')).join('')),
    );
    expect(products[0]?.id).toBe('../../etc/passwd');
    expect(new Set(products.map(({ id }) => id)).size).toBe(3);
    expect(products.every(({ id }) => id.length <= 64)).toBe(true);
  });

  it('reads bare ampersands at any boundary', async () => {
    const text = yml(offer('1', '<name>A&B</name><url>https://a.example/?a=1&b=2&amp;c=3</url>'));
    for (const piece of [1, 2, 3, 5, 17, 41]) {
      const { products } = await readAll(text, { piece });
      expect(products[0]).toMatchObject({ title: 'A&B', url: 'https://a.example/?a=1&b=2&c=3' });
    }
  });
});

describe('a hostile table', () => {
  it('is refused when a quote is never closed', async () => {
    const text = `id,title,price\n1,"Kettle,10\n${'2,Iron,20\n'.repeat(10)}`;
    await expect(readAll(text)).rejects.toMatchObject({ code: 'NOT_WELL_FORMED' });
  });

  it('is refused when a row does not end', async () => {
    await expect(readAll(endless('id,title,price\n1,', 'a'.repeat(1 << 20)))).rejects.toMatchObject({
      code: 'NOT_WELL_FORMED',
    });
  });

  it('has impossible prices refused by line', async () => {
    const { products, problems } = await readAll('id,title,price\n1,A,-5\n2,B,99999999999999\n3,C,5\n');
    expect(products.map(({ id }) => id)).toEqual(['3']);
    expect(problems.filter(({ code }) => code === 'price-absurd').map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('a hostile header', () => {
  it.each(['?', '.', ',......', ' (a)', '_', ' a', '[', ': '])(
    'is read however often it repeats %j',
    async (part) => {
      const header = `x${part.repeat(12_000)}x y`;
      const { products } = await readAll(`id;title;price;"${header}"\n1;Kettle;10;red\n`);
      expect(products).toHaveLength(1);
      const { products: listed } = await readAll(
        JSON.stringify([{ id: 1, title: 'Kettle', [header]: 'red' }]),
      );
      expect(listed).toHaveLength(1);
    },
  );

  it('may be different in every record of a list', async () => {
    const record = (id: number): string =>
      `<product><id>${id}</id><name>Kettle ${id}</name>${Array.from({ length: 50 }, (_, at) => `<f${id}x${at}>red</f${id}x${at}>`).join('')}</product>`;
    const { products } = await readAll(
      `<list>${Array.from({ length: 500 }, (_, id) => record(id)).join('')}</list>`,
    );
    expect(products).toHaveLength(500);
  });
});

describe('hostile JSON', () => {
  it('loses a line that does not end, and no other', async () => {
    const line = (id: number): string => `{"id":${id},"title":"Kettle","price":5}\n`;
    const text = `${line(1)}{"id":2,"title":"${'x'.repeat(11_000_000)}"}\n${line(3)}`;
    const { products, problems } = await readAll(text);
    expect(products.map(({ id }) => id)).toEqual(['1', '3']);
    expect(problems.map(({ code }) => code)).toContain('row-too-long');
  });

  it.each([
    ['is nested without end', `[{"id":1,"a":${'['.repeat(1_000)}`, 'TOO_DEEP'],
    ['ends in the middle', '[{"id":1,"title":"A"},{"id":2', 'NOT_WELL_FORMED'],
    ['is broken', '[{"id":1,,"title":"A"}]', 'NOT_WELL_FORMED'],
  ])('is refused when it %s', async (_, text, code) => {
    await expect(readAll(text)).rejects.toMatchObject({ code });
  });

  it('is read the same at any boundary', async () => {
    const text = '[{"id":"a\\\\","title":"A \\"}{[\\\\"},\n {"id":"b","title":"]"}]';
    for (const piece of [1, 2, 3, 7]) {
      const { products } = await readAll(pieces(text, piece));
      expect(products.map(({ title }) => title)).toEqual(['A "}{[\\', ']']);
    }
  });
});

describe('a feed of an unknown format', () => {
  it.each([
    ['<!DOCTYPE html><html><body>Log in</body></html>', /a web page, perhaps one that asks to log in/],
    ['<?xml version="1.0"?><catalog/>', /XML with the root <catalog> is not known/],
    ['just some words', /neither XML nor JSON nor a table/],
    ['a,b,c\n1,2,3', /columns: a · b · c/],
  ])('is refused with what was seen: %s', async (text, message) => {
    await expect(readAll(text)).rejects.toMatchObject({ code: 'UNKNOWN_FORMAT' });
    await expect(readAll(text)).rejects.toThrow(message);
    await expect(readAll(text)).rejects.toThrow(/What can be read: Yandex YML/);
  });
});
