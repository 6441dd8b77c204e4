/**
 * For clients of AWS that are asked while a shopper listens, two or three of them in a row. Their calls take
 * single-digit milliseconds, so that what takes seconds will not come.
 */
export const WHILE_A_SHOPPER_LISTENS = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 2_000,
    throwOnRequestTimeout: true,
  },
} as const;
