import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';
import { type NodeShopper, startShopper } from './node-shopper.ts';

const FASTER_THAN_LIFE = 20;

let folder = '';
let running: RunningApp;
let shopper: NodeShopper | undefined;

beforeAll(async () => {
  folder = await temporaryFolder();
  running = await startApp(folder, { pace: FASTER_THAN_LIFE });
}, 120_000);

afterEach(() => {
  shopper?.close();
  shopper = undefined;
});

afterAll(async () => {
  await running.close();
  await removeFolder(folder);
});

const begin = async (hostname = 'localhost', url = running.url): Promise<NodeShopper> => {
  shopper = await startShopper(url, hostname);
  return shopper;
};

describe('a conversation through the SDK in Node', () => {
  it('calls the function and says its sentence aloud', async () => {
    const { ask, calls, samplesHeard } = await begin();
    expect(await ask('Сколько стоит айфон чёрный 256?')).toBe('iPhone 15 256GB Black стоит $999.90');
    expect(calls).toEqual([{ name: 'search_products', response: 'iPhone 15 256GB Black стоит $999.90' }]);
    expect(samplesHeard()).toBeGreaterThan(24_000);
  });

  it('follows up on what was found', async () => {
    const { ask, calls } = await begin();
    await ask('айфон чёрный 256');
    await ask('подробнее');
    expect(calls.map(({ name }) => name)).toContain('get_product_info');
  });

  it('says plainly that the shop has no such thing', async () => {
    const { ask, calls } = await begin();
    const answer = await ask('Есть ли у вас живой крокодил?');
    expect(calls).toHaveLength(1);
    expect(answer).toBe(calls[0]?.response);
    expect(answer).not.toContain('$');
  });

  it('speaks English in the English shop, bound to its own session', async () => {
    const url = running.url.replace('localhost', '127.0.0.1');
    const { ask, token } = await begin('127.0.0.1', url);
    expect(token.locale).toBe('en');
    expect(await ask('How much is the black iPhone 15 256?')).toMatch(/^iPhone 15 256GB Black .*\$999\.90/u);
  });

  it('answers a typed Russian question in the English shop in Russian, and the other way round', async () => {
    const url = running.url.replace('localhost', '127.0.0.1');
    const english = await begin('127.0.0.1', url);
    expect(await english.ask('Сколько стоит айфон чёрный 256?')).toBe('iPhone 15 256GB Black стоит $999.90');
    expect(await english.ask('How much is the black iPhone 15 256?')).toBe(
      'iPhone 15 256GB Black costs $999.90',
    );
    english.close();
    const russian = await begin();
    expect(await russian.ask('How much is the black iPhone 15 256?')).toBe(
      'iPhone 15 256GB Black costs $999.90',
    );
  });

  it('leaves its story in the log under the support code', async () => {
    const { ask, token } = await begin();
    await ask('айфон чёрный 256');
    const story = running.lines.filter(({ sessionId }) => sessionId === token.supportCode);
    expect(story.map(({ message }) => message)).toEqual([
      'Session started',
      '🔍 Bot function search_products: "айфон чёрный 256" on localhost',
      '✅ Bot function search_products executed successfully',
    ]);
  });
});
