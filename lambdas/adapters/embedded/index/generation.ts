import { LRUCache } from 'lru-cache';
import { type Standing, withStanding } from '../../../contract/catalog/catalog-change.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Candidate, Candidates, RetrievalRequest } from '../../../ports/catalog/product-index.ts';
import type { CatalogTables } from '../store/catalog-tables.ts';
import { numbersIn } from '../store/columns.ts';
import { DamagedStore } from '../store/store-errors.ts';
import type { TableKey } from '../store/table.ts';
import type { ScoredRow } from './best-rows.ts';
import { createLexicalSearch, type LexicalSearch } from './lexical-search.ts';
import { BLOCK_ROWS, nearestRows } from './nearest-rows.ts';
import { openPostings, termKey } from './postings.ts';
import { openRowTable, type RowTable } from './row-table.ts';

/** A catalogue's rows, with what is known of each. */
interface CatalogRows {
  readonly table: RowTable;
  readonly words: LexicalSearch;
  readonly documentAt: (row: number) => SearchDocument;
  /** The price and availability of a row that changed after the import. */
  readonly changedAt: (row: number) => Standing | undefined;
}

const filterOf = ({ table, changedAt }: CatalogRows, bounds: RetrievalRequest['price']) => {
  const { prices, currencies, isSuperseded } = table;
  if (bounds === undefined) return (row: number): boolean => !isSuperseded(row);
  const { min = 0, max = Infinity, currency } = bounds;
  const wanted = table.currencyNumber(currency);
  return (row: number): boolean => {
    if (isSuperseded(row)) return false;
    const standing = changedAt(row);
    if (!standing) {
      const minor = prices[row] ?? Number.NaN;
      return currencies[row] === wanted && minor >= min && minor <= max;
    }
    const { price } = standing;
    return price?.currency === currency && price.minor >= min && price.minor <= max;
  };
};

/** Makes candidates of rows, with the codes of the terms asked for. */
const candidatesOf = (
  { table, words, documentAt, changedAt }: CatalogRows,
  terms: readonly string[],
  found: readonly ScoredRow[],
): readonly Candidate[] => {
  const codesAt = words.codesOf(terms, found);
  return found.map(({ row, score }, at) => {
    const standing = changedAt(row);
    return {
      productId: table.productAt(row),
      variantId: table.variantAt(row),
      position: table.positions[row] ?? 0,
      availability: standing ? standing.availability : table.availabilityAt(row),
      price: standing ? standing.price : table.priceAt(row),
      accessory: table.isAccessory(row),
      score,
      codes: codesAt(at),
      document: () => documentAt(row),
    };
  });
};

interface OpenOptions {
  readonly tables: CatalogTables;
  readonly generation: string;
  /** Vectors in memory answer at once; those that stay in the store weigh nothing beside a catalogue that is served. */
  readonly vectors: 'in-memory' | 'in-store';
}

/** Documents of a few dozen questions. */
const KEPT_DOCUMENTS = 5_000;

const present = <Value>(value: Value | undefined, key: TableKey): Value => {
  if (value === undefined) throw new DamagedStore(key.join(' '), 'it is missing from the store');
  return value;
};

export const readRowTable = ({ columns }: Pick<CatalogTables, 'columns'>, generation: string): RowTable =>
  openRowTable((name) => present(columns.get([generation, name]), [generation, name]));

/** Opens a generation: its columns are used as they are stored, its documents and postings stay in the store. */
export const openGeneration = ({ tables, generation, vectors }: OpenOptions) => {
  const table = readRowTable(tables, generation);
  const kept = new LRUCache<number, SearchDocument>({
    max: KEPT_DOCUMENTS,
    memoMethod: (row) => present(tables.documents.get([generation, row]), [generation, row]),
  });
  let standings: ReadonlyMap<number, Standing> = new Map();

  const readBlock = (block: number): Int16Array => {
    const key: TableKey = [generation, block];
    return numbersIn(present(tables.vectors.get(key), key), Int16Array);
  };
  const blocks = Math.ceil(table.rows / BLOCK_ROWS);
  const held = vectors === 'in-memory' ? Array.from({ length: blocks }, (_, block) => readBlock(block)) : [];

  const catalog: CatalogRows = {
    table,
    words: createLexicalSearch(
      openPostings((term) => tables.postings.get([generation, termKey(term)])),
      table.rows,
    ),
    documentAt: (row) => {
      const standing = standings.get(row);
      return standing ? withStanding(kept.memo(row), standing) : kept.memo(row);
    },
    changedAt: (row) => standings.get(row),
  };

  const blockAt = (block: number): Int16Array => held[block] ?? readBlock(block);

  /** Reads again what changed since the catalogue was imported. */
  const readStandings = (): void => {
    const rows = tables.standings.entries(generation);
    standings = new Map(Array.from(rows, ({ last, value }) => [Number(last), value]));
  };
  readStandings();

  return {
    table,
    readStandings,
    retrieve: ({ groups, terms, vector, price, limit, nearestLimit }: RetrievalRequest): Candidates => {
      const accepts = filterOf(catalog, price);
      const query = vector && { values: vector.values, accepts, limit: nearestLimit };
      return {
        lexical: candidatesOf(catalog, terms, catalog.words.best({ groups, accepts, limit })),
        nearest: candidatesOf(catalog, terms, query ? nearestRows({ blocks, blockAt, query }) : []),
      };
    },
    /** Every variant of a product in the feed's order. */
    product: (productId: string): readonly SearchDocument[] =>
      Array.from(tables.rows.entries(generation, productId), ({ value }) => catalog.documentAt(value)).sort(
        (a, b) => a.position - b.position,
      ),
  };
};
export type OpenGeneration = ReturnType<typeof openGeneration>;
