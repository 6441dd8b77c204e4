import type { Product } from '../../contract/catalog/product.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { RowSpool } from '../../ports/imports/row-spool.ts';
import type { ColumnAliases } from './columns/column-names.ts';
import { detectFormat, type FeedFormat, HEAD_LENGTH, peekText } from './detect/detect-format.ts';
import { readCommerceMl } from './formats/read-commerceml.ts';
import { createJsonReader } from './formats/read-json.ts';
import { createListReader } from './formats/read-list.ts';
import { readYml } from './formats/read-yml.ts';
import { createTableReader } from './formats/table/read-table.ts';
import type { PriceMemory } from './normalise/price/price.ts';
import { type FeedTally, readOffers } from './normalise/read-offers.ts';
import type { OfferReader, ReportProblem } from './raw-offer.ts';

interface FeedRequest {
  /** Decoded, in pieces of any size. */
  readonly text: AsyncIterable<string>;
  /** Meant where a price names no currency. */
  readonly currency: string;
  /** The shop's language, for feeds that have names in several. Default: Russian. */
  readonly locale?: Locale;
  /** Sale prices hold on their dates only. */
  readonly now: Date;
  /** Columns of the shop's own table, by the field they hold. */
  readonly aliases?: ColumnAliases;
  readonly onProblem: ReportProblem;
  /** What the shop's variants cost until now; a price far from it is reported. */
  readonly before?: PriceMemory;
}

export interface FeedReading {
  readonly format: FeedFormat['kind'];
  /** What the format was recognised by. */
  readonly reason: string;
  /** Throws a `FeedError` when the feed as a whole cannot be trusted. */
  readonly products: AsyncIterable<Product>;
  tally(): FeedTally;
}

export type ReadFeed = (request: FeedRequest) => Promise<FeedReading>;

/** The reader of a format that was detected. */
export const readerOf = (format: FeedFormat, aliases: ColumnAliases): OfferReader => {
  switch (format.family) {
    case 'yml':
      return readYml;
    case 'commerceml':
      return readCommerceMl;
    case 'list':
      return createListReader({ ...format, aliases });
    case 'table':
      return createTableReader({ ...format, aliases });
    case 'json':
      return createJsonReader({ ...format, aliases });
  }
};

/** Reads a merchant's feed of any format as products. Offers that wait for their group go to the spool. */
export const createFeedReader =
  ({ spool }: { readonly spool: RowSpool }): ReadFeed =>
  async ({ text, aliases = {}, locale: language = 'ru', ...rest }) => {
    const peeked = await peekText(text, HEAD_LENGTH);
    const format = detectFormat(peeked.head, aliases);
    const reader = readerOf(format, aliases);
    const { kind, reason } = format;
    return { format: kind, reason, ...readOffers({ ...rest, language, text: peeked.text, reader, spool }) };
  };
