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

/** Moves damaged catalogues away; questions that meet the damage together do it once. */
const createRemoval = (
  { folder, onSetAside }: EmbeddedProductIndexOptions,
  loaded: Map<Hostname, Loaded>,
) => {
  const moving = new Map<Hostname, Promise<void>>();

  const move = async (domain: Hostname, damage: DamagedCatalog): Promise<void> => {
    const movedTo = await setAside(folder, domain);
    loaded.delete(domain);
    onSetAside?.({ domain, reason: damage.message, movedTo });
  };

  return (domain: Hostname, damage: DamagedCatalog): Promise<void> => {
    const under = moving.get(domain) ?? move(domain, damage).finally(() => moving.delete(domain));
    moving.set(domain, under);
    return under;
  };
};

/**
 * Searches catalogues in this process. A newly published one is read when the next question comes; a
 * damaged one is set aside and reported, and the domain then has no catalogue.
 */
export const createEmbeddedProductIndex = (options: EmbeddedProductIndexOptions): ProductIndex => {
  const { folder } = options;
  const loaded = new Map<Hostname, Loaded>();
  const moveAside = createRemoval(options, loaded);

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
      if (!(error instanceof DamagedCatalog)) {
        throw unavailable(`The catalogue of ${domain} in ${folder} cannot be read`, error);
      }
      await moveAside(domain, error);
      return undefined;
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
