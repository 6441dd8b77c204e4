import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns';
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** The address is one that a shop's feed cannot have. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';

  constructor(host: string, address: string) {
    super(`${host} is at ${address}, which is no address of the open internet`);
  }
}

/** All addresses of a name. */
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

/** One GET, without following redirects, of a server that has public addresses and no others. */
export const publicGet = (url: URL, options: PublicRequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const host = hostOf(url);
    // No name is looked up for a host that is an address.
    if (isIP(host) !== 0 && !options.isPublic(host)) {
      reject(new PrivateAddress(host, host));
      return;
    }
    const { headers, signal, stallMs } = options;
    const lookup = guardedLookup(options);
    // No agent: a connection of another request could lead elsewhere.
    const request = send(url, { headers, signal, lookup, agent: false });
    let receiving: IncomingMessage | undefined;
    request.setTimeout(stallMs, () => {
      const silent = new Error(`nothing came for ${stallMs / 1_000} s`);
      // Destroying the request would tell whoever reads the answer nothing but that it ended.
      (receiving ?? request).destroy(silent);
    });
    request.once('response', (response) => {
      receiving = response;
      resolve(response);
    });
    request.once('error', reject).end();
  });
