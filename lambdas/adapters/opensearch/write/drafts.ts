import { randomBytes } from 'node:crypto';
import type { EmbedderId } from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import { type DraftView, noOpenDraft } from '../../../ports/catalog/catalog-writer.ts';
import { IMPORT, type OpenSearch } from '../client.ts';
import { layoutFor } from '../layout.ts';
import { catalogNames, newGeneration } from '../names.ts';
import { hitsOf } from '../rows.ts';
import { createCandidates, findProduct, searchAll } from '../search/product-index.ts';
import { type Generation, readGenerations } from './generations.ts';

const GENERATION = /^[a-z0-9-]{1,80}$/u;

interface OpenDraft {
  readonly index: string;
  readonly embedder: EmbedderId;
}

interface Times {
  readonly begunAt: Date;
  readonly asOf: Date;
}

const createIndex = async (
  engine: OpenSearch,
  index: string,
  meta: Times & { readonly embedder: EmbedderId },
) => {
  const { embedder, begunAt, asOf } = meta;
  const { settings, mappings } = layoutFor(engine.service).body({
    embedder,
    begunAt: begunAt.toISOString(),
    asOf: asOf.toISOString(),
  });
  await engine.call({ method: 'PUT', path: `/${index}`, body: { settings, mappings } }, IMPORT);
};

/** Drafts of catalogues. Those that this process has seen open are remembered; another may have begun them. */
export const createDrafts = (engine: OpenSearch, prefix: string) => {
  const seenOpen = new Map<string, EmbedderId>();

  const find = async (domain: Hostname, generation: string): Promise<Generation | undefined> => {
    if (!GENERATION.test(generation)) return undefined;
    const names = catalogNames(prefix, domain);
    const [found] = await readGenerations(engine, names, names.index(generation));
    return found;
  };

  /** A draft, or the live catalogue that it has become. */
  const read = async (domain: Hostname, generation: string) => {
    const found = await find(domain, generation);
    if (found?.meta === undefined || found.kind === 'retired') throw noOpenDraft(domain, generation);
    const { embedder, begunAt, asOf = begunAt } = found.meta;
    return { kind: found.kind, index: found.index, embedder, asOf: new Date(asOf) };
  };

  return {
    create: async (domain: Hostname, embedder: EmbedderId, times: Times): Promise<string> => {
      const generation = newGeneration(times.begunAt, randomBytes(4).toString('hex'));
      const index = catalogNames(prefix, domain).index(generation);
      await createIndex(engine, index, { embedder, ...times });
      seenOpen.set(index, embedder);
      return generation;
    },
    find,
    read,
    /** A draft that takes documents. */
    open: async (domain: Hostname, generation: string): Promise<OpenDraft> => {
      const index = catalogNames(prefix, domain).index(generation);
      const known = seenOpen.get(index);
      if (known !== undefined) return { index, embedder: known };
      const { kind, embedder } = await read(domain, generation);
      if (kind !== 'draft') throw noOpenDraft(domain, generation);
      seenOpen.set(index, embedder);
      return { index, embedder };
    },
    forget: (index: string): void => void seenOpen.delete(index),
  };
};

/** Asks one index as the live one is asked, by its own name. */
export const createDraftView = (engine: OpenSearch, index: string, variants: number): DraftView => ({
  variants,
  retrieve: async (request) => {
    const { lexical, nearest } = await searchAll(engine, index, request);
    const candidates = createCandidates(request.terms);
    return { lexical: candidates.lexical(hitsOf(lexical)), nearest: candidates.nearest(hitsOf(nearest)) };
  },
  product: (domain, productId) => findProduct(engine, index, { domain, productId }),
});
