import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as z from 'zod';

const Item = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  call_id: z.string().optional(),
  arguments: z.string().optional(),
  content: z.array(z.looseObject({ text: z.string().optional() })).optional(),
});

const Failure = z.looseObject({ code: z.string().nullish(), message: z.string().nullish() });

const ServerEvent = z.looseObject({
  type: z.string(),
  error: Failure.optional(),
  response: z
    .looseObject({
      status: z.string().optional(),
      status_details: z.looseObject({ error: Failure.nullish() }).nullish(),
      output: z.array(Item).default([]),
      usage: z.looseObject({ total_tokens: z.number().optional() }).nullish(),
    })
    .optional(),
});
type ServerEvent = z.infer<typeof ServerEvent>;
export type RealtimeItem = z.infer<typeof Item>;

/** An event of the log, without secrets. */
export interface LoggedEvent {
  readonly from: 'client' | 'server';
  readonly ms: number;
  readonly event: unknown;
}

/** A model that reasons at length needs some seconds. */
const ANSWER_WITHIN_MS = 45_000;
const OPEN_WITHIN_MS = 15_000;

const within = async <Result>(work: Promise<Result>, ms: number, what: string): Promise<Result> => {
  const ended = new AbortController();
  const limit = after(ms, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`${what} took longer than ${ms / 1_000} s`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    ended.abort();
    limit.catch(() => undefined);
  }
};

const inWords = ({ code, message }: z.infer<typeof Failure>): string =>
  [code, message].filter(Boolean).join(': ') || 'an error without a code';

const textOf = ({ content = [] }: RealtimeItem): string => content.map(({ text = '' }) => text).join('');

/** The answer to one `response.create`. */
const answerOf = ({ response }: ServerEvent) => {
  const { status = '', status_details, output = [], usage } = response ?? {};
  if (status !== 'completed') {
    throw new Error(`the response ended as "${status}": ${inWords(status_details?.error ?? {})}`);
  }
  return {
    text: output
      .filter(({ type }) => type === 'message')
      .map(textOf)
      .join(' '),
    calls: output.filter(({ type }) => type === 'function_call'),
    /** As OpenAI counted them. */
    tokens: usage?.total_tokens ?? 0,
  };
};

/** Opens a session as a browser does: the short-lived secret is a subprotocol. */
export const openRealtime = async (url: string, secret: string) => {
  const socket = new WebSocket(url, ['realtime', `openai-insecure-api-key.${secret}`]);
  const startedAt = Date.now();
  const log: LoggedEvent[] = [];
  const waiting: ((event: ServerEvent) => void)[] = [];
  socket.on('message', (data) => {
    const event = ServerEvent.parse(JSON.parse(String(data)));
    log.push({ from: 'server', ms: Date.now() - startedAt, event });
    for (const each of waiting) each(event);
  });
  socket.on('error', () => undefined);
  await within(once(socket, 'open'), OPEN_WITHIN_MS, `opening ${url}`);

  const send = (event: object): void => {
    log.push({ from: 'client', ms: Date.now() - startedAt, event });
    socket.send(JSON.stringify(event));
  };
  const done = (): Promise<ServerEvent> =>
    new Promise((resolve, reject) => {
      waiting.push((event) => {
        if (event.type === 'response.done') resolve(event);
        if (event.type === 'error') reject(new Error(`the server refused: ${inWords(event.error ?? {})}`));
      });
      socket.once('close', (code) => reject(new Error(`the server closed the connection with ${code}`)));
    });

  return {
    log,
    createItem: (item: object): void => send({ type: 'conversation.item.create', item }),
    /** Asks for a response in text and waits for its end. Throws an error in words when it fails. */
    respond: async (response: object = {}) => {
      const answered = within(done(), ANSWER_WITHIN_MS, 'the response');
      send({ type: 'response.create', response: { output_modalities: ['text'], ...response } });
      return answerOf(await answered);
    },
    close: (): void => socket.close(),
  };
};

export type RealtimeClient = Awaited<ReturnType<typeof openRealtime>>;
