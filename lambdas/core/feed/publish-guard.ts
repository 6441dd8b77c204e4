import type { Product } from '../../contract/catalog/product.ts';
import { FeedError } from '../../contract/imports/feed.ts';
import type { FeedTally } from './normalise/read-offers.ts';

interface PublishGuard {
  readonly products: AsyncIterable<Product>;
  readonly tally: () => FeedTally;
  /** The size of the live catalogue. */
  readonly live?: Pick<FeedTally, 'products' | 'variants'> | undefined;
  /** Publishes a smaller catalogue, or one most of whose offers were rejected, but never an empty one. */
  readonly force: boolean;
}

/** A feed that lost more than this share of a shop is more often a broken export than a clearance. */
const MAX_LOSS = 0.3;
const MAX_REJECTED = 0.5;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const refuseLoss = (what: string, now: number, before: number): void => {
  if (now >= before * (1 - MAX_LOSS)) return;
  throw new FeedError(
    'SHRINKS',
    `the feed has ${now} ${what}, the shop has ${before}: ${percent(1 - now / before)} would vanish. ` +
      'Check the export; if it is right, import it with --force',
    { seen: `${before} → ${now}` },
  );
};

const check = ({ tally, live, force }: PublishGuard): void => {
  const { rows, products, variants, rejected } = tally();
  if (rows === 0) {
    const message = 'the feed has no offers; check the export that writes it';
    throw new FeedError('NOTHING_ACCEPTED', message, { reason: 'no-offers' });
  }
  if (products === 0) {
    throw new FeedError(
      'NOTHING_ACCEPTED',
      `none of the ${rows} offers could be accepted; see what was rejected`,
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

/** Passes products on, and at the end, before anything is published, refuses a feed that would harm the shop. */
export async function* guardPublish(guard: PublishGuard): AsyncGenerator<Product> {
  yield* guard.products;
  check(guard);
}
