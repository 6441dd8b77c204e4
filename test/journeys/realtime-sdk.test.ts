import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RealtimeAgent, RealtimeSession, tool } from '@openai/agents/realtime';
import * as z from 'zod';
import { createTones, type ListeningRealtimeServer, listenRealtime } from '../dev/realtime/listen.ts';

const MODEL = 'gpt-realtime-2.1';
const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';
/** Minutes of speech, which are not over before the shopper interrupts, however busy the machine is. */
const LONG_SENTENCE = Array(40).fill(SENTENCE).join(', ');
const RATE = 24_000;

let server: ListeningRealtimeServer;
let session: RealtimeSession;

const ignore = () => undefined;

beforeAll(async () => {
  server = await listenRealtime({
    log: { info: ignore, warn: ignore, error: ignore },
    voice: createTones(),
    pace: 2,
  });
});
afterEach(() => session.close());
afterAll(() => server.close());

interface Raw {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A session of the real SDK with the shop's one function; `asked` collects what it was asked for. */
const connect = async (config: object = {}, sentence = SENTENCE) => {
  const asked: string[] = [];
  const raw: Raw[] = [];
  const errors: unknown[] = [];
  const search = tool({
    name: 'search_products',
    description: 'Ищет товары.',
    parameters: z.object({ query: z.string() }),
    execute: async ({ query }) => {
      asked.push(query);
      return JSON.stringify({
        response: sentence,
        products: [{ productId: '2', variantId: '3', title: 'iPhone 15 256GB Black' }],
      });
    },
  });
  const agent = new RealtimeAgent({ name: 'shop', instructions: 'Говори по-русски.', tools: [search] });
  session = new RealtimeSession(agent, {
    transport: 'websocket',
    model: MODEL,
    tracingDisabled: true,
    config: { outputModalities: ['audio'], ...config },
  });
  session.on('error', (error) => errors.push(error));
  session.transport.on('*', (event) => raw.push(event));
  const secret = await fetch(`${server.url}/v1/realtime/client_secrets`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-local' },
    body: JSON.stringify({ session: { type: 'realtime', model: MODEL } }),
  });
  const { value } = await secret.json();
  const url = `${server.url.replace('http', 'ws')}/v1/realtime?model=${MODEL}`;
  await session.connect({ apiKey: String(value), url });
  return { asked, raw, errors };
};

const until = async (what: string, happened: () => boolean): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!happened()) {
    if (Date.now() > deadline) throw new Error(`In a minute there was never ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const count = (raw: readonly Raw[], type: string): number =>
  raw.filter((event) => event.type === type).length;

const said = (): readonly string[] =>
  session.history.flatMap((item) =>
    item.type === 'message' && item.role === 'assistant'
      ? item.content.map((part) => (part.type === 'output_audio' ? (part.transcript ?? '') : part.text))
      : [],
  );

/** A second of vowels, four syllables of them, as the SDK sends sound. */
const voice = (loudness: number): ArrayBuffer => {
  const samples = Int16Array.from({ length: RATE }, (_, at) => {
    const syllable = Math.sin(Math.PI * (((at / RATE) * 4) % 1)) ** 0.5;
    const vowel = Math.sin((2 * Math.PI * 140 * at) / RATE) + 0.5 * Math.sin((2 * Math.PI * 420 * at) / RATE);
    return Math.round(8_000 * loudness * syllable * vowel);
  });
  return samples.buffer;
};

describe('the SDK against the Realtime server', () => {
  it('asks by text, has the function called, and speaks what it returned', async () => {
    const { asked, raw, errors } = await connect();
    const sound: number[] = [];
    session.on('audio', ({ data }) => sound.push(data.byteLength));
    session.sendMessage('Сколько стоит айфон чёрный 256?');
    await until('a spoken answer', () => count(raw, 'response.output_audio.done') === 1);
    await until('its end', () => count(raw, 'response.done') === 2);
    expect(asked).toEqual(['Сколько стоит айфон чёрный 256?']);
    expect(said()).toEqual([SENTENCE]);
    expect(sound.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(RATE);
    expect(session.history.map(({ type }) => type)).toEqual(['message', 'function_call', 'message']);
    expect(session.usage).toMatchObject({ requests: 2 });
    expect(errors).toEqual([]);
  });

  it('goes on from what was seen before', async () => {
    const { asked, raw } = await connect();
    session.sendMessage('айфон черный 256');
    await until('the first answer', () => count(raw, 'response.output_audio.done') === 1);
    session.sendMessage('а в синем?');
    await until('the second answer', () => count(raw, 'response.output_audio.done') === 2);
    expect(asked).toEqual(['айфон черный 256', 'iphone 15 256gb синем']);
  });

  it('stops speaking when the shopper interrupts by a button', async () => {
    const { raw, errors } = await connect({}, LONG_SENTENCE);
    session.sendMessage('айфон черный 256');
    await until('some sound', () => count(raw, 'response.output_audio.delta') > 3);
    session.interrupt();
    await until('the end', () => count(raw, 'response.done') === 2);
    expect(raw.filter(({ type }) => type === 'response.done').at(-1)).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'client_cancelled' } },
    });
    await until('the cut item', () => count(raw, 'conversation.item.retrieved') === 1);
    const [text = ''] = said();
    expect(SENTENCE).toContain(text.slice(0, 8));
    expect(errors).toEqual([]);
  });

  it('stops speaking when the shopper speaks, and answers that it understands no words', async () => {
    const { raw, errors } = await connect({}, LONG_SENTENCE);
    let interrupted = 0;
    session.on('audio_interrupted', () => {
      interrupted += 1;
    });
    session.sendMessage('айфон черный 256');
    await until('some sound', () => count(raw, 'response.output_audio.delta') > 3);
    session.sendAudio(voice(1));
    await until('speech', () => count(raw, 'input_audio_buffer.speech_started') === 1);
    session.sendAudio(voice(0));
    await until('its end', () => count(raw, 'input_audio_buffer.speech_stopped') === 1);
    await until('an answer to it', () => said().some((text) => text.includes('OPENAI_API_KEY')));
    expect(interrupted).toBeGreaterThan(0);
    // The answer was generated long before it was heard: only the client knows how far.
    expect(count(raw, 'conversation.item.truncated')).toBe(1);
    expect(errors).toEqual([]);
  });

  it('asks for both sides of a comparison in one response, behind a preamble', async () => {
    const { raw, asked } = await connect();
    session.sendMessage('Сравни чайник и утюг');
    await until('both calls', () => asked.length === 2);
    await until('rest', () => count(raw, 'response.created') === count(raw, 'response.done'));
    expect(asked).toEqual(['чайник', 'утюг']);
    expect(raw.find(({ type }) => type === 'response.done')).toMatchObject({
      response: {
        output: [{ phase: 'commentary' }, { type: 'function_call' }, { type: 'function_call' }],
      },
    });
  });

  it('writes instead of speaking when asked to', async () => {
    const { raw } = await connect({ outputModalities: ['text'] });
    session.sendMessage('привет');
    await until('the answer', () => count(raw, 'response.done') === 1);
    expect(said()).toEqual(['Здравствуйте! Что вам найти?']);
    expect(count(raw, 'response.output_audio.delta')).toBe(0);
  });

  it('keeps answering when messages come faster than answers', async () => {
    const { raw, asked, errors } = await connect();
    for (const text of ['чайник', 'пылесос', 'утюг']) session.sendMessage(text);
    await until('the last answer', () => asked.includes('утюг') && said().length > 0);
    await until('rest', () => count(raw, 'response.created') === count(raw, 'response.done'));
    expect(errors).toEqual([]);
  });
});
