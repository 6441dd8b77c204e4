import { BlockList, isIP } from 'node:net';

/**
 * Special-purpose networks by IANA's registries (RFC 6890 and later), none of which a shop's feed is in: this
 * host, private and shared networks, link-local with every cloud's metadata service, documentation, multicast.
 */
const NOT_PUBLIC_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Within the one block that is routed at all; those that carry an IPv4 address could carry a private one. */
const NOT_PUBLIC_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const special = new BlockList();
for (const [network, bits] of NOT_PUBLIC_V4) special.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of NOT_PUBLIC_V6) special.addSubnet(network, bits, 'ipv6');

const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');

/** True for an address that anybody on the internet reaches, which no service inside a network has. */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return routed.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
};
