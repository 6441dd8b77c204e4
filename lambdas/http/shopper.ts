import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Secrets } from '../ports/shop/secrets.ts';

const HOUSEHOLD_GROUPS = 4; // A household or a phone gets a /64 (RFC 6177).
const OWNER_GROUPS = 3; // A /48, of which its owner uses any /64.
const PSEUDONYM_LENGTH = 32;

/**
 * What one household shares of an address, and what one owner of many addresses does: an IPv6 /48, an IPv4 /24. An IPv4
 * address mapped into IPv6 counts as IPv4.
 */
const partsOf = (address: string) => {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (!isIPv6(plain)) return { household: plain, network: plain.replace(/\.\d+$/u, '') };
  const [head = '', tail = ''] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = plain.includes('::') ? [...before, ...zeros, ...after] : before;
  const padded = groups.map((group) => group.padStart(4, '0'));
  const first = (count: number): string => padded.slice(0, count).join(':');
  return { household: first(HOUSEHOLD_GROUPS), network: first(OWNER_GROUPS) };
};

/** Pseudonyms of a shopper's address. They tell shoppers and networks apart, and no address can be computed from them. */
export const createPseudonyms = (secrets: Pick<Secrets, 'signingKeys'>) => async (address: string) => {
  const [salt] = await secrets.signingKeys();
  const pseudonym = (text: string): string =>
    createHmac('sha256', salt).update(`storevoice ${text}`).digest('base64url').slice(0, PSEUDONYM_LENGTH);
  const { household, network } = partsOf(address);
  return {
    shopper: pseudonym(`shopper ${household}`),
    network: pseudonym(`network ${network}`),
    /** Whether the shopper has one of these addresses, or another one of the same household. */
    comesFrom: (addresses: readonly string[]): boolean =>
      addresses.some((each) => partsOf(each).household === household),
  };
};
