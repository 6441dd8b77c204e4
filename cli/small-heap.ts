import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 look through the heap whenever it has grown by so much since the last time. By its own measure that may be
 * four times what lives there, and an import takes a third more memory for no less work (`npm run bench -- feed`).
 */
const GROWTH_PERCENT = 60;

/** For a process that has much pass through it and keeps little. */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
