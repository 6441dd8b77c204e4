import { type CatalogChange, changed, type Standing, withStanding } from '../../contract/catalog-change.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { SearchDocument } from '../../contract/search-document.ts';
import type { PatchResult } from '../../ports/catalog-patcher.ts';
import { type BulkRecord, writeBulk } from './bulk.ts';
import type { OpenSearch } from './client.ts';
import { makeVisible } from './layout.ts';
import { IMPORT } from './patience.ts';
import { variantsSearch } from './queries.ts';
import { standingRecord, variantRecordId } from './records.ts';
import { createRowReader, parseAnswer, SearchAnswer } from './rows.ts';

/** Changes whose variants are looked up together; a query takes up to 65,536 terms, rows are what weighs. */
const CHANGES_AT_ONCE = 500;

/** One index of a domain. */
export interface Place {
  readonly engine: OpenSearch;
  readonly domain: Hostname;
  readonly index: string;
}

/** All variants the changes may mean, however many pages they fill. */
const findVariants = async (ids: readonly string[], { engine, domain, index }: Place) => {
  const path = `/${index}/_search`;
  const readRow = createRowReader();
  const found: SearchDocument[] = [];
  for (let after: number | undefined; ; after = found.at(-1)?.position) {
    const body = variantsSearch(domain, ids, after);
    const answer = await engine.call({ method: 'POST', path, body }, IMPORT);
    const rows = parseAnswer(SearchAnswer, answer, path).hits.hits.map(readRow);
    if (rows.length === 0) return found;
    found.push(...rows);
  }
};

const meant = (
  { productId, variantId }: CatalogChange,
  documents: readonly SearchDocument[],
): readonly SearchDocument[] => {
  const variants = documents.filter((document) => document.productId === productId);
  if (variantId !== undefined) return variants.filter((document) => document.variantId === variantId);
  return variants.length > 0
    ? variants
    : documents.filter((document) => document.variantId === productId).slice(-1);
};

const recordOf = (document: SearchDocument): BulkRecord => ({
  id: variantRecordId(document),
  json: standingRecord(document),
  name: `product ${document.productId} variant ${document.variantId}`,
  action: 'update',
});

/** How variants stand that were changed a moment ago, which the engine's searches may not show yet. */
type Standings = Map<string, Standing>;

const patchSome = async (
  changes: readonly CatalogChange[],
  place: Place,
  standings: Standings,
): Promise<PatchResult> => {
  const ids = [...new Set(changes.map(({ productId }) => productId))];
  const before = (await findVariants(ids, place)).map((document) => {
    const known = standings.get(variantRecordId(document));
    return known ? withStanding(document, known) : document;
  });
  const standing = new Map(before.map((document) => [variantRecordId(document), document]));
  const touched = new Set<string>();
  const unknown: CatalogChange[] = [];
  for (const change of changes) {
    const variants = meant(change, before);
    if (variants.length === 0) unknown.push(change);
    for (const id of variants.map(variantRecordId)) {
      const document = standing.get(id);
      if (document) standing.set(id, withStanding(document, changed(pickStanding(document), change)));
      touched.add(id);
    }
  }
  const after = [...touched].flatMap((id) => standing.get(id) ?? []);
  await writeBulk(place.engine, place.index, after.map(recordOf));
  for (const document of after) standings.set(variantRecordId(document), pickStanding(document));
  return { changed: touched.size, unknown };
};

const pickStanding = ({ price, compareAt, availability }: SearchDocument) => ({
  price,
  compareAt,
  availability,
});

/** Makes changes in the records of one index, one whole record at a time, and has them be found. */
export const patchIndex = async (changes: readonly CatalogChange[], place: Place): Promise<PatchResult> => {
  const standings: Standings = new Map();
  let done: PatchResult = { changed: 0, unknown: [] };
  for (let at = 0; at < changes.length; at += CHANGES_AT_ONCE) {
    const { changed: count, unknown } = await patchSome(
      changes.slice(at, at + CHANGES_AT_ONCE),
      place,
      standings,
    );
    done = { changed: done.changed + count, unknown: [...done.unknown, ...unknown] };
  }
  await makeVisible(place.engine, place.index);
  return done;
};
