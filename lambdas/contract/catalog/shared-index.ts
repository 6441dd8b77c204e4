/** With more variants than this in its live catalogue, a shop's next import gets an index of its own. */
export const SHARED_UP_TO = 5_000;
/** Shards of the index that small shops share. */
export const SHARED_SHARDS = 2;
