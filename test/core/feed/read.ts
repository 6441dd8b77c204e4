import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import type { Product } from '../../../lambdas/contract/catalog/product.ts';
import type { FeedProblem } from '../../../lambdas/contract/imports/feed.ts';
import type { ColumnAliases } from '../../../lambdas/core/feed/columns/column-names.ts';
import type { FeedTally } from '../../../lambdas/core/feed/normalise/read-offers.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';

export interface WholeFeed {
  readonly format: string;
  readonly products: readonly Product[];
  readonly problems: readonly FeedProblem[];
  readonly tally: FeedTally;
}

interface ReadOptions {
  readonly aliases?: ColumnAliases;
  readonly now?: Date;
  /** Characters in a piece; small ones cut through everything. */
  readonly piece?: number;
}

export async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** Reads a feed from its text to the end. */
export const readAll = async (
  text: string | AsyncIterable<string>,
  { aliases = {}, now = new Date('2026-05-15T12:00:00Z'), piece = 65_536 }: ReadOptions = {},
): Promise<WholeFeed> => {
  const problems: FeedProblem[] = [];
  const reading = await createFeedReader({ spool: createFileSpool() })({
    text: typeof text === 'string' ? pieces(text, piece) : text,
    currency: 'RUB',
    now,
    aliases,
    onProblem: (problem) => problems.push(problem),
  });
  const products: Product[] = [];
  for await (const product of reading.products) products.push(product);
  return { format: reading.format, products, problems, tally: reading.tally() };
};
