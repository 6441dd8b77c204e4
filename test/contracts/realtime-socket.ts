import { once } from 'node:events';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';

interface ServerEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface SocketClient {
  readonly socket: WebSocket;
  readonly events: readonly ServerEvent[];
  send(event: object | string): void;
  /** The events up to the next one of a type, which is the last of them. */
  until(type: string): Promise<readonly ServerEvent[]>;
}

const openClient = async (url: string): Promise<SocketClient> => {
  const socket = new WebSocket(`${url}/v1/realtime?model=gpt-realtime-2.1`, {
    headers: { authorization: 'Bearer sk-local' },
  });
  const events: ServerEvent[] = [];
  let seen = 0;
  socket.on('message', (data) => events.push(JSON.parse(String(data))));
  await once(socket, 'open');
  return {
    socket,
    events,
    send: (event) => socket.send(typeof event === 'string' ? event : JSON.stringify(event)),
    until: async (type) => {
      let at = -1;
      while (at === -1) {
        at = events.findIndex((event, index) => index >= seen && event.type === type);
        if (at === -1) await once(socket, 'message');
      }
      const taken = events.slice(seen, at + 1);
      seen = at + 1;
      return taken;
    },
  };
};

const searchTool = {
  type: 'function',
  name: 'search_products',
  description: 'Ищет товары.',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
};

const userText = (text: string, id?: string) => ({
  type: 'conversation.item.create',
  item: { id, type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});

const outputOf = (call_id: unknown, response: string) => ({
  type: 'conversation.item.create',
  item: { type: 'function_call_output', call_id, output: JSON.stringify({ response, products: [] }) },
});

const ofType = (events: readonly ServerEvent[], type: string): readonly ServerEvent[] =>
  events.filter((event) => event.type === type);

/** What a client of the Realtime API relies on over a WebSocket, in text; `open` answers the server's `http://` address. */
export const describeRealtimeSocket = (name: string, open: () => Promise<string>): void => {
  describe(`${name} over a WebSocket`, () => {
    let url: string;
    let client: SocketClient;
    beforeAll(async () => {
      url = (await open()).replace(/^http/, 'ws');
    });
    beforeEach(async () => {
      client = await openClient(url);
    });
    afterEach(() => client.socket.terminate());

    /** A session in text with the one function. */
    const configure = async (): Promise<ServerEvent | undefined> => {
      const audio = { input: { noise_reduction: { type: 'far_field' } }, output: { voice: 'cedar' } };
      const session = { type: 'realtime', output_modalities: ['text'], instructions: 'Помогай.', audio };
      client.send({ type: 'session.update', session: { ...session, tools: [searchTool] } });
      return (await client.until('session.updated')).at(-1);
    };
    const ask = async (text: string): Promise<readonly ServerEvent[]> => {
      client.send(userText(text));
      client.send({ type: 'response.create' });
      return client.until('response.done');
    };

    it('shows the session first, and again with what an update changed', async () => {
      const [created] = await client.until('session.created');
      expect(client.events[0]).toBe(created);
      expect(created).toMatchObject({ session: { type: 'realtime', object: 'realtime.session' } });
      expect(await configure()).toMatchObject({
        session: {
          instructions: 'Помогай.',
          tools: [searchTool],
          audio: { input: { noise_reduction: { type: 'far_field' } }, output: { voice: 'cedar' } },
        },
      });
    });

    it('keeps the id of a client’s item, behind the item before', async () => {
      client.send(userText('раз', 'item_1'));
      client.send(userText('два', 'item_2'));
      expect((await client.until('conversation.item.added')).at(-1)).toMatchObject({
        previous_item_id: null,
        item: { id: 'item_1', role: 'user' },
      });
      expect((await client.until('conversation.item.added')).at(-1)).toMatchObject({
        previous_item_id: 'item_1',
        item: { id: 'item_2', content: [{ type: 'input_text', text: 'два' }] },
      });
    });

    it('calls the function for a question, and says what it returned in the next response', async () => {
      await configure();
      const asking = await ask('чайник');
      const [call] = ofType(asking, 'response.function_call_arguments.done');
      expect(call).toMatchObject({ output_index: 0, arguments: '{"query":"чайник"}' });
      expect(asking.at(-1)).toMatchObject({
        response: {
          object: 'realtime.response',
          status: 'completed',
          output: [{ type: 'function_call', name: 'search_products', status: 'completed' }],
        },
      });
      client.send(outputOf(call?.call_id, 'Чайник стоит $20.'));
      client.send({ type: 'response.create' });
      const answering = await client.until('response.done');
      const deltas = ofType(answering, 'response.output_text.delta').map(({ delta }) => delta);
      expect(deltas.length).toBeGreaterThan(1);
      expect(deltas.join('')).toBe('Чайник стоит $20.');
      expect(ofType(answering, 'response.output_text.done')).toMatchObject([{ text: 'Чайник стоит $20.' }]);
      expect(ofType(answering, 'response.output_item.done')).toMatchObject([
        { item: { role: 'assistant', phase: 'final_answer' } },
      ]);
      expect(answering.at(-1)).toMatchObject({
        response: { output: [{ content: [{ type: 'output_text', text: 'Чайник стоит $20.' }] }] },
      });
    });

    it('gives a comparison one response: a preamble as commentary and both calls', async () => {
      await configure();
      const events = await ask('Сравни чай и кофе');
      expect(ofType(events, 'response.output_item.done')).toMatchObject([
        { output_index: 0, item: { type: 'message', phase: 'commentary' } },
        { output_index: 1, item: { type: 'function_call', arguments: '{"query":"чай"}' } },
        { output_index: 2, item: { type: 'function_call', arguments: '{"query":"кофе"}' } },
      ]);
      const calls = ofType(events, 'response.function_call_arguments.done').map(({ call_id }) => call_id);
      expect(new Set(calls).size).toBe(2);
      expect(ofType(events, 'response.done')).toHaveLength(1);
    });

    it('ties each event of a response to it, and gives each event an id of its own', async () => {
      await configure();
      const events = await ask('чайник');
      const inner = events.filter(({ type }) => /^response\.(?:output|content|function)/.test(type));
      const [created] = ofType(events, 'response.created');
      const ids = new Set(inner.map(({ response_id }) => response_id));
      expect(created).toMatchObject({ response: { id: [...ids][0], status: 'in_progress', output: [] } });
      expect(ids.size).toBe(1);
      expect(new Set(client.events.map(({ event_id }) => event_id)).size).toBe(client.events.length);
    });

    it('answers a broken event with an error, and stays open', async () => {
      client.send('{');
      const error = { type: 'invalid_request_error', code: 'invalid_json', message: expect.any(String) };
      expect((await client.until('error')).at(-1)).toMatchObject({ error });
      client.send({ type: 'conversation.item.create' });
      expect((await client.until('error')).at(-1)).toMatchObject({
        error: { type: 'invalid_request_error', message: expect.stringContaining("'item'") },
      });
      client.send({ type: 'input_audio_buffer.clear' });
      await client.until('input_audio_buffer.cleared');
    });

    it('ends a response without quota as failed, with the error’s code', async () => {
      const events = await ask('[[failed]]');
      expect(events.at(-1)).toMatchObject({
        response: {
          status: 'failed',
          status_details: { error: { type: 'insufficient_quota', code: 'insufficient_quota' } },
          output: [],
        },
      });
    });
  });
};
