import type { RealtimeServerOptions } from '../../../dev/realtime/server.ts';
import { createTones, type ListeningRealtimeServer, listenRealtime } from './listen.ts';

const ignore = () => undefined;

/** A server that logs nothing and speaks in tones, as fast as asked. */
export const listenQuietly = (more: Partial<RealtimeServerOptions> = {}): Promise<ListeningRealtimeServer> =>
  listenRealtime({
    log: { info: ignore, warn: ignore, error: ignore },
    voice: createTones(),
    pace: 20,
    ...more,
  });

const key = { authorization: 'Bearer sk-local' };

export const mint = async (url: string, body: object = {}): Promise<string> => {
  const response = await fetch(`${url}/v1/realtime/client_secrets`, {
    method: 'POST',
    headers: { ...key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { value } = await response.json();
  return String(value);
};

export const post = async (
  url: string,
  init: { readonly body?: BodyInit; readonly headers?: Record<string, string> } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> => {
  const response = await fetch(url, {
    method: 'POST',
    body: init.body,
    headers: { ...key, ...init.headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
