/** SHA-256 of a text's UTF-8 bytes, in hex. */
export type Sha256 = (text: string) => string;

/** SHA-256 of bytes that arrive in pieces. */
export interface HashStream {
  add(piece: Uint8Array): void;
  /** The hash, in hex, of all bytes that were added so far. */
  digest(): string;
}
