import * as z from 'zod';

/** Why a feed as a whole cannot be read. One offer that does not fit is a `FeedProblem` instead. */
export const feedErrorCodes = [
  'NOT_FOUND',
  'DOWNLOAD_FAILED',
  'EMPTY',
  'TOO_LARGE',
  'ZIP_BOMB',
  'GZIP_TRUNCATED',
  'GZIP_DAMAGED',
  'UNKNOWN_CHARSET',
  'UNKNOWN_FORMAT',
  'NOT_WELL_FORMED',
  'TOO_DEEP',
  'ENDLESS',
  'TOO_MANY_ROWS',
  'NO_COLUMNS',
  'NOTHING_ACCEPTED',
  'SHRINKS',
  'VERIFY_FAILED',
] as const;
export type FeedErrorCode = (typeof feedErrorCodes)[number];

/** What came in place of a feed, where that is known; it says more than the code. */
export const feedErrorReasons = [
  'web-page',
  'error-answer',
  'workbook',
  'foreign-file',
  'password',
  'no-offers',
  'news',
] as const;
export type FeedErrorReason = (typeof feedErrorReasons)[number];

interface FeedErrorDetails {
  readonly cause?: unknown;
  readonly reason?: FeedErrorReason;
  /** Line of the decoded text, counted from 1. */
  readonly line?: number;
  /** What was found in the feed, as it is written there, for reports in the reader's language. */
  readonly seen?: string;
  /** Options of the command that may help. */
  readonly flags?: string;
}

/** A feed that was refused; the message names what was seen and what to do about it. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;
  readonly line: number | undefined;
  readonly reason: FeedErrorReason | undefined;
  readonly seen: string | undefined;
  readonly flags: string | undefined;

  constructor(code: FeedErrorCode, message: string, details: FeedErrorDetails = {}) {
    const { cause, line, reason, seen, flags } = details;
    super(line === undefined ? message : `line ${line}: ${message}`, { cause });
    this.code = code;
    this.line = line;
    this.reason = reason;
    this.seen = seen;
    this.flags = flags;
  }
}

/** What may be wrong with one offer, or odd about it though it is accepted. */
const feedProblemCodes = [
  'missing-id',
  'bad-id',
  'duplicate-id',
  'shared-id',
  'missing-title',
  'title-cut',
  'price-unreadable',
  'price-absurd',
  'read-as-thousands',
  'read-as-decimals',
  'sale-dates-unreadable',
  'currency-unknown',
  'no-price',
  'sale-not-lower',
  'no-picture',
  'bad-url',
  'availability-unknown',
  'duplicate-title',
  'duplicate-variant',
  'too-many-variants',
  'too-many-attributes',
  'field-cut',
  'bad-entity',
  'not-an-offer',
  'row-too-long',
  'unknown-category',
  'parent-missing',
  'unpublished',
  'does-not-fit',
  'no-category',
  'price-jump',
  'changes-nothing',
  'stock-not-understood',
  'unknown-product',
  'no-column',
  'column-left-out',
  'row-longer',
  'row-shifted',
  'lone-quote',
  'speaks-to-model',
] as const;
export type FeedProblemCode = (typeof feedProblemCodes)[number];

/** One thing a merchant should look at. The remedy is the code's, in the reader's language. */
export const FeedProblem = z.object({
  kind: z.enum(['rejected', 'warning']),
  code: z.enum(feedProblemCodes),
  /** Where the offer begins in the decoded text; 0 when it belongs to no line. */
  line: z.int().nonnegative(),
  id: z.string().optional(),
  field: z.string(),
  /** The value that was found, cut to a readable length. */
  seen: z.string(),
});
export type FeedProblem = Readonly<z.infer<typeof FeedProblem>>;

/** Fields of an offer that a column of a table may hold, by Google Merchant's names where it has one. */
export const fieldNames = [
  'id',
  'title',
  'description',
  'link',
  'image_link',
  'availability',
  'quantity',
  'price',
  'sale_price',
  'sale_price_effective_date',
  'old_price',
  'currency',
  'brand',
  'item_group_id',
  'product_type',
  'google_product_category',
] as const;
export type FieldName = (typeof fieldNames)[number];
