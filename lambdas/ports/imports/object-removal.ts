/**
 * Objects whose keys begin the same, with all their versions. Throws `SERVICE_UNAVAILABLE` when the store does not answer;
 * what was removed by then stays removed.
 */
export interface ObjectRemoval {
  /** How many objects there are, those included of which only earlier versions are left. */
  count(prefix: string): Promise<number>;
  /** Removes them and answers how many there were. */
  remove(prefix: string): Promise<number>;
}
