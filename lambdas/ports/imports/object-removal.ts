/**
 * Removes every object whose key begins so, with all its versions, and answers how many objects there were. Throws
 * `SERVICE_UNAVAILABLE` when the store does not answer; what was removed by then stays removed.
 */
export type RemoveObjects = (prefix: string) => Promise<number>;
