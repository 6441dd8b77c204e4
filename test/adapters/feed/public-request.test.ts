import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from '../../../lambdas/adapters/feed/public-request.ts';

describe('an address of the open internet', () => {
  it.each(['8.8.8.8', '77.88.55.242', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2a02:6b8::2:242'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['127.0.0.1', 'this machine'],
    ['0.0.0.0', 'this machine, too'],
    ['10.1.2.3', 'a private network'],
    ['172.16.0.1', 'a private network'],
    ['172.31.255.255', 'a private network'],
    ['192.168.1.1', 'a private network'],
    ['100.64.0.1', 'a carrier’s network'],
    ['169.254.169.254', 'the metadata service of a cloud'],
    ['169.254.170.2', 'the credentials of a container'],
    ['198.18.0.1', 'a test network'],
    ['224.0.0.1', 'many'],
    ['255.255.255.255', 'everybody'],
    ['::1', 'this machine'],
    ['::', 'this machine, too'],
    ['::ffff:169.254.169.254', 'IPv4 in disguise'],
    ['::ffff:a9fe:a9fe', 'IPv4 in disguise'],
    ['64:ff9b::a9fe:a9fe', 'IPv4 translated'],
    ['2002:a9fe:a9fe::1', 'IPv4 tunnelled'],
    ['2001:0:a9fe:a9fe::1', 'IPv4 tunnelled'],
    ['fd00:ec2::254', 'the metadata service by IPv6'],
    ['fe80::1', 'a link'],
    ['ff02::1', 'many'],
    ['2001:db8::1', 'a book'],
    ['shop.example.com', 'no address'],
    ['', 'no address'],
  ])('is not %s, which is %s', (address) => expect(isPublicAddress(address)).toBe(false));
});
