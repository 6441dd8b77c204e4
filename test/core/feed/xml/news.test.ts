import { describe, expect, it } from '@jest/globals';
import { readAll, told } from '../read.ts';

describe('a feed of news', () => {
  it('is refused as such where nothing has a price', async () => {
    const item = '<item><title>We moved</title><link>https://shop.example/news</link></item>';
    await expect(readAll(`<rss version="2.0"><channel>${item}</channel></rss>`)).rejects.toMatchObject({
      code: 'UNKNOWN_FORMAT',
      message: expect.stringContaining('a feed of news'),
      reason: 'news',
    });
  });

  it.each([
    ['a price under a name of its own', { price: 'tariff' }, 'tariff'],
    ['a price under another name that is known', {}, 'cena'],
  ])('is a feed where goods have %s', async (_, aliases, name) => {
    const item = `<item><id>1</id><title>Mug</title><link>https://shop.example/mug</link><${name}>8.90</${name}></item>`;
    const feed = await readAll(`<rss version="2.0"><channel>${item}</channel></rss>`, { aliases });
    expect(told(feed)).toEqual([expect.stringContaining('Mug 8.9')]);
  });
});
