import { minorDigits } from '../../../contract/catalog/amounts.ts';
import type { Money } from '../../../contract/catalog/money.ts';
import type { Product } from '../../../contract/catalog/product.ts';
import { FeedError, type FeedProblem } from '../../../contract/imports/feed.ts';
import type { ImportCounts } from '../../../contract/imports/import-run.ts';
import type { RowSpool } from '../../../ports/imports/row-spool.ts';
import { hiddenByAttributes } from '../columns/visibility.ts';
import { MAX_ROWS, shownValue } from '../limits.ts';
import type { OfferReader, RawOffer, ReportProblem } from '../raw-offer.ts';
import { assembleProduct } from './assemble.ts';
import { createGroups } from './groups.ts';
import { createSeenSet } from './ids.ts';
import { type NormalOffer, normaliseOffer } from './normalise.ts';
import { createColumnNotes, createOfferReport, type NormaliseContext } from './offer-report.ts';
import { createOwnIds } from './own-ids.ts';
import { isPriceJump, type PriceMemory } from './price/price.ts';
import { createPriceColumns } from './price/price-columns.ts';
import { createDoubtfulOffers } from './price/settle-prices.ts';

/** What was read of a feed so far. */
export interface FeedTally {
  /** Offers found, accepted or not. */
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly warnings: number;
  readonly products: number;
  readonly variants: number;
}

export const NO_TALLY: FeedTally = {
  rows: 0,
  accepted: 0,
  rejected: 0,
  warnings: 0,
  products: 0,
  variants: 0,
};

/** What reading a feed adds to the counts of its import. */
export const feedCounts = ({ rows, accepted, rejected, products, variants }: FeedTally): ImportCounts => ({
  rows,
  accepted,
  rejected,
  products,
  variants,
  embedded: 0,
  indexed: 0,
});

interface OffersRequest {
  readonly text: AsyncIterable<string>;
  readonly reader: OfferReader;
  readonly currency: string;
  readonly language: string;
  readonly now: Date;
  readonly spool: RowSpool;
  readonly onProblem: ReportProblem;
  /** What the shop's variants cost until now. */
  readonly before?: PriceMemory | undefined;
}

/** Counts offers, not problems, since one offer may have several; and passes all problems on. */
const createCounter = (onProblem: ReportProblem) => {
  const counts = { ...NO_TALLY };
  const warned = createSeenSet();
  const report = (problem: FeedProblem): void => {
    if (problem.kind === 'rejected') counts.rejected += 1;
    else if (problem.id !== undefined && warned.add(`${problem.line}\n${problem.id}`)) counts.warnings += 1;
    onProblem({ ...problem, seen: shownValue(problem.seen) });
  };
  /** Of a reader, which rejects rows that never become offers. */
  const reportRow = (problem: FeedProblem): void => {
    if (problem.kind === 'rejected') counts.rows += 1;
    report(problem);
  };
  return { counts, report, reportRow };
};

type Counter = ReturnType<typeof createCounter>;

const warnOfHidden = (
  { line, id, groupId, hidden }: Pick<RawOffer, 'line' | 'id' | 'groupId' | 'hidden'>,
  report: ReportProblem,
): void =>
  createOfferReport({ line, id: groupId ?? id }, report).warn(
    'unpublished',
    hidden?.field ?? '',
    hidden?.seen ?? '',
  );

interface Jumps {
  readonly before: PriceMemory;
  readonly report: ReportProblem;
}

const shownPrice = ({ minor, currency }: Money): string =>
  `${minor / 10 ** minorDigits(currency)} ${currency}`;

const warnOfJumps = ({ id, variants }: Product, { line }: NormalOffer, { before, report }: Jumps): void => {
  for (const { id: variantId, price } of variants) {
    const earlier = before.priceOf(id, variantId);
    if (!earlier || !price || !isPriceJump(earlier, price)) continue;
    const seen = `${shownPrice(earlier)} → ${shownPrice(price)}`;
    createOfferReport({ line, id: variantId }, report).warn('price-jump', 'price', seen);
  }
};

