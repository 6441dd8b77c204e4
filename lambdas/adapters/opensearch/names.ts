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

/** Which records of an index are meant. */
export interface Scope {
  readonly domain: Hostname;
  /** Absent where the index holds one generation alone, or an alias chooses one. */
  readonly generation?: string;
}

/** Where a generation is. */
export interface Place {
  readonly index: string;
  readonly scope: Scope;
  /** Chooses the shop's shard of a shared index. Absent in an index of the generation's own. */
  readonly routing?: string;
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

/** The shape of a shared index: indexes of vectors of another length, or of another number of shards, are others. */
export interface PoolShape {
  readonly dimension: number;
  readonly shards: number;
}

const POOLED = /-p(\d+x\d+)$/u;

/** What a domain's indexes and aliases are called under a prefix such as `products-`. No domain's begin with `_`. */
export const catalogNames = (prefix: string, domain: Hostname) => {
  const slug = slugOf(domain);
  const live = `${prefix}${slug}`;
  return {
    domain,
    /** Alias of the one generation that shoppers are served from. */
    live,
    /** Alias of every index of the domain's own that is or was live, which tells them from drafts. */
    published: `${live}_published`,
    /** All indexes of the domain's own and no other domain's. */
    pattern: `${live}_*`,
    /** All indexes that shops share. */
    pools: `${prefix}_pool-*`,
    /** All indexes of the deployment. */
    all: `${prefix}*`,
    /** Chooses the shop's shard of a shared index; holds no comma, which would choose two. */
    routing: slug,
    place: (generation: string): Place => {
      const shape = POOLED.exec(generation)?.[1];
      return shape === undefined
        ? { index: `${live}_${generation}`, scope: { domain } }
        : { index: `${prefix}_pool-${shape}`, scope: { domain, generation }, routing: slug };
    },
    /** The generation of an index of the domain's own. */
    generation: (index: string): string => index.slice(live.length + 1),
  };
};
export type CatalogNames = ReturnType<typeof catalogNames>;

/**
 * Sorts by time: `20261122t101500123-1f9c2a7e`. That of a shared index names its shape, so that every process knows
 * where it is: `20261122t101500123-1f9c2a7e-p1024x2`.
 */
export const newGeneration = (now: Date, salt: string, pool?: PoolShape): string => {
  const time = now
    .toISOString()
    .toLowerCase()
    .replace(/[-:.z]/gu, '');
  return `${time}-${salt}${pool === undefined ? '' : `-p${pool.dimension}x${pool.shards}`}`;
};

/** The address of a request in a place. */
export const inPlace = (
  { index, routing }: Place,
  action: string,
): { readonly path: string; readonly query?: { readonly routing: string } } => ({
  path: `/${index}/${action}`,
  ...(routing === undefined ? {} : { query: { routing } }),
});
