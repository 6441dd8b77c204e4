import * as z from 'zod';
import type { ColumnField } from '../../columns/column-names.ts';
import dialects from './table-dialects.json' with { type: 'json' };

const Words = z.array(z.string());

/** How one platform writes its table. */
const TableDialect = z.strictObject({
  kind: z.string(),
  /** Known by these headers: one of each list. */
  has: z.array(Words),
  /** No other columns describe the product. */
  closed: z.boolean().default(false),
  /** Rows of a product leave blank what its first row says. */
  carries: z.boolean().default(false),
  /** What a row is, by words in its column `kind`; `*` stands for all other words. */
  rows: z
    .strictObject({ single: Words.default([]), variant: Words.default([]), skip: Words.default([]) })
    .optional(),
  /** Headers of options, beside those that every table may have. */
  options: Words.default([]),
  fields: z.custom<Readonly<Partial<Record<ColumnField, readonly string[]>>>>(
    (value) => Array.isArray(value) === false,
  ),
});
export type TableDialect = Readonly<z.infer<typeof TableDialect>>;

const DIALECTS = z.array(TableDialect).parse(dialects);

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
