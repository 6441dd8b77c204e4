/** Unpredictable bytes, as many as asked for. */
export type Randomness = (count: number) => Uint8Array;
