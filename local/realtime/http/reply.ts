import type { ServerResponse } from 'node:http';
import type { ApiError } from '../protocol/api-error.ts';

/** What the SDK's browser transport sends and reads across origins. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, x-openai-agents-sdk, openai-safety-identifier, openai-organization, openai-project',
  'access-control-expose-headers': 'location, x-request-id',
  'access-control-max-age': '600',
} as const;

/** A refusal on its way to the client. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly error: ApiError;

  constructor(status: number, error: ApiError) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
}

export const sendJson = (res: ServerResponse, status: number, body: unknown): void => {
  res.writeHead(status, { ...corsHeaders, 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
};

export const sendRefusal = (res: ServerResponse, { status, error }: HttpRefusal): void =>
  sendJson(res, status, { error });
