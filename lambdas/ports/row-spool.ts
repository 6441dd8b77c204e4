/**
 * A place beside memory for rows that must wait until a feed was read. Holds one feed's rows at a time, in
 * the order they came, and forgets them with `clear`.
 */
export interface RowSpool {
  append(part: number, rows: readonly string[]): Promise<void>;
  /** Rows of one part; none when nothing was appended to it. */
  read(part: number): AsyncIterable<string>;
  clear(): Promise<void>;
}
