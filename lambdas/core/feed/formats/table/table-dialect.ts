import type { ColumnDialect } from '../../columns/column-rank.ts';
import dialects from './table-dialects.json' with { type: 'json' };

/** How one platform writes its table. */
export interface TableDialect extends ColumnDialect {
  readonly kind: string;
  /** Known by these headers: one of each list. */
  readonly has: readonly (readonly string[])[];
  /** Rows of a product leave blank what its first row says. */
  readonly carries?: boolean;
  /** What a row is, by words in its column `kind`; `*` stands for all other words. */
  readonly rows?: {
    readonly single: readonly string[];
    readonly variant: readonly string[];
    readonly skip?: readonly string[];
    /** Rows with a picture of the product above. */
    readonly picture?: readonly string[];
  };
  /** Headers of options, beside those that every table may have. */
  readonly options?: readonly string[];
}

const DIALECTS: readonly TableDialect[] = dialects;

export interface FoundDialect {
  readonly dialect: TableDialect;
  /** The headers that it was known by. */
  readonly by: readonly string[];
}

/** The platform whose headers these are. */
export const findDialect = (keys: ReadonlySet<string>): FoundDialect | undefined => {
  for (const dialect of DIALECTS) {
    const by = dialect.has.map((names) => names.find((name) => keys.has(name)));
    const found = by.filter((name) => name !== undefined);
    if (found.length === by.length) return { dialect, by: found };
  }
  return undefined;
};
