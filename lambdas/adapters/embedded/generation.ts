import { type Standing, withStanding } from '../../contract/catalog-change.ts';
import { type CatalogProfile, SearchDocument } from '../../contract/search-document.ts';
import type { Candidate, Candidates, RetrievalRequest } from '../../ports/product-index.ts';
import type { ScoredRow } from './best-rows.ts';
import type { ChangedRows } from './changes-file.ts';
import {
  DamagedCatalog,
  fileNames,
  type RowTable,
  readManifest,
  readProfile,
  readRows,
  readVectors,
  readWhole,
} from './generation-files.ts';
import { createLexicalSearch } from './lexical-search.ts';
import { createVectorColumns } from './vector-columns.ts';

/** A published catalogue ready to be asked. */
export interface Generation {
  readonly profile: CatalogProfile;
  /** Has the generation answer with what changed since it was published. */
  apply(changes: ChangedRows): void;
  retrieve(request: RetrievalRequest): Candidates;
  product(productId: string): readonly SearchDocument[];
}

/** Documents that are kept parsed: those of a few hundred questions. */
const MAX_PARSED = 5_000;

/** A part of the documents' file. */
export type ReadLine = (start: number, end: number | undefined) => string;

/** Documents as they stand in the file; parsed when they are candidates, which few ever are. */
export const createDocuments = (readLine: ReadLine, lineEnds: readonly number[]) => {
  const parsed = new Map<number, SearchDocument>();
  return (row: number): SearchDocument => {
    const known = parsed.get(row);
    if (known) return known;
    if (parsed.size >= MAX_PARSED) parsed.clear();
    const line = readLine(lineEnds[row - 1] ?? 0, lineEnds[row]);
    const document = SearchDocument.parse(JSON.parse(line));
    parsed.set(row, document);
    return document;
  };
};

const UNCHANGED = (): undefined => undefined;

export const createFilter = (
  { prices, currencies, superseded }: RowTable,
  changedAt: (row: number) => Standing | undefined = UNCHANGED,
) => {
  const gone = new Set(superseded);
  return (bounds: RetrievalRequest['price']) => {
    const { min = 0, max = Infinity, currency } = bounds ?? {};
    return (row: number): boolean => {
      if (gone.size > 0 && gone.has(row)) return false;
      if (currency === undefined) return true;
      const standing = changedAt(row);
      const minor = standing ? standing.price?.minor : prices[row];
      const stated = standing ? standing.price?.currency : currencies[row];
      return typeof minor === 'number' && stated === currency && minor >= min && minor <= max;
    };
  };
};

export const rowsByProduct = ({ products, superseded }: RowTable): ReadonlyMap<string, readonly number[]> => {
  const gone = new Set(superseded);
  const rows = new Map<string, number[]>();
  for (const [row, product] of products.entries()) {
    if (gone.has(row)) continue;
    const own = rows.get(product);
    if (own) own.push(row);
    else rows.set(product, [row]);
  }
  return rows;
};

export const toNumbers = (bytes: Buffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);

/** Reads a generation whole and checks every byte of it; throws `DamagedCatalog` naming the file. */
export const loadGeneration = async (folder: string): Promise<Generation> => {
  const manifest = await readManifest(folder);
  const table = await readRows(folder, manifest);
  if (table.lineEnds.length !== manifest.rows) {
    throw new DamagedCatalog(fileNames.rows, `it has ${table.lineEnds.length} rows, not ${manifest.rows}`);
  }
  const profile = await readProfile(folder, manifest);
  const lines = await readWhole(folder, 'documents', manifest);
  const storedAt = createDocuments((start, end) => lines.toString('utf8', start, end), table.lineEnds);
  let changes: ChangedRows = new Map();
  const documentAt = (row: number): SearchDocument => {
    const standing = changes.get(row);
    return standing ? withStanding(storedAt(row), standing) : storedAt(row);
  };
  const postings = toNumbers(await readWhole(folder, 'postings', manifest));
  const searchWords = createLexicalSearch({ terms: table.terms, ends: table.ends, postings }, manifest.rows);
  const vectors = createVectorColumns(manifest.rows, manifest.dimension);
  await readVectors(folder, manifest, vectors.fill);
  const filterFor = createFilter(table, (row) => changes.get(row));
  const products = rowsByProduct(table);
  const toCandidate = ({ row, score }: ScoredRow): Candidate => ({ document: documentAt(row), score });

  return {
    profile,
    apply: (given) => {
      changes = given;
    },
    retrieve: ({ groups, vector, price, limit }) => {
      const accepts = filterFor(price);
      const nearest = vector ? vectors.nearest({ values: vector.values, accepts, limit }) : [];
      return {
        lexical: searchWords({ groups, accepts, limit }).map(toCandidate),
        nearest: nearest.map(toCandidate),
      };
    },
    product: (productId) =>
      (products.get(productId) ?? []).map(documentAt).sort((a, b) => a.position - b.position),
  };
};