/** Normalises offers, and rejects those that are unfit or have an id that was seen before. */
const createOfferGate = (context: NormaliseContext, { counts, report }: Counter) => {
  const withOwnId = createOwnIds(report);

  return (read: RawOffer): NormalOffer | undefined => {
    const hidden = read.hidden ?? hiddenByAttributes(read.attributes);
    const raw = hidden === read.hidden ? read : { ...read, hidden };
    if (raw.hidden && raw.role === 'offer') return void warnOfHidden(raw, report);
    // A head holds what variants share and is not an offer itself.
    if (raw.role === 'offer') counts.rows += 1;
    if (counts.rows > MAX_ROWS) {
      throw new FeedError('TOO_MANY_ROWS', `the feed has more than ${MAX_ROWS} offers; split it`, {
        line: raw.line,
      });
    }
    const offer = normaliseOffer(raw, context);
    // A head may share its id with one of its variants.
    if (offer?.role !== 'offer') return offer;
    return withOwnId(offer);
  };
};

/** Makes a product of all the offers that the feed has of it. */
const createProductMaker = ({ before }: OffersRequest, { counts, report }: Counter) => {
  const ids = createSeenSet();
  const titles = createSeenSet();

  const warn = (product: Product, offer: NormalOffer): void => {
    if (!titles.add(product.title.toLowerCase())) {
      createOfferReport(offer, report).warn('duplicate-title', 'title', product.title);
    }
    if (product.category.length === 0) createOfferReport(offer, report).warn('no-category', 'category', '');
    if (before) warnOfJumps(product, offer, { before, report });
  };

  return (offers: readonly NormalOffer[]): Product | undefined => {
    const hidden = offers.find((offer) => offer.hidden);
    const rows = offers.filter(({ role }) => role === 'offer').length;
    if (hidden) {
      counts.rows -= rows;
      return void warnOfHidden({ ...hidden, groupId: undefined }, report);
    }
    const product = assembleProduct(offers, report);
    const [first] = offers;
    // A product without variants of its own counts once it is known to have none.
    if (rows === 0) counts.rows += 1;
    // The others of a group are rejected with the one that is reported.
    const others = Math.max(0, rows - 1);
    if (!product || !first) {
      counts.rejected += others;
      return undefined;
    }
    if (rows === 0 && !product.variants[0]?.price) {
      createOfferReport(first, report).warn('no-price', 'price', '');
    }
    if (!ids.add(product.id)) {
      counts.rejected += others;
      return void createOfferReport(first, report).reject('duplicate-id', 'item_group_id', product.id);
    }
    warn(product, first);
    counts.products += 1;
    counts.variants += product.variants.length;
    counts.accepted += product.variants.length;
    return product;
  };
};

/** Reads a feed into products: a single offer at once, a group of offers when the feed has ended. */
export const readOffers = (request: OffersRequest) => {
  const { text, reader, language, currency, now, spool } = request;
  const counter = createCounter(request.onProblem);
  const { report, reportRow } = counter;
  const context = {
    currency,
    now,
    report,
    priceColumns: createPriceColumns(),
    notes: createColumnNotes(request.onProblem),
  };
  const accept = createOfferGate(context, counter);
  const makeProduct = createProductMaker(request, counter);
  const groups = createGroups(spool);
  const doubtful = createDoubtfulOffers(spool);

  /** The product of an offer that belongs to no group; the others are gathered. */
  const take = (raw: RawOffer): Product | undefined => {
    const offer = accept(raw);
    if (!offer) return undefined;
    if (offer.groupId === undefined && offer.role === 'offer') return makeProduct([offer]);
    return void groups.add(offer);
  };

  async function* read(): AsyncGenerator<Product> {
    try {
      for await (const raw of reader(text, { report: reportRow, language, currency, now })) {
        if (context.priceColumns.note(raw)) await doubtful.add(raw);
        else {
          const product = take(raw);
          if (product) yield product;
          if (groups.isFull()) await groups.spill();
        }
      }
      yield* rest();
    } finally {
      await spool.clear();
    }
  }

  async function* rest(): AsyncGenerator<Product> {
    for await (const raw of doubtful.all()) {
      const product = take(raw);
      if (product) yield product;
      if (groups.isFull()) await groups.spill();
    }
    for await (const group of groups.all()) {
      const product = makeProduct(group);
      if (product) yield product;
    }
    context.notes.flush();
  }

  return { products: read(), tally: () => ({ ...counter.counts }) };
};
