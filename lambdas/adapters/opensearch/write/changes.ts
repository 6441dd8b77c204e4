import * as z from 'zod';
import {
  type CatalogChange,
  changeKey,
  MadeChange,
  type Standing,
  standingOf,
  withStanding,
} from '../../../contract/catalog/catalog-change.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import { makeChanges, type PatchResult } from '../../../ports/catalog/catalog-upkeep.ts';
import type { OpenSearch } from '../client.ts';
import { makeVisible } from '../layout.ts';
import { type CatalogNames, inPlace, type Place } from '../names.ts';
import { changeRecord, documentOf, standingRecord, variantRecordId } from '../records.ts';
import { pagesOf, parseAnswer, rowJson } from '../rows.ts';
import { madeChangesSearch, variantsSearch } from '../search/queries.ts';
import { writeBulk } from './bulk.ts';
import { readGenerations } from './generations.ts';

/** Changes whose variants are looked up together; a query takes up to 65,536 terms, rows are what weighs. */
const CHANGES_AT_ONCE = 500;

export interface ChangedPlace {
  readonly engine: OpenSearch;
  readonly place: Place;
}

/** All variants the changes may mean, however many pages they fill. */
const findVariants = async (ids: readonly string[], { engine, place }: ChangedPlace) => {
  const found: SearchDocument[] = [];
  const search = variantsSearch(place.scope, ids);
  for await (const hits of pagesOf(engine, inPlace(place, '_search'), search))
    found.push(...hits.map(documentOf));
  return found;
};

const meant = (
  { productId, variantId }: CatalogChange,
  documents: readonly SearchDocument[],
): readonly SearchDocument[] => {
  const variants = documents.filter((document) => document.productId === productId);
  if (variantId !== undefined) return variants.filter((document) => document.variantId === variantId);
  if (variants.length > 0) return variants;
  const offer = documents.findLast((document) => document.variantId === productId);
  return offer ? [offer] : documents.filter(({ sku }) => sku === productId);
};

/** Price and stock of variants that were changed a moment ago, which the engine's searches may not show yet. */
type Standings = Map<string, Standing>;

const patchSome = async (
  changes: readonly CatalogChange[],
  changedPlace: ChangedPlace,
  standings: Standings,
): Promise<PatchResult> => {
  const { engine, place } = changedPlace;
  const idOf = (document: SearchDocument): string => variantRecordId(place.scope, document);
  const ids = [...new Set(changes.map(({ productId }) => productId))];
  const documents = await findVariants(ids, changedPlace);
  const touched = new Map<string, SearchDocument>();
  const result = makeChanges(changes, {
    meant: (change) => meant(change, documents),
    standing: (document) => standings.get(idOf(document)) ?? standingOf(document),
    change: (document, to) => {
      const id = idOf(document);
      standings.set(id, to);
      touched.set(id, withStanding(document, to));
    },
  });
  const records = [...touched.values()].map((document) => standingRecord(place.scope, document));
  await writeBulk(engine, place, records);
  return result;
};

/** Makes changes in the records of one generation, and makes them visible. */
export const patchPlace = async (
  changes: readonly CatalogChange[],
  changedPlace: ChangedPlace,
): Promise<PatchResult> => {
  const standings: Standings = new Map();
  let done: PatchResult = { changed: 0, unknown: [] };
  for (let at = 0; at < changes.length; at += CHANGES_AT_ONCE) {
    const { changed: count, unknown } = await patchSome(
      changes.slice(at, at + CHANGES_AT_ONCE),
      changedPlace,
      standings,
    );
    done = { changed: done.changed + count, unknown: [...done.unknown, ...unknown] };
  }
  await makeVisible(changedPlace.engine, changedPlace.place.index);
  return done;
};

/** A change as it is remembered: its place is that among the changes made with it. */
const Remembered = MadeChange.extend({ place: z.int().nonnegative() });
type Remembered = Readonly<z.infer<typeof Remembered>>;

/** Remembers changes with a generation, each in the place of the one that it undoes. */
export const keepMadeChanges = (
  { engine, place }: ChangedPlace,
  at: Date,
  changes: readonly CatalogChange[],
): Promise<void> => {
  const made = { at: at.toISOString() };
  const records = changes.map((change, order) => changeRecord(place.scope, { ...made, change }, order));
  return writeBulk(engine, place, records);
};

interface MadeChangesOptions {
  readonly engine: OpenSearch;
  readonly names: CatalogNames;
  readonly since: Date;
}

const nameOf = ({ at, place, change }: Remembered): string => `${at} ${place} ${changeKey(change)}`;

/** All changes since a time, with whichever of the domain's generations they are remembered, in their order. */
const readMadeChanges = async (options: MadeChangesOptions): Promise<readonly Remembered[]> => {
  const { engine, names, since } = options;
  const generations = await readGenerations(engine, names);
  // An index that the engine made by itself knows no rows.
  const indexes = generations.flatMap(({ place, meta }) => (meta === undefined ? [] : [place.index]));
  const address = {
    path: `/${[...new Set(indexes)].join(',')}/_search`,
    query: { ignore_unavailable: 'true' },
  };
  const found: Remembered[] = [];
  for await (const hits of pagesOf(engine, address, madeChangesSearch({ domain: names.domain }, since)))
    found.push(...hits.map((hit) => parseAnswer(Remembered, rowJson(hit), `change in ${hit._index}`)));
  return found;
};

/**
 * Repeats the changes since a time in the given place until there are no new ones. The next call repeats only changes
 * that appeared since.
 */
export const createRepeating = (options: MadeChangesOptions) => {
  const { engine } = options;
  const repeated = new Set<string>();
  return async (place: Place): Promise<void> => {
    for (;;) {
      const made = await readMadeChanges(options);
      const firstNew = made.findIndex((each) => !repeated.has(nameOf(each)));
      if (firstNew < 0) return;
      const again = made.slice(firstNew);
      const changes = again.map(({ change }) => change);
      await patchPlace(changes, { engine, place });
      for (const each of again) repeated.add(nameOf(each));
    }
  };
};
