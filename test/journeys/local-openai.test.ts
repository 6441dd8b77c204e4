import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTones, listenRealtime } from '../dev/realtime/listen.ts';
import { post, type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';

const STARTS = 120_000;
const log = { info: () => {}, warn: () => {}, error: () => {} };

let folder = '';
let running: RunningApp | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  await running?.close();
  await removeFolder(folder);
});

const startWithKey = async (baseUrl: string): Promise<RunningApp> => {
  const variables = {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: baseUrl,
    REALTIME_MODEL: 'gpt-realtime-2.1-mini',
  };
  running = await startApp(folder, { variables });
  return running;
};

describe('with an OpenAI key', () => {
  it(
    'sends the browser to the configured address with the configured model',
    async () => {
      const elsewhere = await listenRealtime({ log, voice: createTones() });
      try {
        const { url, app } = await startWithKey(`${elsewhere.url}/v1`);
        const { body } = await post(`${url}/api/token`, { hostname: 'localhost' });
        expect(app.facts.realtime).toBe(`${elsewhere.url}/v1`);
        expect(body).toMatchObject({
          realtimeUrl: `${elsewhere.url}/v1/realtime/calls`,
          model: 'gpt-realtime-2.1-mini',
          token: expect.stringMatching(/^ek_/u),
        });
      } finally {
        await elsewhere.close();
      }
    },
    STARTS,
  );

  it(
    'says that the service is unavailable when nobody answers there, and shows no key',
    async () => {
      const { url, lines } = await startWithKey('http://127.0.0.1:9/v1');
      const answer = await post(`${url}/api/token`, { hostname: 'localhost' });
      expect(answer).toMatchObject({
        status: 503,
        body: {
          success: false,
          error: 'SERVICE_UNAVAILABLE',
          response: 'Сервис сейчас недоступен. Попробуйте чуть позже.',
        },
      });
      expect(lines).toContainEqual(expect.objectContaining({ level: 'ERROR' }));
      expect(JSON.stringify(lines)).not.toContain('sk-test');
    },
    STARTS,
  );
});
