import { describe, expect, it } from '@jest/globals';
import { readAll } from './read.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
const yml = (inner: string): string =>
  `<yml_catalog><shop><offers><offer id="1"><price>10</price>${inner}</offer></offers></shop></yml_catalog>`;

describe('names that mean something to JavaScript', () => {
  it.each(NAMES)('are names like any other: %s', async (name) => {
    const feeds = [
      yml(
        `<name>Kettle</name><${name}>x</${name}><param name="${name}">red</param><available>${name}</available>`,
      ),
      yml(`<name>Kettle</name><description>a &amp;${name}; b</description>`),
      `id,title,price,availability,${name}\n1,Kettle,10,${name},red\n`,
      `{"id":"1","title":"Kettle","price":"10","availability":"${name}","${name}":"red","attributes":{"${name}":"red"}}\n`,
      `id,title,price,item_group_id,${name}\n1,Kettle,10,${name},red\n2,Kettle,10,${name},\n`,
      `<rss><channel><item><id>1</id><title>Kettle</title><price>10</price><${name}>x</${name}></item></channel></rss>`,
    ];
    for (const feed of feeds) {
      const { products } = await readAll(feed);
      expect(products).toHaveLength(1);
      expect(products[0]?.title).toBe('Kettle');
      expect(products[0]?.variants[0]?.availability).toBe(feed.includes('vailab') ? 'unknown' : 'in-stock');
      expect(JSON.stringify(products)).not.toContain('native code');
    }
    expect(Object.prototype).not.toHaveProperty('red');
  });

  it('keep their value where they name an attribute', async () => {
    for (const name of NAMES) {
      const { products } = await readAll(yml(`<name>Kettle</name><param name="${name}">red</param>`));
      expect(Object.entries(products[0]?.attributes ?? {})).toEqual([
        [name.toLowerCase().replaceAll('_', ' ').trim(), 'red'],
      ]);
    }
  });
});

describe('a field of ten megabytes', () => {
  const huge = 'long '.repeat(2_000_001);

  it.each([
    ['YML', yml(`<name>Kettle</name><description>${huge}</description>`)],
    ['JSON Lines', `{"id":"1","title":"Kettle","price":"1","description":"${huge}"}\n`],
  ])('is cut in %s', async (_, feed) => {
    const { products } = await readAll(feed);
    expect(products[0]?.title).toBe('Kettle');
    expect(products[0]?.description?.length).toBeLessThanOrEqual(20_000);
  });

  it('has a table refused, since the row could go on without end', async () => {
    const feed = `id,title,price,description\n1,Kettle,10,"${huge}"\n`;
    await expect(readAll(feed)).rejects.toMatchObject({ code: 'NOT_WELL_FORMED' });
  });
});
