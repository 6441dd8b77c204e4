import { expect, it } from '@jest/globals';
import { createAssistantApi } from '../../lambdas/adapters/page/assistant-api.ts';
import { createCanary } from '../../lambdas/core/voice/canary.ts';
import { createLogLines } from '../http/log-lines.ts';
import { useLocalApp } from './use-local-app.ts';

const { running } = useLocalApp();

const ask = async ({ url = running().url, hostname = 'localhost', question = 'айфон черный 256' }) => {
  const { log, lines } = createLogLines();
  await createCanary({ api: createAssistantApi(url), clock: () => new Date(), log, hostname, question })();
  return lines;
};

it('asks a running server over HTTP and is answered', async () => {
  expect(await ask({})).toMatchObject([{ fields: { canary: 'answered', searchType: 'hybrid' } }]);
});

it.each([
  ['a shop that is not registered', { hostname: 'nobody.example.com' }, /answered 404: DOMAIN_NOT_FOUND/],
  ['a question without an answer', { question: 'щщщ' }, /found no product/],
  ['an address where nobody listens', { url: 'http://127.0.0.1:9' }, /did not answer/],
])('says why it was not answered: %s', async (_, asked, why) => {
  const [line] = await ask(asked);
  expect(line).toMatchObject({
    fields: { canary: 'unanswered', error: { message: expect.stringMatching(why) } },
  });
});
