import { expect, it } from '@jest/globals';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { createHangUp } from '../../../lambdas/core/voice/hang-up.ts';
import { createLogLines } from '../../http/log-lines.ts';

const call = { callId: 'rtc_1', sessionId: 'K7M2-9QXD', domain: 'shop.example.com' };

it('names the conversation whose call it ends, and the one whose call OpenAI did not end', async () => {
  const { log, lines } = createLogLines();
  await createHangUp({ log, realtime: { hangUp: async () => {} } })(call);
  const failure = new AssistantError('SERVICE_UNAVAILABLE', 'no', { upstream: { code: 'no_answer' } });
  const failing = createHangUp({ log, realtime: { hangUp: () => Promise.reject(failure) } });
  await expect(failing(call)).rejects.toBe(failure);
  expect(lines).toMatchObject([
    { message: 'Call ended at its limit', fields: call },
    { message: 'OpenAI failed', fields: call },
  ]);
});
