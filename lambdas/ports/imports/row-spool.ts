/**
 * A place outside memory for rows that wait for the end of a feed. It holds the rows of one feed at a time, in their
 * order, until `clear`.
 */
export interface RowSpool {
  append(part: number, rows: readonly string[]): Promise<void>;
  /** The rows of one part; empty if nothing was appended to it. */
  read(part: number): AsyncIterable<string>;
  clear(): Promise<void>;
}
