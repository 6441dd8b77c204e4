import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../../dev/realtime/dialogue/situation.ts';
import { sdkUnderstands } from '../sdk-events.ts';
import { createSessionClient, types } from './client.ts';

const say = (text: string): Reply => ({ kind: 'say', text, language: 'ru' });
const search = (query: string): Reply => ({ kind: 'call', name: 'search_products', arguments: { query } });

const respond = (reply: readonly Reply[]) => {
  const client = createSessionClient({ reply });
  const events = [...client.send({ type: 'response.create' }), ...client.finishSpeaking()];
  expect(events.filter((event) => !sdkUnderstands(event))).toEqual([]);
  return { client, events };
};

describe('a preamble with two calls', () => {
  const { events } = respond([say('Сейчас сравню.'), search('чай'), search('кофе')]);

  it('is one response, whose sound ends after the calls are out', () => {
    const outer = types(events).filter((type) => !/delta|part|audio|conversation/u.test(type));
    expect(outer).toEqual([
      'response.created',
      'response.output_item.added',
      'response.output_item.done',
      'response.output_item.added',
      'response.function_call_arguments.done',
      'response.output_item.done',
      'response.output_item.added',
      'response.function_call_arguments.done',
      'response.output_item.done',
      'response.done',
    ]);
    expect(types(events).slice(-2)).toEqual(['response.done', 'output_audio_buffer.stopped']);
  });

  it('numbers its items and says which of them is commentary', () => {
    const places = events.flatMap((event) =>
      event.type === 'response.output_item.done' ? [[event.output_index, event.item]] : [],
    );
    expect(places).toMatchObject([
      [0, { type: 'message', phase: 'commentary', content: [{ transcript: 'Сейчас сравню.' }] }],
      [1, { type: 'function_call', arguments: '{"query":"чай"}' }],
      [2, { type: 'function_call', arguments: '{"query":"кофе"}' }],
    ]);
    expect(events.find(({ type }) => type === 'response.done')).toMatchObject({
      response: { status: 'completed', output: [{ type: 'message' }, {}, { type: 'function_call' }] },
    });
  });

  it('calls nothing when it is interrupted before', () => {
    const client = createSessionClient({ reply: [say('Сейчас сравню.'), search('чай')] });
    client.send({ type: 'response.create' });
    expect(client.send({ type: 'response.cancel' }).at(-1)).toMatchObject({
      response: { status: 'cancelled', output: [{ type: 'message', status: 'incomplete' }] },
    });
  });
});

describe('a response that ends early', () => {
  it('fails for want of quota, with the details of the error and without an item', () => {
    const { events } = respond([{ kind: 'fail' }]);
    expect(types(events)).toEqual(['response.created', 'response.done']);
    expect(events.at(-1)).toMatchObject({
      response: {
        status: 'failed',
        status_details: { type: 'failed', error: { type: 'insufficient_quota', code: 'insufficient_quota' } },
        output: [],
      },
    });
  });

  it('is incomplete at the limit of tokens, and keeps what was said', () => {
    const { events } = respond([{ kind: 'say', text: 'Есть ещё', language: 'ru', isCut: true }]);
    expect(events.find(({ type }) => type === 'response.done')).toMatchObject({
      response: {
        status: 'incomplete',
        status_details: { type: 'incomplete', reason: 'max_output_tokens' },
        output: [{ status: 'incomplete', content: [{ transcript: 'Есть ещё' }] }],
      },
    });
  });
});

describe('a voice', () => {
  it.each([
    [
      { type: 'session.update', session: { type: 'realtime', audio: { output: { voice: 'robot' } } } },
      'session',
    ],
    [{ type: 'response.create', response: { audio: { output: { voice: 'robot' } } } }, 'response'],
  ])('that is unknown is refused by name: %j', (event, field) => {
    const [error] = createSessionClient().send(event);
    expect(error).toMatchObject({
      error: { code: 'invalid_value', param: `${field}.audio.output.voice` },
    });
    expect(JSON.stringify(error)).toContain("Invalid value: 'robot'. Supported values are: 'alloy', 'ash'");
  });
});
