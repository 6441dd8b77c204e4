import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doctorCommand } from '../../../cli/doctor/doctor.ts';
import { type FirstCallOptions, tryFirstCall } from '../../../cli/doctor/first-call.ts';
import { allExamples } from '../../dev/realtime/dialogue/all-functions.ts';
import type { ListeningRealtimeServer } from '../../dev/realtime/listen.ts';
import { listenQuietly } from '../../dev/realtime/quiet-server.ts';
import { runCommandLine } from '../run-command.ts';

let server: ListeningRealtimeServer;
beforeAll(async () => {
  server = await listenQuietly({ examples: allExamples });
});
afterAll(() => server.close());

const call = (more: Partial<FirstCallOptions> = {}) =>
  tryFirstCall({
    baseUrl: `${server.url}/v1`,
    apiKey: 'sk-local',
    locale: 'ru',
    defaults: { model: 'gpt-realtime-2.1', voice: 'marin' },
    ...more,
  });

describe('a first conversation with the Realtime API', () => {
  it.each(['ru', 'en'] as const)('greets, searches, answers and compares (%s)', async (locale) => {
    const { steps, log } = await call({ locale });
    expect(steps.filter(({ level }) => level !== 'fine')).toEqual([]);
    expect(steps.map(({ text }) => text.replace(/ \(\d+ ms\)$/u, ''))).toEqual([
      `mint a secret for a shop in ${locale}, model gpt-realtime-2.1`,
      'open a session with the secret',
      'greet once, without calling a function',
      expect.stringMatching(/^call search_products for/u),
      'answer with what the function returned',
      expect.stringMatching(/^take/u),
      expect.stringMatching(/^it made 2 calls at once/u),
      'answer both outputs in one response',
    ]);
    const types = log.map(({ event }) => Object(event).type);
    expect(types).toContain('response.function_call_arguments.done');
    expect(types).toContain('response.create');
  });

  it('says at which step and why it failed', async () => {
    const refused = await call({ defaults: { model: 'gpt-realtime-2.1', voice: 'nobody' } });
    expect(refused.steps).toEqual([
      { level: 'problem', text: expect.stringMatching(/^mint a secret .*nobody/u) },
    ]);
    const nowhere = await call({ baseUrl: 'http://127.0.0.1:9/v1' });
    expect(nowhere.steps.at(-1)).toMatchObject({ level: 'problem' });
  });

  it('needs a key, or a page to look at', async () => {
    const line = (...flags: string[]) =>
      runCommandLine({ create: doctorCommand, line: ['doctor', ...flags] });
    expect(await line()).toMatchObject({ code: 2, err: 'error: name the page to look at, or --openai\n' });
    expect(await line('--openai')).toMatchObject({
      code: 2,
      err: 'error: --openai needs OPENAI_API_KEY in the environment\n',
    });
  });
});
