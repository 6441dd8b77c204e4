/** SHA-256 of bytes that come in pieces. */
export interface HashStream {
  add(piece: Uint8Array): void;
  /** In hex, of all that was added so far. */
  digest(): string;
}
