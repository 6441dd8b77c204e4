import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StoreText } from '../../lambdas/contract/shop/store-text.ts';
import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';

const SHOP = 'shop.example.com';

const text = (source: string, words = 'Доставка стоит 300 рублей.'): StoreText => ({
  source,
  locale: 'ru',
  title: source,
  url: 'https://shop.example.com/delivery',
  passages: [{ heading: 'Доставка', text: words }],
});

/** What every `StoreTexts` keeps to; `open` answers one that holds nothing. */
export const describeStoreTexts = (name: string, open: () => Promise<StoreTexts>): void => {
  describe(`${name} as StoreTexts`, () => {
    let texts: StoreTexts;
    beforeEach(async () => {
      texts = await open();
    });
    const sources = async (domain = SHOP) =>
      (await texts.published(domain)).texts.map(({ source }) => source);

    it('has none for a shop that gave none', async () => {
      expect(await sources()).toEqual([]);
    });

    it('gives texts back as they were written, with another revision after each change', async () => {
      await texts.change(SHOP, () => [text('a')]);
      const first = await texts.published(SHOP);
      expect(first.texts).toEqual([text('a')]);
      await texts.change(SHOP, (known) => [...known, text('b')]);
      const second = await texts.published(SHOP);
      expect(second.texts).toEqual([text('a'), text('b')]);
      expect(second.revision).not.toBe(first.revision);
    });

    it('keeps shops apart', async () => {
      await texts.change(SHOP, () => [text('a')]);
      await texts.change('other.example.com', () => [text('b')]);
      expect(await sources()).toEqual(['a']);
      expect(await sources('other.example.com')).toEqual(['b']);
    });

    it('changes nothing when the change fails', async () => {
      await texts.change(SHOP, () => [text('a')]);
      const failing = texts.change(SHOP, () => {
        throw new Error('unreadable');
      });
      await expect(failing).rejects.toThrow('unreadable');
      expect(await sources()).toEqual(['a']);
    });

    it('loses none of the changes that are made at once', async () => {
      const names = ['a', 'b', 'c', 'd'];
      await Promise.all(names.map((each) => texts.change(SHOP, (known) => [...known, text(each)])));
      expect([...(await sources())].sort()).toEqual(names);
    });

    it('holds half a million letters', async () => {
      const pages = Array.from({ length: 250 }, (_, page) =>
        text(
          `${page}`,
          Array.from({ length: 400 }, (_, at) => ((at * 7_919 + page * 104_729) % 99_991).toString(36)).join(
            ' ',
          ),
        ),
      );
      await texts.change(SHOP, () => pages);
      expect((await texts.published(SHOP)).texts).toEqual(pages);
    });
  });
};
