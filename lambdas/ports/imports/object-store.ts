export type ObjectBytes = AsyncIterable<Uint8Array>;

interface WriteOptions {
  /** The media type. Default: bytes. */
  readonly type?: string;
  /** A note from the writer that stays with this version; 1,500 bytes at most. */
  readonly note?: string;
}

/**
 * The bucket of feeds and of imports' working objects. A written object appears at once and as a whole; a failed write
 * leaves no object. Throws `SERVICE_UNAVAILABLE` when the store does not answer.
 */
export interface ObjectStore {
  /** The object in this version, by default the current one; `undefined` when it does not exist. */
  read(key: string, version?: string): Promise<ObjectBytes | undefined>;
  /** The note of its writer; `undefined` when there is no object or no note. */
  note(key: string, version?: string): Promise<string | undefined>;
  /** Answers the version that was written; `undefined` where the store keeps the last one alone. */
  write(key: string, content: string | ObjectBytes, options?: WriteOptions): Promise<string | undefined>;
  /** Keys that begin so, in order. */
  list(prefix: string): AsyncIterable<string>;
}

/**
 * Objects whose keys begin the same, with all their versions. Throws `SERVICE_UNAVAILABLE` when the store does not answer;
 * what was removed by then stays removed.
 */
export interface ObjectRemoval {
  /** How many objects there are, including those of which only earlier versions are left. */
  count(prefix: string): Promise<number>;
  /** Removes them and answers how many there were. */
  remove(prefix: string): Promise<number>;
}
