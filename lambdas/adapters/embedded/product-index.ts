import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/hostname.ts';
import { sameEmbedder } from '../../contract/search-document.ts';
import type { ProductIndex, RetrievalRequest } from '../../ports/product-index.ts';
import { generationFolder, readLive, setAside } from './catalog-folder.ts';
import type { EmbeddedCatalogOptions } from './catalog-writer.ts';
import { changesVersion, readChangedRows } from './changes-file.ts';
import { type Generation, loadGeneration } from './generation.ts';
import { DamagedCatalog } from './generation-files.ts';

/** A catalogue that could not be read and was moved away; the domain has none until the next import. */
export interface SetAsideCatalog {
  readonly domain: Hostname;
  /** The file that was damaged, and how. */
  readonly reason: string;
  /** Where everything of it stands now. */
  readonly movedTo: string;
}

export interface EmbeddedProductIndexOptions extends EmbeddedCatalogOptions {
  /** Told once for every catalogue that had to be set aside. */
  readonly onSetAside?: (catalog: SetAsideCatalog) => void;
}

interface Loaded {
  readonly name: string;
  readonly generation: Promise<Generation>;
  /** Of the changes that it answers with. */
  changes: string;
}

const unavailable = (message: string, cause?: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', message, { cause });

const refuseForeignVector = ({ vector }: RetrievalRequest, { profile }: Generation): void => {
  const made = profile.embedder;
  if (!vector || sameEmbedder(vector.embedder, made)) return;
  const asked = vector.embedder;
  throw unavailable(
    `This catalogue was made with ${made.model} (${made.dimension} dimensions) and was asked with a vector of ${asked.model} (${asked.dimension}); import it again with the embedder in use`,
  );
};

const withChanges = async (path: string, entry: Loaded): Promise<Generation> => {
  const generation = await entry.generation;
  const version = changesVersion(path);
  if (version === entry.changes) return generation;
  generation.apply(await readChangedRows(path));
  entry.changes = version;
  return generation;
};

/**
 * Searches catalogues in this process. A newly published one is read when the next question comes; a
 * damaged one is set aside and reported, and the domain then has no catalogue.
 */
export const createEmbeddedProductIndex = ({
  folder,
  onSetAside,
}: EmbeddedProductIndexOptions): ProductIndex => {
  const loaded = new Map<Hostname, Loaded>();

  const movingAside = new Map<Hostname, Promise<undefined>>();

  const moveAside = async (domain: Hostname, damage: DamagedCatalog): Promise<undefined> => {
    const movedTo = await setAside(folder, domain);
    loaded.delete(domain);
    onSetAside?.({ domain, reason: damage.message, movedTo });
    return undefined;
  };

  /** Questions that meet the damage together move it away once. */
  const reportDamage = (domain: Hostname, damage: DamagedCatalog): Promise<undefined> => {
    const moving =
      movingAside.get(domain) ?? moveAside(domain, damage).finally(() => movingAside.delete(domain));
    movingAside.set(domain, moving);
    return moving;
  };

  const load = async (domain: Hostname): Promise<Generation | undefined> => {
    const name = await readLive(folder, domain);
    if (name === undefined) return undefined;
    const known = loaded.get(domain);
    const path = generationFolder(folder, domain, name);
    const entry = known?.name === name ? known : { name, generation: loadGeneration(path), changes: '' };
    loaded.set(domain, entry);
    return withChanges(path, entry);
  };

  const live = async (domain: Hostname): Promise<Generation | undefined> => {
    try {
      return await load(domain);
    } catch (error) {
      if (error instanceof DamagedCatalog) return reportDamage(domain, error);
      throw unavailable(`The catalogue of ${domain} in ${folder} cannot be read`, error);
    }
  };

  return {
    profile: async (domain) => (await live(domain))?.profile,
    retrieve: async (request) => {
      const generation = await live(request.domain);
      if (!generation) return { lexical: [], nearest: [] };
      refuseForeignVector(request, generation);
      return generation.retrieve(request);
    },
    product: async (domain, productId) => (await live(domain))?.product(productId) ?? [],
  };
};
