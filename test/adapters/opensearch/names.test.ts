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
    const { live, published, index } = catalogNames('products-', host);
    for (const name of [live, published, index('20261122t101500123-1f9c2a7e')]) {
      expect(name).toMatch(/^products-[a-z0-9._-]+$/u);
      expect(name.length).toBeLessThan(255);
    }
  });

  it("never fall under another domain's pattern", () => {
    for (const one of hosts) {
      for (const other of hosts.filter((host) => host !== one)) {
        const index = catalogNames('products-', other).index(newGeneration(new Date(), 'ab12'));
        expect(matches(catalogNames('products-', one).pattern, index)).toBe(false);
      }
    }
  });

  it('sort generations by time', () => {
    const times = ['2026-11-22T09:59:59.999Z', '2026-11-22T10:00:00.000Z', '2027-01-01T00:00:00.000Z'];
    const generations = times.map((time, at) => newGeneration(new Date(time), `${9 - at}`));
    expect([...generations].sort()).toEqual(generations);
    expect(generations[1]).toBe('20261122t100000000-8');
  });
});
