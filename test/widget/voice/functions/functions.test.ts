import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { JSON_BODY } from '../../../../lambdas/http/route.ts';
import type { ConversationEvent } from '../../../../widget/state/events.ts';
import { createStore } from '../../../../widget/state/store.ts';
import { createApiClient } from '../../../../widget/voice/functions/api-client.ts';
import { createFunctions, withTranscript } from '../../../../widget/voice/functions/functions.ts';
import { createTools } from '../../../../widget/voice/voice-transport.ts';

const texts = {
  toolUnreachable: 'Каталог недоступен',
  toolTooSlow: 'Каталог молчит',
  EMPTY_QUERY: 'Я не расслышал',
};
const card = {
  productId: 2,
  variantId: 3,
  title: 'iPhone 15',
  availability: 'in-stock',
  options: { color: 'Black' },
};
const question = { attribute: 'color', options: [{ label: 'Black', productId: 2, variantId: 3 }] };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Calls the function at a server with this answer, and collects the conversation's events. */
const callAt = async (status: number, body: string) => {
  server = createServer((_, response) => void response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const events: ConversationEvent[] = [];
  const runFunction = createFunctions({
    api: createApiClient(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`),
    session: 'token',
    texts,
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    scene: { store: createStore(), emitToPage: () => true, locale: 'ru' },
  });
  const call = { name: 'search_products', callId: 'call_1', arguments: '{"query":"айфон"}' };
  const output = await runFunction(call);
  return { output, events };
};

const answer = (fields: object): string =>
  JSON.stringify({ success: true, response: 'Вот айфон', ...fields });

describe('a function the model calls', () => {
  it('shows the cards and gives the model the sentence with their ids', async () => {
    const { output, events } = await callAt(
      200,
      answer({ products: [card], ask: question, searchType: 'hybrid' }),
    );
    expect(JSON.parse(output)).toEqual({
      response: 'Вот айфон',
      products: [{ productId: '2', variantId: '3', title: 'iPhone 15' }],
    });
    expect(events).toMatchObject([
      { kind: 'search-started', callId: 'call_1', query: 'айфон' },
      {
        kind: 'found',
        callId: 'call_1',
        call: { name: 'search_products', arguments: '{"query":"айфон"}', output },
        products: [{ productId: '2', variantId: '3' }],
        ask: { attribute: 'color' },
      },
      { kind: 'search-finished', callId: 'call_1' },
    ]);
  });

  it('gives the sentence in the same shape when there is nothing to show', async () => {
    const { output } = await callAt(200, answer({ products: [] }));
    expect(JSON.parse(output)).toEqual({ response: 'Вот айфон', products: [] });
  });

  it('shows the variant of a single product', async () => {
    const { events } = await callAt(200, answer({ variant: card, product: { productId: 2 } }));
    expect(events[1]).toMatchObject({ kind: 'found', products: [{ title: 'iPhone 15' }] });
  });

  it('shows what else an answer brings, in the shape the contract gives it', async () => {
    const details = {
      comparison: { rows: [{ name: 'Вес', values: ['171 г', '167 г'] }] },
      source: { title: 'Доставка', url: 'https://shop.example/delivery' },
      contact: { phone: '8 800 555-35-35' },
      order: { status: 'В пути', expected: '2026-12-02' },
      ticket: 'T-1',
    };
    const { events } = await callAt(200, answer({ ...details, action: { kind: 'show-cart' } }));
    expect(events[1]).toMatchObject({ kind: 'found', details: { ...details, isAboutCart: true } });
  });

  it('asks what a function needs to know before it can go on', async () => {
    const refusal = { success: false, error: 'OPTION_REQUIRED', response: 'Какой размер?', ask: question };
    const { output, events } = await callAt(200, JSON.stringify(refusal));
    expect(JSON.parse(output)).toMatchObject({ response: 'Какой размер?' });
    expect(events[1]).toMatchObject({
      kind: 'found',
      ask: { options: [{ label: 'Black', variantId: '3' }] },
    });
  });

  it('still says the sentence of cards that it cannot read', async () => {
    const { output, events } = await callAt(200, answer({ products: [{ title: 'from the future' }] }));
    expect(JSON.parse(output)).toEqual({ response: 'Вот айфон', products: [] });
    expect(events[1]).toMatchObject({ kind: 'found', products: [] });
  });

  it.each([
    [
      200,
      '{"success":false,"response":"Такого товара нет","error":"PRODUCT_NOT_FOUND"}',
      'Такого товара нет',
    ],
    [401, '{"success":false,"response":"Сессия истекла","error":"SESSION_EXPIRED"}', 'Сессия истекла'],
    [500, 'Internal Server Error', 'Каталог недоступен'],
    [200, '"nonsense"', 'Каталог недоступен'],
  ])('has something to say when the answer is %i %s', async (status, body, expected) => {
    const { output, events } = await callAt(status, body);
    expect(JSON.parse(output)).toEqual({ response: expected, products: [] });
    expect(events.at(-1)).toEqual({ kind: 'search-finished', callId: 'call_1' });
  });
});

describe('the tools of a session', () => {
  it('take any description of arguments, since the server checks them', () => {
    const definitions = [
      { type: 'function', name: 'plain', description: 'Plain', parameters: {} },
      {
        type: 'function',
        name: 'search_products',
        description: 'Finds',
        parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
      },
    ] as const;
    expect(
      createTools(
        definitions.map((each) => ({ ...each, parameters: { ...each.parameters } })),
        async () => '',
      ),
    ).toMatchObject([
      { name: 'plain', parameters: { type: 'object', properties: {}, required: [] } },
      {
        name: 'search_products',
        parameters: { properties: { query: { type: 'string' } }, required: ['query'] },
      },
    ]);
  });
});

describe('a conversation that is handed over', () => {
  const turns = [
    { kind: 'shopper', id: '1', text: 'Где заказ?', delivery: 'confirmed', hearing: 'heard' },
    { kind: 'findings', id: '2', callId: 'c', products: [] },
    { kind: 'assistant', id: '3', text: 'Не знаю. '.repeat(50), delivery: 'whole' },
    { kind: 'assistant', id: '4', text: '', delivery: 'speaking' },
  ] as const;

  it('goes along as it was said when the shopper agreed to it', () => {
    const input = { reason: 'заказ', consent: true };
    expect(withTranscript('call_person', input, () => turns)).toEqual({
      ...input,
      transcript: [
        { by: 'shopper', text: 'Где заказ?' },
        { by: 'assistant', text: 'Не знаю. '.repeat(50).slice(0, 200) },
      ],
    });
  });

  it('goes along as far as the API reads it', () => {
    const long = Array.from({ length: 60 }, () => ({ ...turns[0], text: 'я'.repeat(900) }));
    const sent = JSON.stringify(withTranscript('call_person', { consent: true }, () => long));
    expect(Buffer.byteLength(sent)).toBeLessThan(JSON_BODY.maxBytes - 1_000);
    expect(sent.match(/shopper/g)).toHaveLength(24);
  });

  it.each([
    ['call_person', {}],
    ['call_person', { consent: false }],
    ['call_person', 'consent'],
    ['search_products', { query: 'чайник', consent: true }],
  ])('stays in the page with %s of %j', (name, input) => {
    expect(withTranscript(name, input, () => turns)).toBe(input);
  });
});
