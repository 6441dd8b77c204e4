import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidRequest, Refusal } from '../protocol/api-error.ts';

/** The parts of a request's target as text, since it need not be a valid URL. */
const split = ({ url = '/' }: IncomingMessage): readonly [path: string, query: string] => {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
};

export const pathOf = (req: IncomingMessage): string => split(req)[0];

export const queryOf = (req: IncomingMessage): URLSearchParams => new URLSearchParams(split(req)[1]);

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

export const unauthorised = (code: string, message: string): Refusal =>
  new Refusal({ ...invalidRequest(code, message), type: 'authentication_error' }, 401);

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

export const readBody = async (req: IncomingMessage): Promise<Buffer> => {
  const { body, size } = await readUpTo(LARGEST_BODY, req);
  if (size <= LARGEST_BODY) return body;
  const message = `The request body has ${size} bytes; ${LARGEST_BODY} are the most.`;
  throw new Refusal(invalidRequest('request_too_large', message), 413);
};
