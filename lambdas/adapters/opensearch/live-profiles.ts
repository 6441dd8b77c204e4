import * as z from 'zod';
import type { Hostname } from '../../contract/hostname.ts';
import { CatalogProfile } from '../../contract/search-document.ts';
import type { OpenSearch } from './client.ts';
import { catalogNames } from './names.ts';
import { QUESTION } from './patience.ts';
import { catalogSearch } from './queries.ts';
import { CATALOG_ID } from './records.ts';
import { type LiveCatalog, liveCatalogOf, parseAnswer, SearchAnswer } from './rows.ts';

/** A profile of a large catalogue is some 10 MB as objects; a Lambda has room for these. */
const MAX_PROFILES = 20;

const CatalogRow = z.object({ _source: z.object({ profile: z.string() }) });

/** The profile that was published in an index, or in the one an alias stands for. */
export const readProfileOf = async (
  engine: OpenSearch,
  index: string,
): Promise<CatalogProfile | undefined> => {
  const path = `/${index}/_doc/${CATALOG_ID}`;
  const answer = await engine.call({ method: 'GET', path }, QUESTION);
  if (answer === undefined) return undefined;
  const { profile } = parseAnswer(CatalogRow, answer, path)._source;
  return parseAnswer(CatalogProfile, JSON.parse(profile), `profile in ${path}`);
};

interface Kept {
  readonly profile: CatalogProfile;
  readonly checkedAt: number;
}

export interface LiveProfiles {
  readonly get: (domain: Hostname) => Promise<CatalogProfile | undefined>;
  /** Has the next `get` look again, when another generation was seen live than the one kept. */
  readonly seenLive: (domain: Hostname, live: LiveCatalog | undefined) => void;
}

/** Reads profiles, and each of them once a generation: within `ttlMs` without asking, later by asking only who is live. */
export const createLiveProfiles = (engine: OpenSearch, prefix: string, ttlMs: number): LiveProfiles => {
  const kept = new Map<Hostname, Kept>();

  const keep = (domain: Hostname, profile: CatalogProfile): CatalogProfile => {
    kept.delete(domain);
    kept.set(domain, { profile, checkedAt: Date.now() });
    const [oldest] = kept.keys();
    if (kept.size > MAX_PROFILES && oldest !== undefined) kept.delete(oldest);
    return profile;
  };

  const whoIsLive = async (domain: Hostname): Promise<LiveCatalog | undefined> => {
    const path = `/${catalogNames(prefix, domain).live}/_search`;
    const answer = await engine.call({ method: 'POST', path, body: catalogSearch(domain) }, QUESTION);
    return answer === undefined
      ? undefined
      : liveCatalogOf(parseAnswer(SearchAnswer, answer, path).hits.hits);
  };

  return {
    get: async (domain) => {
      const known = kept.get(domain);
      if (known !== undefined && Date.now() - known.checkedAt < ttlMs) return known.profile;
      const live = await whoIsLive(domain);
      if (live === undefined) {
        kept.delete(domain);
        return undefined;
      }
      if (known?.profile.generation === live.generation) return keep(domain, known.profile);
      const profile = await readProfileOf(engine, catalogNames(prefix, domain).live);
      return profile === undefined ? undefined : keep(domain, profile);
    },
    seenLive: (domain, live) => {
      if (kept.get(domain)?.profile.generation !== live?.generation) kept.delete(domain);
    },
  };
};
