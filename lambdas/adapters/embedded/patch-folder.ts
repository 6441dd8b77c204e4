import { type CatalogChange, changed, type Standing } from '../../contract/catalog-change.ts';
import type { PatchResult } from '../../ports/catalog-patcher.ts';
import { type ChangedRows, readChangedRows, writeChangedRows } from './changes-file.ts';
import { type DocumentsFile, openDocuments } from './documents-file.ts';
import { rowsByProduct } from './generation.ts';
import { type RowTable, readManifest, readRows } from './generation-files.ts';

type RowsOf = (change: CatalogChange) => readonly number[];

const createRowFinder = (table: RowTable): RowsOf => {
  const products = rowsByProduct(table);
  const { variants } = table;
  let rowOfVariant: ReadonlyMap<string, number> | undefined;
  const byVariantAlone = (id: string): readonly number[] => {
    rowOfVariant ??= new Map([...products.values()].flat().map((row) => [variants[row] ?? '', row]));
    const row = rowOfVariant.get(id);
    return row === undefined ? [] : [row];
  };
  return ({ productId, variantId }) => {
    const rows = products.get(productId);
    if (variantId !== undefined) return (rows ?? []).filter((row) => variants[row] === variantId);
    return rows ?? byVariantAlone(productId);
  };
};

interface Patching {
  readonly rowsOf: RowsOf;
  readonly documents: DocumentsFile;
  readonly before: ChangedRows;
}

const standings = (changes: readonly CatalogChange[], { rowsOf, documents, before }: Patching) => {
  const after = new Map(before);
  const touched = new Set<number>();
  const unknown: CatalogChange[] = [];
  const standingOf = (row: number): Standing => {
    const known = after.get(row);
    if (known) return known;
    const { price, compareAt, availability } = documents.at(row);
    return { price, compareAt, availability };
  };
  for (const change of changes) {
    const rows = rowsOf(change);
    if (rows.length === 0) unknown.push(change);
    for (const row of rows) {
      after.set(row, changed(standingOf(row), change));
      touched.add(row);
    }
  }
  return { after, result: { changed: touched.size, unknown } };
};

/** Makes changes in a generation's folder: in a file beside those that never change. */
export const patchFolder = async (path: string, changes: readonly CatalogChange[]): Promise<PatchResult> => {
  const manifest = await readManifest(path);
  const table = await readRows(path, manifest);
  const documents = openDocuments(path, manifest, table);
  try {
    const before = await readChangedRows(path);
    const { after, result } = standings(changes, { rowsOf: createRowFinder(table), documents, before });
    if (result.changed > 0) await writeChangedRows(path, after);
    return result;
  } finally {
    documents.close();
  }
};
