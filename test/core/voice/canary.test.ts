import { expect, it } from '@jest/globals';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { createCanary } from '../../../lambdas/core/voice/canary.ts';
import type { AssistantApi } from '../../../lambdas/ports/voice/assistant-api.ts';
import { createLogLines } from '../../http/log-lines.ts';

const answering: AssistantApi = {
  open: async (hostname) => `session of ${hostname}`,
  search: async ({ session }, question) => ({ count: question.length, searchType: session }),
};

const ask = async (changes: Partial<AssistantApi> = {}, question = 'phone') => {
  const { log, lines } = createLogLines();
  const times = [1_000, 1_250];
  const clock = () => new Date(times.shift() ?? 0);
  await createCanary({
    api: { ...answering, ...changes },
    clock,
    log,
    hostname: 'c.example.com',
    question,
  })();
  return lines;
};

it('says that its question was answered, how long it took and how was searched', async () => {
  expect(await ask()).toMatchObject([
    {
      level: 'info',
      fields: {
        canary: 'answered',
        domain: 'c.example.com',
        milliseconds: 250,
        searchType: 'session of c.example.com',
      },
    },
  ]);
});

it.each<[string, Partial<AssistantApi>, string]>([
  ['an answer without a product', {}, ''],
  [
    'no conversation',
    { open: () => Promise.reject(new AssistantError('SERVICE_UNAVAILABLE', 'no')) },
    'phone',
  ],
  ['no answer', { search: () => Promise.reject(new Error('no')) }, 'phone'],
])('says for %s that it was not answered, once, and does not throw', async (_, changes, question) => {
  expect(await ask(changes, question)).toMatchObject([{ level: 'error', fields: { canary: 'unanswered' } }]);
});
