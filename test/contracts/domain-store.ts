import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { DomainStore } from '../../lambdas/ports/shop/domain-store.ts';

const domain = (config: Readonly<Record<string, unknown>>): DomainConfig =>
  DomainConfig.parse({ shopName: 'Shop', ...config });

const hostnames = async (store: DomainStore): Promise<readonly string[]> =>
  (await store.list()).map(({ hostname }) => hostname);

/** What every `DomainStore` keeps to; `open` answers an empty one. */
export const describeDomainStore = (name: string, open: () => Promise<DomainStore>): void => {
  describe(`${name} as a DomainStore`, () => {
    let store: DomainStore;
    beforeEach(async () => {
      store = await open();
    });

    it('finds nothing where nothing was saved', async () => {
      expect(await store.find('shop.example.com')).toBeUndefined();
      expect(await store.list()).toEqual([]);
      expect(await store.remove('shop.example.com')).toBe(false);
    });

    it('gives back every member of what was saved', async () => {
      const config = domain({
        hostname: 'магазин.рф',
        aliases: ['shop.example.com'],
        status: 'suspended',
        shopName: 'Магазин «Ёлка»',
        locale: 'en',
        catalogLocale: 'ru',
        currency: 'USD',
        voice: 'marin',
        model: 'gpt-realtime-2.1',
        extraInstructions: 'Предлагай доставку.',
        greeting: 'Привет!',
        enabledFunctions: ['search_products'],
        limits: { sessionsPerDay: 5, sessionsPerShopperPerHour: 2, sessionMinutes: 3 },
        connection: 'brokered',
        theme: { accent: '#0f766e', position: 'bottom-left' },
        openAccess: true,
      });
      expect(await store.save(config)).toEqual({ kind: 'saved' });
      expect(await store.find('xn--80aairftm.xn--p1ai')).toEqual(config);
    });

    it('reads a shop whose schedule is no longer allowed, without it', async () => {
      const config = domain({
        hostname: 'shop.example.com',
        feed: { url: 'https://shop.example.com/f.xml' },
      });
      await store.save({ ...config, feed: { ...config.feed, schedule: 'rate(1 minute)' } });
      expect(await store.find('shop.example.com')).toEqual(config);
    });

    it('finds a domain by its hostname and by each alias', async () => {
      const config = domain({ hostname: 'shop.example.com', aliases: ['a.example.com', 'b.example.com'] });
      await store.save(config);
      for (const hostname of ['shop.example.com', 'a.example.com', 'b.example.com']) {
        expect(await store.find(hostname)).toEqual(config);
      }
    });

    it('replaces a domain whole', async () => {
      await store.save(
        domain({ hostname: 'shop.example.com', greeting: 'Hi', aliases: ['old.example.com'] }),
      );
      const replacement = domain({ hostname: 'shop.example.com', aliases: ['new.example.com'] });
      await store.save(replacement);
      expect(await store.find('shop.example.com')).toEqual(replacement);
      expect(await store.find('new.example.com')).toEqual(replacement);
      expect(await store.find('old.example.com')).toBeUndefined();
    });

    it('frees an alias for others once its domain lets go of it', async () => {
      await store.save(domain({ hostname: 'one.example.com', aliases: ['shared.example.com'] }));
      await store.save(domain({ hostname: 'one.example.com' }));
      const other = domain({ hostname: 'two.example.com', aliases: ['shared.example.com'] });
      expect(await store.save(other)).toEqual({ kind: 'saved' });
      expect(await store.find('shared.example.com')).toEqual(other);
    });

    it('turns an alias into a domain of its own once its owner lets go of it', async () => {
      await store.save(domain({ hostname: 'one.example.com', aliases: ['two.example.com'] }));
      const own = domain({ hostname: 'two.example.com' });
      expect(await store.save(own)).toEqual({
        kind: 'taken',
        hostname: 'two.example.com',
        owner: 'one.example.com',
      });
      await store.save(domain({ hostname: 'one.example.com' }));
      expect(await store.save(own)).toEqual({ kind: 'saved' });
      expect(await store.find('two.example.com')).toEqual(own);
    });

    it.each([
      ['an alias of another domain', 'alias.example.com', 'one.example.com'],
      ['another domain', 'one.example.com', 'one.example.com'],
    ])('writes nothing when an alias is %s', async (_, wanted, owner) => {
      await store.save(domain({ hostname: 'one.example.com', aliases: ['alias.example.com'] }));
      const greedy = domain({ hostname: 'two.example.com', aliases: ['free.example.com', wanted] });
      expect(await store.save(greedy)).toEqual({ kind: 'taken', hostname: wanted, owner });
      expect(await store.find('two.example.com')).toBeUndefined();
      expect(await store.find('free.example.com')).toBeUndefined();
      const third = domain({ hostname: 'three.example.com', aliases: ['free.example.com'] });
      expect(await store.save(third)).toEqual({ kind: 'saved' });
    });

    it('keeps the earlier configuration when a replacement wants a taken alias', async () => {
      const earlier = domain({ hostname: 'two.example.com', aliases: ['kept.example.com'] });
      await store.save(earlier);
      await store.save(domain({ hostname: 'one.example.com', aliases: ['alias.example.com'] }));
      const wanted = ['kept.example.com', 'alias.example.com'];
      await store.save(domain({ hostname: 'two.example.com', aliases: wanted }));
      expect(await store.find('two.example.com')).toEqual(earlier);
      expect(await store.find('kept.example.com')).toEqual(earlier);
    });

    it('accepts a domain that names itself or one alias twice', async () => {
      const aliases = ['shop.example.com', 'a.example.com', 'a.example.com'];
      const config = domain({ hostname: 'shop.example.com', aliases });
      expect(await store.save(config)).toEqual({ kind: 'saved' });
      expect(await store.find('shop.example.com')).toEqual(config);
      expect(await store.find('a.example.com')).toEqual(config);
    });

    it('lists every domain once, by hostname, whatever aliases there are', async () => {
      await store.save(domain({ hostname: 'b.example.com', aliases: ['0.example.com'] }));
      await store.save(domain({ hostname: 'c.example.com' }));
      await store.save(domain({ hostname: 'a.example.com' }));
      expect(await hostnames(store)).toEqual(['a.example.com', 'b.example.com', 'c.example.com']);
    });

    it('removes a domain with its aliases, and by its own hostname alone', async () => {
      await store.save(domain({ hostname: 'shop.example.com', aliases: ['a.example.com'] }));
      expect(await store.remove('a.example.com')).toBe(false);
      expect(await store.remove('shop.example.com')).toBe(true);
      expect(await store.find('shop.example.com')).toBeUndefined();
      expect(await store.find('a.example.com')).toBeUndefined();
      expect(await hostnames(store)).toEqual([]);
      expect(await store.save(domain({ hostname: 'a.example.com' }))).toEqual({ kind: 'saved' });
    });

    it('gives a contested alias to exactly one of many domains that want it at once', async () => {
      const wanting = Array.from({ length: 10 }, (_, index) =>
        domain({ hostname: `shop${index}.example.com`, aliases: ['wanted.example.com'] }),
      );
      const outcomes = await Promise.all(wanting.map((config) => store.save(config)));
      const winners = wanting.filter((_, index) => outcomes[index]?.kind === 'saved');
      expect(winners).toHaveLength(1);
      expect(await store.find('wanted.example.com')).toEqual(winners[0]);
      expect(await hostnames(store)).toEqual(winners.map(({ hostname }) => hostname));
    });

    it('ends parallel saves of one domain with one of them whole', async () => {
      const versions = ['a', 'b', 'c', 'd'].map((letter) =>
        domain({
          hostname: 'shop.example.com',
          greeting: letter,
          aliases: ['every.example.com', `${letter}.example.com`],
        }),
      );
      await Promise.all(versions.map((config) => store.save(config)));
      const final = await store.find('shop.example.com');
      expect(versions).toContainEqual(final);
      for (const { aliases } of versions) {
        for (const alias of aliases) {
          expect(await store.find(alias)).toEqual(final?.aliases.includes(alias) ? final : undefined);
        }
      }
    });
  });
};
