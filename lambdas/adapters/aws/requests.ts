/**
 * Time limits of AWS clients that work while a shopper waits, two or three calls in a row. A call normally takes a few
 * milliseconds, so one that takes seconds has failed.
 */
export const WHILE_A_SHOPPER_LISTENS = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 2_000,
    throwOnRequestTimeout: true,
  },
} as const;

export const piecesOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
