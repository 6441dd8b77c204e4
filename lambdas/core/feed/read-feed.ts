import type { Product } from '../../contract/catalog/product.ts';
import type { RowSpool } from '../../ports/imports/row-spool.ts';
import type { ColumnAliases } from './columns/column-names.ts';
import { detectFormat, type FeedFormat, HEAD_LENGTH, peekText } from './detect/detect-format.ts';
import { readGoogleXml } from './formats/read-google-xml.ts';
import { createJsonReader } from './formats/read-json.ts';
import { createShopifyReader } from './formats/read-shopify.ts';
import { createTableReader } from './formats/read-table.ts';
import { createWooCommerceReader } from './formats/read-woocommerce.ts';
import { readYml } from './formats/read-yml.ts';
import type { PriceMemory } from './normalise/price.ts';
import { type FeedTally, readOffers } from './normalise/read-offers.ts';
import type { OfferReader, ReportProblem } from './raw-offer.ts';

export interface FeedRequest {
  /** Decoded, in pieces of any size. */
  readonly text: AsyncIterable<string>;
  /** Meant where a price names no currency. */
  readonly currency: string;
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
  /** Throws a `FeedError` when the feed as a whole cannot be trusted. */
  readonly products: AsyncIterable<Product>;
  tally(): FeedTally;
}

export type ReadFeed = (request: FeedRequest) => Promise<FeedReading>;

/** The reader of a format that was detected. */
export const readerOf = (format: FeedFormat, aliases: ColumnAliases): OfferReader => {
  switch (format.kind) {
    case 'yml':
      return readYml;
    case 'google-xml':
      return readGoogleXml;
    case 'shopify':
      return createShopifyReader(format.delimiter);
    case 'woocommerce':
      return createWooCommerceReader(format.delimiter);
    case 'google-table':
    case 'table':
      return createTableReader({ delimiter: format.delimiter, aliases });
    case 'jsonl':
      return createJsonReader({ layout: 'lines', aliases });
    case 'json':
      return createJsonReader({ layout: 'objects', wrapper: format.wrapper, aliases });
  }
};

/** Reads a merchant's feed of any format as products. Offers that wait for their group go to the spool. */
export const createFeedReader =
  ({ spool }: { readonly spool: RowSpool }): ReadFeed =>
  async ({ text, aliases = {}, ...rest }) => {
    const peeked = await peekText(text, HEAD_LENGTH);
    const format = detectFormat(peeked.head, aliases);
    const reader = readerOf(format, aliases);
    return { format: format.kind, ...readOffers({ ...rest, text: peeked.text, reader, spool }) };
  };
