import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readServerEvent } from '../../../widget/voice/server-events.ts';

const message = (role: string, content: readonly object[]) => ({
  id: 'item_1',
  object: 'realtime.item',
  type: 'message',
  status: 'completed',
  role,
  content,
});

describe('an event of the Realtime server', () => {
  it('brings a typed question with its place', () => {
    const item = message('user', [{ type: 'input_text', text: 'айфон' }]);
    const event = { type: 'conversation.item.added', event_id: 'e', previous_item_id: null, item };
    expect(readServerEvent(event)).toEqual([
      { kind: 'shopper-item', itemId: 'item_1', after: null, text: 'айфон' },
    ]);
  });

  it('brings a spoken question before its words', () => {
    const item = message('user', [{ type: 'input_audio', transcript: null }]);
    const event = { type: 'conversation.item.added', event_id: 'e', previous_item_id: 'a', item };
    expect(readServerEvent(event)).toEqual([
      { kind: 'shopper-item', itemId: 'item_1', after: 'a', text: undefined },
    ]);
  });

  it('holds a place for a tool call', () => {
    const item = {
      id: 'item_2',
      type: 'function_call',
      call_id: 'call_1',
      name: 'search_products',
      arguments: '',
    };
    expect(readServerEvent({ type: 'conversation.item.added', item })).toEqual([
      { kind: 'call-item', itemId: 'item_2', after: undefined, callId: 'call_1' },
    ]);
  });

  it('shows no system message', () => {
    const item = message('system', [{ type: 'input_text', text: 'the page' }]);
    expect(readServerEvent({ type: 'conversation.item.added', item })).toEqual([]);
  });

  it('cuts the answers of a cancelled response and of no other', () => {
    const done = (status: string) => ({
      type: 'response.done',
      response: { status, output: [{ id: 'item_3' }] },
    });
    expect(readServerEvent(done('cancelled'))).toEqual([{ kind: 'response-finished', cut: ['item_3'] }]);
    expect(readServerEvent(done('completed'))).toEqual([{ kind: 'response-finished', cut: [] }]);
  });

  it('tells the words before a function call from an answer', () => {
    const item = { ...message('assistant', []), phase: 'commentary' };
    expect(readServerEvent({ type: 'conversation.item.added', item })).toMatchObject([
      { kind: 'assistant-item', isPreamble: true },
    ]);
  });

  it('says how much of a sound was played when the rest is dropped', () => {
    const event = { type: 'conversation.item.truncated', item_id: 'a', content_index: 0, audio_end_ms: 900 };
    expect(readServerEvent(event)).toEqual([{ kind: 'item-cut', itemId: 'a', heardMs: 900 }]);
  });

  it('has nothing to show of a call by which the model waits', () => {
    const item = { id: 'a', type: 'function_call', call_id: 'c', name: 'wait_for_user', arguments: '' };
    expect(readServerEvent({ type: 'conversation.item.added', item })).toEqual([]);
  });

  it('complains of no incomplete answer that was heard', () => {
    const response = { status: 'incomplete', output: [{ id: 'item_3', type: 'message' }] };
    expect(readServerEvent({ type: 'response.done', response })).toEqual([
      { kind: 'response-finished', cut: ['item_3'] },
    ]);
  });

  it.each(['failed', 'incomplete'])('says that no answer comes when a response is %s', (status) => {
    const done = { type: 'response.done', response: { status, output: [{ id: 'item_3' }] } };
    expect(readServerEvent(done)).toEqual([
      { kind: 'response-finished', cut: ['item_3'] },
      { kind: 'problem', problem: 'NO_ANSWER' },
    ]);
  });

  it.each([
    ['input_audio_buffer.speech_started', 'speech-started'],
    ['input_audio_buffer.speech_stopped', 'speech-stopped'],
    ['output_audio_buffer.started', 'playback-started'],
    ['output_audio_buffer.stopped', 'playback-finished'],
    ['output_audio_buffer.cleared', 'playback-cut'],
    ['response.created', 'response-started'],
  ])('%s means %s', (type, kind) => {
    expect(readServerEvent({ type, event_id: 'e' })).toEqual([{ kind }]);
  });

  it('is ignored when it is unknown, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (raw) => expect(readServerEvent(raw)).toEqual([])));
    expect(readServerEvent({ type: 'rate_limits.updated', rate_limits: [] })).toEqual([]);
  });
});
