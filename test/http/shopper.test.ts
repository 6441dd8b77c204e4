import { describe, expect, it } from '@jest/globals';
import { createPseudonyms } from '../../lambdas/http/shopper.ts';

const pseudonymsOf = (key = 'k'.repeat(32)) => createPseudonyms({ signingKeys: async () => [key] });
const pseudonymOf =
  (key?: string) =>
  async (address: string): Promise<string> =>
    (await pseudonymsOf(key)(address)).shopper;

describe("a shopper's pseudonym", () => {
  it('tells addresses apart, is the same tomorrow and shows nothing of the address', async () => {
    const one = await pseudonymOf()('203.0.113.7');
    expect(one).toMatch(/^[\w-]{32}$/);
    expect(await pseudonymOf()('203.0.113.7')).toBe(one);
    expect(await pseudonymOf()('203.0.113.8')).not.toBe(one);
  });

  it('depends on a secret, without which the few addresses there are could all be tried', async () => {
    expect(await pseudonymOf('o'.repeat(32))('203.0.113.7')).not.toBe(await pseudonymOf()('203.0.113.7'));
  });

  it.each([
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::1'],
    ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:9'],
    ['2001:db8::1', '2001:db8:0:0:5:6:7:8'],
    ['::1', '0:0:0:0:0:0:0:2'],
    ['fe80::1%eth0', 'fe80::2%wlan0'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
  ])('is one for the addresses of one household: %s and %s', async (one, other) => {
    expect(await pseudonymOf()(one)).toBe(await pseudonymOf()(other));
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8::1', '2001:db8:0:1::1'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.8'],
  ])('differs between households: %s and %s', async (one, other) => {
    expect(await pseudonymOf()(one)).not.toBe(await pseudonymOf()(other));
  });

  it('exists for any text instead of an address', async () => {
    for (const odd of ['unknown', '', ':', '::', '1::2::3', '999.1.1.1', 'x'.repeat(5_000)]) {
      expect(await pseudonymOf()(odd)).toMatch(/^[\w-]{32}$/);
    }
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:ffff::1'],
    ['203.0.113.7', '203.0.113.200'],
    ['::ffff:203.0.113.7', '203.0.113.9'],
  ])('is of one network for the addresses of one owner: %s and %s', async (one, other) => {
    const [first, second] = [await pseudonymsOf()(one), await pseudonymsOf()(other)];
    expect(first.network).toBe(second.network);
    expect(first.shopper).not.toBe(second.shopper);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:2:2::1'],
    ['203.0.113.7', '203.0.114.7'],
  ])('is of two networks for the addresses of two owners: %s and %s', async (one, other) => {
    expect((await pseudonymsOf()(one)).network).not.toBe((await pseudonymsOf()(other)).network);
  });
});
