import type { ObjectBytes } from './object-store.ts';

/** What the beginning of a text shows of a feed. */
export interface TextLook {
  /** The larger, the more it looks like a feed; 0 for a text that is not a feed. */
  readonly known: number;
  /** The same for tables with the same columns; '' for what is not a table. */
  readonly header: string;
  /** Rows above the header, blank ones left out. */
  readonly above: number;
}

export type LookAtText = (head: string) => TextLook;

/**
 * Unpacks and decodes a feed's bytes, within limits. Of several files in an archive, or sheets in a workbook, it reads
 * the one that looks most like a feed, and those with the same columns after it. Throws a `FeedError`.
 */
export type ReadText = (
  bytes: ObjectBytes,
  look?: LookAtText,
) => Promise<{ readonly text: AsyncIterable<string>; charset(): string }>;
