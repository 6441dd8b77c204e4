import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SECRET_PREFIX } from '../../contract/shop/webhook.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Webhooks } from '../../ports/voice/webhooks.ts';
import { isPublicAddress, publicRequest, type ResolveName } from '../feed/public-request.ts';

const keyOf = (secret: string): Buffer =>
  secret.startsWith(SECRET_PREFIX)
    ? Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')
    : Buffer.from(secret);

/** The headers of Standard Webhooks, by which a receiver knows the sender, the time and the body (standardwebhooks.com). */
export const signatureHeaders = (secret: string, body: string, now: Date): Record<string, string> => {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};

/** A shopper waits in silence, and the widget gives a function up after ten seconds. */
const TIME_LIMIT_MS = 5_000;
/** A sentence and its data are far smaller. */
const MAX_BYTES = 32 * 1_024;

interface HttpsWebhooksOptions {
  readonly clock: Clock;
  /**
   * Only in development: the process's own address, which answers for `https://localhost` by plain HTTP. Default: none, and
   * such a call is refused like every address that is not of the open internet.
   */
  readonly ownServer?: string;
  /** Names to addresses. Default: the system's resolver. */
  readonly resolve?: ResolveName;
  readonly timeLimitMs?: number;
}

interface Target {
  readonly url: URL;
  readonly isPublic: (address: string) => boolean;
}

const targetOf = (written: string, ownServer: string | undefined): Target => {
  const url = new URL(written);
  if (ownServer !== undefined && url.hostname === 'localhost') {
    return { url: new URL(`${url.pathname}${url.search}`, ownServer), isPublic: () => true };
  }
  if (url.protocol !== 'https:') throw new Error('it is not https');
  return { url, isPublic: isPublicAddress };
};

const checkHead = ({ statusCode, headers }: IncomingMessage): void => {
  if (statusCode !== 200) throw new Error(`it answered ${statusCode}, not 200`);
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (!/^application\/json\s*(?:;|$)/iu.test(type)) {
    throw new Error(`it answered "${type.slice(0, 60)}", not application/json`);
  }
  if (encoding !== 'identity') throw new Error(`its answer is packed with "${encoding.slice(0, 20)}"`);
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message would show parts of the answer.
    throw new Error('its answer is not JSON in UTF-8');
  }
};

const readAnswer = async (response: IncomingMessage): Promise<unknown> => {
  try {
    checkHead(response);
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of response) {
      const bytes: Uint8Array = piece;
      size += bytes.byteLength;
      if (size > MAX_BYTES) throw new Error(`its answer is larger than ${MAX_BYTES} bytes`);
      pieces.push(bytes);
    }
    return parseJson(Buffer.concat(pieces));
  } finally {
    response.destroy();
  }
};

/** The query may hold a secret of the shop. */
const shown = (url: string): string => url.replace(/[?#].*$/su, '').slice(0, 200);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Posts JSON and follows no redirect. An address of a private network is never asked, by whatever name it is reached; the
 * check looks at the addresses to which the connection is made.
 */
export const createHttpsWebhooks = (options: HttpsWebhooksOptions): Webhooks => {
  const { clock, ownServer, resolve, timeLimitMs = TIME_LIMIT_MS } = options;
  return {
    call: async ({ url: written, secret }, content) => {
      const body = JSON.stringify(content);
      const signal = AbortSignal.timeout(timeLimitMs);
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'storevoice-webhook',
        ...signatureHeaders(secret, body, clock()),
      };
      try {
        const { url, isPublic } = targetOf(written, ownServer);
        const request = { isPublic, headers, body, signal, stallMs: timeLimitMs };
        const response = await publicRequest(url, { ...request, ...(resolve ? { resolve } : {}) });
        return { kind: 'answered', body: await readAnswer(response) };
      } catch (error) {
        const why = signal.aborted ? `it did not answer within ${timeLimitMs} ms` : messageOf(error);
        return { kind: 'failed', why: `${shown(written)}: ${why}` };
      }
    },
  };
};
