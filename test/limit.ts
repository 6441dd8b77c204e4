import { jest } from '@jest/globals';
import * as z from 'zod';

const Lane = z.looseObject({ TEST_LIMIT_SECONDS: z.number(), TEST_RETRIES: z.number() });

/** How long one test of this lane may take, and how often it is tried again; `jest.config.js` names the lanes. */
const { TEST_LIMIT_SECONDS, TEST_RETRIES } = Lane.parse(globalThis);
jest.setTimeout(TEST_LIMIT_SECONDS * 1_000);
if (TEST_RETRIES > 0) jest.retryTimes(TEST_RETRIES, { logErrorsBeforeRetry: true });
