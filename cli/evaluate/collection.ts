import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import { usageError } from '../command.ts';

const isYes = z.enum(['yes', 'no']).transform((answer) => answer === 'yes');

/** One judged question of a collection. */
const Query = z.object({
  id: z.string().min(1),
  lang: Locale,
  kind: z.string().default(''),
  query: z.string().min(1),
  /** False for what no product of the collection answers. */
  answerable: isYes.default(true),
  translation: z.string().default(''),
  /** `productId/variantId` of the variants that answer it, separated by blanks. */
  expected_variants: z.string().default(''),
});
export type Query = Readonly<z.infer<typeof Query>>;

/** From 3, exactly what was asked, over 2 (fits) and 1 (related) to 0 (wrong). */
const Rating = z.object({
  query: z.string().min(1),
  product: z.string().min(1),
  grade: z.enum(['0', '1', '2', '3']).transform(Number),
});

export type Grades = ReadonlyMap<string, number>;

export interface Collection {
  readonly name: string;
  /** The feed's path; plain or gzip. */
  readonly feed: string;
  readonly queries: readonly Query[];
  readonly ratings: ReadonlyMap<string, Grades>;
}

/** Reads a table with a header line; quotes have no meaning in it. */
const readRows = async <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<readonly z.infer<Schema>[]> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw usageError(
      `${path} cannot be read; a collection is a folder with feed.jsonl, queries.tsv and ratings.tsv`,
    );
  }
  const rows: unknown[] = parse(text, {
    columns: true,
    delimiter: '\t',
    quote: null,
    skip_empty_lines: true,
    bom: true,
  });
  return rows.map((row, at) => {
    const parsed = schema.safeParse(row, { reportInput: true });
    if (!parsed.success) throw usageError(`${path}, line ${at + 2}: ${describeIssues(parsed.error)}`);
    return parsed.data;
  });
};

const FEEDS = ['feed.jsonl', 'feed.jsonl.gz'];

/** Reads a judged collection; throws `CommandFailure` that names the file and the line that do not fit. */
export const readCollection = async (folder: string): Promise<Collection> => {
  const feed = FEEDS.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (feed === undefined) throw usageError(`${folder} has no feed.jsonl and no feed.jsonl.gz`);
  const queries = await readRows(join(folder, 'queries.tsv'), Query);
  const ratings = new Map<string, Map<string, number>>(queries.map(({ id }) => [id, new Map()]));
  for (const { query, product, grade } of await readRows(join(folder, 'ratings.tsv'), Rating)) {
    const grades = ratings.get(query);
    if (!grades)
      throw usageError(
        `${join(folder, 'ratings.tsv')} grades the question ${query}, which queries.tsv lacks`,
      );
    grades.set(product, grade);
  }
  return { name: basename(resolve(folder)), feed, queries, ratings };
};
