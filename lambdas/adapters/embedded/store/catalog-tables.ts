import * as z from 'zod';
import {
  type CatalogChange,
  changeKey,
  MadeChange,
  Standing,
  standingOf,
} from '../../../contract/catalog/catalog-change.ts';
import {
  CatalogProfile,
  EmbedderId,
  type SearchDocument,
} from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import { makeChanges, type PatchResult } from '../../../ports/catalog/catalog-upkeep.ts';
import type { Store } from './store.ts';

/** What a shop is served from, and what may be gone back to. */
const Catalog = z.object({
  live: z.string().optional(),
  /** Published before, newest first. */
  kept: z.array(z.string()),
  /** Changes of prices and stock so far, by which a reader notices new ones. */
  changes: z.int().nonnegative(),
});

/** A catalogue, from when it was begun; all else of it is found by its name. */
const Generation = z.object({
  embedder: EmbedderId,
  /** The time of the feed; without one, the catalogue is as old as its beginning. */
  asOf: z.iso.datetime().optional(),
  /** Changes of the shop before the catalogue was begun. A clock cannot tell two in one millisecond apart. */
  changesBefore: z.int().nonnegative(),
  /** The process that writes it. */
  pid: z.int(),
  publishedAt: z.string().default(''),
  products: z.int().default(0),
  variants: z.int().default(0),
});
type Generation = Readonly<z.infer<typeof Generation>>;

/** Catalogues before the live one that are kept to go back to. */
const KEPT = 1;
/** Rows removed in one transaction, so that others need not wait for long. */
const REMOVED_AT_ONCE = 5_000;

/** The tables of all catalogues. Those of one generation have its name as their keys' first part. */
export const openCatalogTables = (store: Store) => {
  const catalogs = store.json('catalogs', Catalog);
  const generations = store.json('generations', Generation);
  const ofGeneration = {
    profiles: store.json<CatalogProfile>('profiles', CatalogProfile),
    /** By row. Sealed when it was written; to hold each against its schema would take longer than to read it. */
    documents: store.json<SearchDocument>('documents', z.custom<SearchDocument>()),
    /** The row of each variant, by its product's id and its own. */
    rows: store.json('rows', z.int()),
    /** The rows of each article number. */
    skus: store.json('skus', z.int()),
    /** Price and stock of rows that were changed after they were imported. */
    standings: store.json<Standing>('standings', Standing),
    columns: store.bytes('columns'),
    /** By term. */
    postings: store.bytes('postings'),
    /** By block. */
    vectors: store.bytes('vectors'),
  };

  /** Changes that were made, by their keys, for catalogues whose feeds are older. */
  const made = store.json('made-changes', MadeChange.extend({ order: z.int() }));

  const catalogOf = (domain: Hostname) => catalogs.get([domain]) ?? { kept: [], changes: 0 };

  return {
    catalogs,
    generations,
    ...ofGeneration,
    made,

    liveOf: (domain: Hostname): string | undefined => catalogs.get([domain])?.live,
    isKept: (domain: Hostname, generation: string): boolean => {
      const { live, kept } = catalogOf(domain);
      return live === generation || kept.includes(generation);
    },
    /** Points shoppers at another generation; answers those that are kept no longer. Called inside of `write`. */
    makeLive: (domain: Hostname, generation: string): readonly string[] => {
      const { live, kept, changes } = catalogOf(domain);
      const earlier = [...(live === undefined ? [] : [live]), ...kept].filter((each) => each !== generation);
      catalogs.put([domain], { live: generation, kept: earlier.slice(0, KEPT), changes });
      return earlier.slice(KEPT);
    },
    /** Leaves a shop without a catalogue; its generations are removed one by one. Called inside of `write`. */
    forget: (domain: Hostname): void => {
      catalogs.remove([domain]);
      for (const { last } of [...made.entries(domain)]) made.remove([domain, String(last)]);
    },
    /** Removes a generation, its own row last, so that what is left after a kill is still known. */
    removeGeneration: (domain: Hostname, generation: string): void => {
      for (const table of Object.values(ofGeneration)) {
        while (store.write(() => table.removeSome(REMOVED_AT_ONCE, generation)) === REMOVED_AT_ONCE);
      }
      store.write(() => generations.remove([domain, generation]));
    },
  };
};
export type CatalogTables = ReturnType<typeof openCatalogTables>;

/** No import on one machine takes longer, the wait for another one included. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/** Rows of the variants of a change. Reads all variants once where only a variant's own id is known. */
const createRowFinder = ({ rows, skus }: CatalogTables, generation: string) => {
  let byVariant: ReadonlyMap<string, number> | undefined;
  const ofVariantAlone = (id: string): readonly number[] => {
    byVariant ??= new Map(Array.from(rows.entries(generation), ({ last, value }) => [String(last), value]));
    const row = byVariant.get(id);
    return row === undefined ? Array.from(skus.entries(generation, id), ({ value }) => value) : [row];
  };
  return ({ productId, variantId }: CatalogChange): readonly number[] => {
    if (variantId !== undefined) {
      const row = rows.get([generation, productId, variantId]);
      return row === undefined ? [] : [row];
    }
    const ofProduct = Array.from(rows.entries(generation, productId), ({ value }) => value);
    return ofProduct.length > 0 ? ofProduct : ofVariantAlone(productId);
  };
};

/** Makes changes in a generation, beside its documents, which never change. Called inside of `write`. */
export const applyChanges = (
  tables: CatalogTables,
  generation: string,
  changes: readonly CatalogChange[],
): PatchResult => {
  const standingAt = (row: number): Standing => {
    const known = tables.standings.get([generation, row]) ?? tables.documents.get([generation, row]);
    return known ? standingOf(known) : { availability: 'in-stock' };
  };
  return makeChanges(changes, {
    meant: createRowFinder(tables, generation),
    standing: standingAt,
    change: (row, to) => tables.standings.put([generation, row], to),
  });
};

/** Remembers changes for imports that are under way, each in the place of the one that it undoes. */
export const keepMadeChanges = (
  { made }: CatalogTables,
  domain: Hostname,
  { changes, first }: { readonly changes: readonly CatalogChange[]; readonly first: number },
): void => {
  const at = new Date().toISOString();
  for (const [place, change] of changes.entries()) {
    made.put([domain, changeKey(change)], { at, change, order: first + place });
  }
};

/** Changes that are newer than the feed of a generation, in their order. */
export const madeSince = (
  { made }: CatalogTables,
  domain: Hostname,
  { asOf, changesBefore }: Pick<Generation, 'asOf' | 'changesBefore'>,
): readonly CatalogChange[] =>
  Array.from(made.entries(domain), ({ value }) => value)
    .filter(({ at, order }) =>
      asOf === undefined ? order >= changesBefore : Date.parse(at) >= Date.parse(asOf),
    )
    .sort((a, b) => a.order - b.order)
    .map(({ change }) => change);

/** A change from the future was made while the clock was wrong, and would undo every feed until then. */
export const forgetOldChanges = ({ made }: CatalogTables, domain: Hostname): void => {
  for (const { last, value } of [...made.entries(domain)]) {
    if (Math.abs(Date.now() - Date.parse(value.at)) >= KEPT_MS) made.remove([domain, String(last)]);
  }
};
