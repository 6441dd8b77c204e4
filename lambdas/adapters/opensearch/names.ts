import { createHash } from 'node:crypto';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { OpenSearch } from './client.ts';

export interface CatalogsOptions {
  readonly engine: OpenSearch;
  readonly prefix: string;
}

/** With the prefix and a generation, well inside OpenSearch's 255 bytes. */
const MAX_PLAIN_HOST = 150;
const PLAIN_HOST = /^[a-z0-9][a-z0-9.-]*$/u;

export interface CatalogNames {
  /** Alias of the one index that shoppers are served from. */
  readonly live: string;
  /** Alias of every index that is or was live, which tells them from drafts. */
  readonly published: string;
  /** All of the domain's indexes and no other domain's. */
  readonly pattern: string;
  readonly index: (generation: string) => string;
  readonly generation: (index: string) => string;
}

/**
 * A host is its own name where an index may be called so; a longer or stranger one (an IPv6 address) goes
 * by its hash. A hash follows a hyphen, which no plain name begins with, and `_` ends either, which neither
 * can hold: so no domain's pattern ever matches another's index.
 */
const slugOf = (domain: Hostname): string =>
  PLAIN_HOST.test(domain) && domain.length <= MAX_PLAIN_HOST
    ? domain
    : `-${createHash('sha256').update(domain).digest('hex').slice(0, 40)}`;

/** What a domain's indexes and aliases are called under a prefix such as `products-`. */
export const catalogNames = (prefix: string, domain: Hostname): CatalogNames => {
  const live = `${prefix}${slugOf(domain)}`;
  return {
    live,
    published: `${live}_published`,
    pattern: `${live}_*`,
    index: (generation) => `${live}_${generation}`,
    generation: (index) => index.slice(live.length + 1),
  };
};

/** Sorts by time: `20261122t101500123-1f9c2a7e`. */
export const newGeneration = (now: Date, salt: string): string =>
  `${now
    .toISOString()
    .toLowerCase()
    .replace(/[-:.z]/gu, '')}-${salt}`;
