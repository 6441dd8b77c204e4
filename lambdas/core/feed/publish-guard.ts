import { FeedError } from '../../contract/feed.ts';
import type { Product } from '../../contract/product.ts';
import type { FeedTally } from './read-offers.ts';

export interface PublishGuard {
  readonly products: AsyncIterable<Product>;
  readonly tally: () => FeedTally;
  /** What shoppers have now. */
  readonly live?: Pick<FeedTally, 'products' | 'variants'> | undefined;
  /** Publishes a smaller catalogue, and one most of whose offers were rejected; never an empty one. */
  readonly force: boolean;
}

/** A feed that lost more than this share of a shop is an export that went wrong, more often than a clearance. */
const MAX_LOSS = 0.3;
const MAX_REJECTED = 0.5;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const refuseLoss = (what: string, now: number, before: number): void => {
  if (now >= before * (1 - MAX_LOSS)) return;
  throw new FeedError(
    'SHRINKS',
    `the feed has ${now} ${what}, the shop has ${before}: ${percent(1 - now / before)} would vanish. ` +
      'Check the export; if it is right, import it with --force',
  );
};

const check = ({ tally, live, force }: PublishGuard): void => {
  const { rows, products, variants, rejected } = tally();
  if (products === 0) {
    throw new FeedError(
      'NOTHING_ACCEPTED',
      rows === 0
        ? 'the feed has no offers; check the export that writes it'
        : `none of the ${rows} offers could be accepted; see what was rejected`,
    );
  }
  if (force) return;
  if (rejected > (variants + rejected) * MAX_REJECTED) {
    throw new FeedError(
      'NOTHING_ACCEPTED',
      `${rejected} offers were rejected and only ${variants} accepted; correct the feed, or import it with --force`,
    );
  }
  if (!live) return;
  refuseLoss('products', products, live.products);
  refuseLoss('variants', variants, live.variants);
};

/** Passes products on, and refuses at the end, before anything is published, what would harm the shop. */
export async function* guardPublish(guard: PublishGuard): AsyncGenerator<Product> {
  yield* guard.products;
  check(guard);
}
