import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import type { Product } from '../../../lambdas/contract/catalog/product.ts';
import type { FeedProblem } from '../../../lambdas/contract/imports/feed.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
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
  readonly locale?: Locale;
  readonly currency?: string;
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
  {
    aliases = {},
    locale = 'ru',
    currency = 'RUB',
    now = new Date('2026-05-15T12:00:00Z'),
    piece = 65_536,
  }: ReadOptions = {},
): Promise<WholeFeed> => {
  const problems: FeedProblem[] = [];
  const reading = await createFeedReader({ spool: createFileSpool() })({
    text: typeof text === 'string' ? pieces(text, piece) : text,
    currency,
    locale,
    now,
    aliases,
    onProblem: (problem) => problems.push(problem),
  });
  const products: Product[] = [];
  for await (const product of reading.products) products.push(product);
  return { format: reading.format, products, problems, tally: reading.tally() };
};

const price = (money: { readonly minor: number } | undefined): string =>
  money === undefined ? '—' : String(money.minor / 100);

/** Each variant on a line: "Mug [color: white] 8.9 was 11.9, in-stock". */
export const told = ({ products }: Pick<WholeFeed, 'products'>): readonly string[] =>
  products.flatMap(({ title, variants }) =>
    variants.map(({ options, price: now, compareAt, availability }) => {
      const chosen = Object.entries(options).map(([name, value]) => `${name}: ${value}`);
      const choice = chosen.length > 0 ? ` [${chosen.join(', ')}]` : '';
      const before = compareAt ? ` was ${price(compareAt)}` : '';
      return `${title}${choice} ${price(now)}${before}, ${availability}`;
    }),
  );
