import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns';
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Special-purpose networks by IANA's registries (RFC 6890 and later), none of which a shop's feed or server is in: this
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

/** Within the one block that is routed; addresses that carry an IPv4 address could carry a private one. */
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

/** True for an address that everybody on the internet reaches; no service inside a network has one. */
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

/** The server is in a private network, where no shop's feed or server is. */
class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';

  constructor(host: string, address: string) {
    super(`${host} is at ${address}, which is not an address of the open internet`);
  }
}

export type ResolveName = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface PublicRequestOptions {
  readonly isPublic: (address: string) => boolean;
  /** Names to addresses. Default: the system's resolver. */
  readonly resolve?: ResolveName;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the request a POST. */
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which a server is given up. */
  readonly stallMs: number;
}

/**
 * Resolves a name as the connection is made and hands on only public addresses, all of them looked at: a name
 * cannot answer one address to a check and another to the connection.
 */
const guardedLookup =
  ({ isPublic, resolve = lookUp }: PublicRequestOptions): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses: LookupAddress[] = error ? [] : found;
      const inside = addresses.find(({ address }) => !isPublic(address));
      if (error) return callback(error, []);
      if (inside) return callback(new PrivateAddress(hostname, inside.address), []);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      callback(null, first?.address ?? '', first?.family);
    });
  };

/** Brackets around an IPv6 address belong to the URL alone. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/gu, '');

const send = (url: URL, options: RequestOptions): ClientRequest =>
  url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);

/** One request, without following redirects, to a server that has public addresses and no others. */
export const publicRequest = (url: URL, options: PublicRequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const host = hostOf(url);
    // Node does not look up a host that is an address.
    if (isIP(host) !== 0 && !options.isPublic(host)) {
      reject(new PrivateAddress(host, host));
      return;
    }
    const { headers, body, signal, stallMs } = options;
    const method = body === undefined ? 'GET' : 'POST';
    const lookup = guardedLookup(options);
    // The connection of another request could lead elsewhere, so none is reused.
    const request = send(url, { method, headers, signal, lookup, agent: false });
    let receiving: IncomingMessage | undefined;
    request.setTimeout(stallMs, () => {
      const silent = new Error(`nothing came for ${stallMs / 1_000} s`);
      // The reader of an answer learns the reason only when the answer itself is destroyed.
      (receiving ?? request).destroy(silent);
    });
    request.once('response', (response) => {
      receiving = response;
      resolve(response);
    });
    request.once('error', reject).end(body);
  });
