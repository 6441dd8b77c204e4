import { LRUCache } from 'lru-cache';
import type { CatalogProfile } from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import { type OpenSearch, type Patience, QUESTION } from '../client.ts';
import { type CatalogNames, catalogNames, inPlace, type Place } from '../names.ts';
import { type KnownProfile, profileIn, recordId } from '../records.ts';
import { HitsAnswer, type LiveCatalog, liveCatalogOf, parseAnswer } from '../rows.ts';
import { catalogSearch } from './queries.ts';

/** What profiles may take of a function's memory of 1 GiB, of which language and code take some 300 MB. */
export const PROFILES_BYTES = 256 * 2 ** 20;
/** What a profile's objects take for each letter of its text: 3 to 6 were measured, and Cyrillic takes more. */
const BYTES_A_LETTER = 8;
/** Names of generations are some hundred bytes each. */
const MAX_LIVE = 20_000;

export const readProfileOf = async (engine: OpenSearch, place: Place): Promise<KnownProfile | undefined> => {
  const address = inPlace(place, `_doc/${recordId(place.scope, 'catalog')}`);
  const answer = await engine.call({ method: 'GET', ...address }, QUESTION);
  return answer === undefined ? undefined : profileIn(answer, `profile in ${address.path}`);
};

/** Which generation shoppers are served from. */
export const readLive = async (
  engine: OpenSearch,
  { domain, live }: CatalogNames,
  patience: Patience,
): Promise<LiveCatalog | undefined> => {
  const path = `/${live}/_search`;
  const answer = await engine.call({ method: 'POST', path, body: catalogSearch({ domain }) }, patience);
  return answer === undefined ? undefined : liveCatalogOf(parseAnswer(HitsAnswer, answer, path).hits.hits);
};

interface Seen {
  readonly live: LiveCatalog;
  /** By a clock that nobody can set. */
  readonly checkedAt: number;
}

interface LiveCatalogsOptions {
  readonly engine: OpenSearch;
  readonly prefix: string;
  /** How long the live generation is believed without asking. */
  readonly ttlMs: number;
  /** What the kept profiles may take of the memory. */
  readonly profilesBytes: number;
}

/** Reads each profile once a generation: within `ttlMs` without a call, later after asking which generation is live. */
export const createLiveCatalogs = (options: LiveCatalogsOptions) => {
  const { engine, prefix, ttlMs, profilesBytes } = options;
  const seen = new LRUCache<Hostname, Seen>({ max: MAX_LIVE });
  const profiles = new LRUCache<Hostname, KnownProfile>({
    maxSize: profilesBytes,
    sizeCalculation: ({ letters }) => letters * BYTES_A_LETTER,
  });

  /** Makes the next `profile` read again when another generation was seen live. */
  const see = (domain: Hostname, live: LiveCatalog | undefined): void => {
    if (live === undefined) seen.delete(domain);
    else seen.set(domain, { live, checkedAt: performance.now() });
  };

  const liveNow = async (domain: Hostname): Promise<LiveCatalog | undefined> => {
    const last = seen.get(domain);
    if (last !== undefined && performance.now() - last.checkedAt < ttlMs) return last.live;
    const live = await readLive(engine, catalogNames(prefix, domain), QUESTION);
    see(domain, live);
    return live;
  };

  return {
    profile: async (domain: Hostname): Promise<CatalogProfile | undefined> => {
      const live = await liveNow(domain);
      if (live === undefined) return undefined;
      const known = profiles.get(domain);
      if (known?.profile.generation === live.generation) return known.profile;
      const read = await readProfileOf(engine, catalogNames(prefix, domain).place(live.generation));
      if (read !== undefined) profiles.set(domain, read);
      return read?.profile;
    },
    /** The generation that was live when it was last seen, however long ago. */
    lastSeen: (domain: Hostname): LiveCatalog | undefined => seen.get(domain)?.live,
    see,
  };
};
