export type ObjectBytes = AsyncIterable<Uint8Array>;

/**
 * The bucket that feeds come in by and imports work in. An object that was written is there at once and whole;
 * one whose writing failed is not there at all. Throws `SERVICE_UNAVAILABLE` when the store does not answer.
 */
export interface ObjectStore {
  /** The object as it was in this version, or as it is; `undefined` when there is none. */
  read(key: string, version?: string): Promise<ObjectBytes | undefined>;
  write(key: string, content: string | ObjectBytes, type?: string): Promise<void>;
  /** Keys that begin so, in order. */
  list(prefix: string): AsyncIterable<string>;
}
