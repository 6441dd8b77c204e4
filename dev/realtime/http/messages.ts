import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../protocol/api-error.ts';

/** The target is read as text, since it need not be a valid URL. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.replace(/\?.*$/su, '');

export const queryOf = ({ url = '/' }: IncomingMessage): URLSearchParams =>
  new URLSearchParams(url.replace(/^[^?]*/u, ''));

export const bearerOf = (req: IncomingMessage): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];

/** What the SDK's browser transport sends and reads across origins. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, x-openai-agents-sdk, openai-safety-identifier, openai-organization, openai-project',
  'access-control-expose-headers': 'location, x-request-id',
  'access-control-max-age': '600',
} as const;

export const sendJson = (res: ServerResponse, status: number, body: unknown): void => {
  res.writeHead(status, { ...corsHeaders, 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
};

/** An offer has some 10 kB, instructions with tools perhaps 50. */
const LARGEST_BODY = 1024 * 1024;

/** Reads a body as far as the limit. The rest is dropped, since a client that is cut off while it sends never reads why. */
export const readUpTo = async (limit: number, req: IncomingMessage) => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
  }
  return { body: Buffer.concat(chunks), size };
};

export const readRequestBody = async (req: IncomingMessage): Promise<Buffer> => {
  const { body, size } = await readUpTo(LARGEST_BODY, req);
  if (size <= LARGEST_BODY) return body;
  const message = `The request body has ${size} bytes; ${LARGEST_BODY} are the most.`;
  throw new Refusal('request_too_large', message, { status: 413 });
};
