import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  createEmbeddedDomainStore,
  createEmbeddedUsageMeter,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { createHangUp } from '../../../lambdas/core/voice/hang-up.ts';
import { freshStore } from '../../adapters/embedded/fresh-store.ts';
import { createLogLines } from '../../http/log-lines.ts';

const call = { callId: 'rtc_1', sessionId: 'K7M2-9QXD', domain: 'shop.example.com' };

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

it('names the conversation whose call it ends, and the one whose call OpenAI did not end', async () => {
  const { log, lines } = createLogLines();
  const clock = () => new Date('2026-11-22T10:20:00Z');
  const usage = createEmbeddedUsageMeter({ store, clock });
  const parts = { log, clock, usage, domains: createEmbeddedDomainStore({ store }) };
  await createHangUp({ ...parts, realtime: { hangUp: async () => true } })(call);
  const failure = new AssistantError('SERVICE_UNAVAILABLE', 'no', { upstream: { code: 'no_answer' } });
  const failing = createHangUp({ ...parts, realtime: { hangUp: () => Promise.reject(failure) } });
  await expect(failing(call)).rejects.toBe(failure);
  expect(lines).toMatchObject([
    { message: 'Call ended at its limit', fields: call },
    { message: 'OpenAI failed', fields: call },
  ]);
});
