import { jest } from '@jest/globals';
import * as z from 'zod';

/** How long one test of this lane may take; `jest.config.js` names the lanes. */
const { TEST_LIMIT_SECONDS } = z.looseObject({ TEST_LIMIT_SECONDS: z.number() }).parse(globalThis);
jest.setTimeout(TEST_LIMIT_SECONDS * 1_000);
