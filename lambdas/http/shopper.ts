import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Secrets } from '../ports/shop/secrets.ts';

const IPV6_NETWORK_GROUPS = 4; // A household or a phone gets a /64 (RFC 6177).
const PSEUDONYM_LENGTH = 32;

/** The part of an address that one household shares. An IPv4 address mapped into IPv6 counts as IPv4. */
const network = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return groups
    .slice(0, IPV6_NETWORK_GROUPS)
    .map((group) => group.padStart(4, '0'))
    .join(':');
};

/** Makes a pseudonym of a shopper's address. It tells shoppers apart, and the address cannot be computed from it. */
export const createShopperPseudonym =
  (secrets: Pick<Secrets, 'signingKeys'>) =>
  async (address: string): Promise<string> => {
    const [salt] = await secrets.signingKeys();
    return createHmac('sha256', salt)
      .update(`storevoice shopper ${network(address)}`)
      .digest('base64url')
      .slice(0, PSEUDONYM_LENGTH);
  };
