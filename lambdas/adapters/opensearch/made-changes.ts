import * as z from 'zod';
import { type CatalogChange, changeKey, MadeChange } from '../../contract/catalog-change.ts';
import type { Hostname } from '../../contract/hostname.ts';
import { writeBulk } from './bulk.ts';
import type { OpenSearch } from './client.ts';
import { readGenerations } from './generations.ts';
import type { CatalogNames } from './names.ts';
import type { Place } from './patch-index.ts';
import { patchIndex } from './patch-index.ts';
import { IMPORT } from './patience.ts';
import { madeChangesSearch } from './queries.ts';
import { changeRecord, changeRecordId } from './records.ts';
import { jsonOf, parseAnswer, SearchAnswer } from './rows.ts';

/** A change as an index remembers it: its place is that among the changes made with it. */
const Remembered = MadeChange.extend({ place: z.int().nonnegative() });
type Remembered = Readonly<z.infer<typeof Remembered>>;

/** Remembers changes in an index, each in the place of the one that it undoes. */
export const keepMadeChanges = (
  { engine, domain, index }: Place,
  at: Date,
  changes: readonly CatalogChange[],
): Promise<void> => {
  const records = changes.map((change, place) => ({
    id: changeRecordId(change),
    json: changeRecord(domain, { at: at.toISOString(), change }, place),
    name: `change of ${change.productId}`,
  }));
  return writeBulk(engine, index, records);
};

export interface MadeChangesOptions {
  readonly engine: OpenSearch;
  readonly names: CatalogNames;
  readonly domain: Hostname;
  readonly since: Date;
}

const nameOf = ({ at, place, change }: Remembered): string => `${at} ${place} ${changeKey(change)}`;

/** All changes since a time, in whichever of the domain's indexes they are remembered, in their order. */
const readMadeChanges = async (options: MadeChangesOptions): Promise<readonly Remembered[]> => {
  const { engine, names, domain, since } = options;
  const generations = await readGenerations(engine, names, names.pattern);
  // An index that the engine made by itself knows no rows.
  const indexes = generations.flatMap(({ index, meta }) => (meta === undefined ? [] : [index]));
  const path = `/${indexes.join(',')}/_search`;
  const found: Remembered[] = [];
  for (let last: Remembered | undefined; ; last = found.at(-1)) {
    const after = last && ([Date.parse(last.at), last.place] as const);
    const body = madeChangesSearch(domain, since, after);
    const answer = await engine.call(
      { method: 'POST', path, query: { ignore_unavailable: 'true' }, body },
      IMPORT,
    );
    const { hits } = parseAnswer(SearchAnswer, answer, path).hits;
    if (hits.length === 0) return found;
    found.push(...hits.map((hit) => parseAnswer(Remembered, jsonOf(hit), `change in ${hit._index}`)));
  }
};

/**
 * Makes the changes since a time again, in the index that is given, until there are no new ones. Asked again it makes
 * only what came to light meanwhile, and what was made after that.
 */
export const createRepeating = (options: MadeChangesOptions) => {
  const { engine, domain } = options;
  const repeated = new Set<string>();
  return async (index: string): Promise<void> => {
    for (;;) {
      const made = await readMadeChanges(options);
      const firstNew = made.findIndex((each) => !repeated.has(nameOf(each)));
      if (firstNew < 0) return;
      const again = made.slice(firstNew);
      const changes = again.map(({ change }) => change);
      await patchIndex(changes, { engine, domain, index });
      for (const each of again) repeated.add(nameOf(each));
    }
  };
};
