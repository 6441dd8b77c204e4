import { describe, expect, it } from '@jest/globals';
import { catalogNames, newGeneration } from '../../../lambdas/adapters/opensearch/names.ts';

const matches = (pattern: string, index: string) => index.startsWith(pattern.slice(0, -1));

describe('Names of indexes', () => {
  const hosts = [
    'shop',
    'shop-2',
    'shop.example.com',
    'a.shop.example.com',
    'xn--80aaxitdbjk.xn--p1ai',
    '[::1]',
    '[::2]',
    'under_score.example.com',
    '-hyphen.example.com',
    `${'long.'.repeat(48)}example.com`,
    `${'long.'.repeat(48)}example.org`,
  ];

  it.each(hosts)('are what OpenSearch allows for %s', (host) => {
    const { live, published, place } = catalogNames('products-', host);
    const own = place('20261122t101500123-1f9c2a7e').index;
    const shared = place('20261122t101500123-1f9c2a7e-p1024x2').index;
    for (const name of [live, published, own, shared]) {
      expect(name).toMatch(/^products-[a-z0-9._-]+$/u);
      expect(name.length).toBeLessThan(255);
    }
  });

  it("never fall under another domain's pattern, nor does a shared index under any", () => {
    const shape = { dimension: 1_024, shards: 2 };
    const generations = [newGeneration(new Date(), 'ab12'), newGeneration(new Date(), 'ab12', shape)];
    for (const one of hosts) {
      const { pattern } = catalogNames('products-', one);
      for (const other of hosts.filter((host) => host !== one)) {
        const names = catalogNames('products-', other);
        const all = [...generations.map((generation) => names.place(generation).index), names.live];
        expect(all.filter((name) => matches(pattern, name))).toEqual([]);
      }
    }
  });

  it('say by the generation alone which index it is in, and choose one shard of a shared one', () => {
    for (const host of hosts) {
      const names = catalogNames('products-', host);
      const shared = newGeneration(new Date(), 'ab12', { dimension: 256, shards: 4 });
      expect(names.place(shared)).toEqual({
        index: 'products-_pool-256x4',
        scope: { domain: host, generation: shared },
        routing: names.routing,
      });
      expect(names.routing).not.toMatch(/[,*]/u);
      const own = newGeneration(new Date(), 'ab12');
      expect(names.generation(names.place(own).index)).toBe(own);
    }
  });

  it('sort generations by time', () => {
    const times = ['2026-11-22T09:59:59.999Z', '2026-11-22T10:00:00.000Z', '2027-01-01T00:00:00.000Z'];
    const generations = times.map((time, at) => newGeneration(new Date(time), `${9 - at}`));
    expect([...generations].sort()).toEqual(generations);
    expect(generations[1]).toBe('20261122t100000000-8');
  });
});
