import type { CatalogChange } from '../../contract/catalog-change.ts';
import type { CatalogPatcher, PatchResult } from '../../ports/catalog-patcher.ts';
import type { OpenSearch } from './client.ts';
import { type Generation, readGenerations } from './generations.ts';
import { makeVisible } from './layout.ts';
import { keepMadeChanges } from './made-changes.ts';
import { catalogNames, DEFAULT_PREFIX } from './names.ts';
import { type Place, patchIndex } from './patch-index.ts';

export interface OpenSearchCatalogPatcherOptions {
  readonly engine: OpenSearch;
  /** Beginning of every index and alias name. Default: `products-`. */
  readonly prefix?: string;
}

/** Where changes are remembered: with the live catalogue, or with the first one while it is built. */
const keeperOf = (generations: readonly Generation[]): Generation | undefined =>
  generations.find(({ kind }) => kind === 'live') ??
  generations.find(({ kind, meta }) => kind === 'draft' && meta !== undefined);

interface Making {
  readonly at: Date;
  readonly changes: readonly CatalogChange[];
}

const make = async (
  { at, changes }: Making,
  kind: Generation['kind'],
  place: Place,
): Promise<PatchResult> => {
  // Found before anything is live of it, so that whoever swaps meanwhile finds all that was live.
  await keepMadeChanges(place, at, changes);
  await makeVisible(place.engine, place.index);
  if (kind !== 'live') return { changed: 0, unknown: changes };
  return patchIndex(changes, place);
};

/** Replaces what changed in the records of the live index itself, and again where another went live meanwhile. */
export const createOpenSearchCatalogPatcher = (options: OpenSearchCatalogPatcherOptions): CatalogPatcher => {
  const { engine, prefix = DEFAULT_PREFIX } = options;
  return {
    patch: async (domain, changes) => {
      const names = catalogNames(prefix, domain);
      const find = async () => keeperOf(await readGenerations(engine, names, names.pattern));
      const made: Making = { at: new Date(), changes };
      let result: PatchResult = { changed: 0, unknown: changes };
      let keeper = await find();
      while (keeper !== undefined) {
        const { index, kind } = keeper;
        result = await make(made, kind, { engine, domain, index });
        const now = await find();
        if (now?.index === index && now.kind === kind) break;
        keeper = now;
      }
      return result;
    },
  };
};
