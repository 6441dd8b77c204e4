import type * as z from 'zod';

/** What a request is read from and as, whatever content type was sent, and the most a body may weigh. */
export interface BodyFormat {
  /** `query`: the query string; a body is not looked at. */
  readonly kind: 'json' | 'sdp' | 'query';
  readonly maxBytes: number;
}

export const JSON_BODY: BodyFormat = { kind: 'json', maxBytes: 16 * 1_024 };

/** One route as the HTTP layer handles any of them. */
export interface Route<Request extends z.ZodType = z.ZodType> {
  readonly method: string;
  /** With `{name}` where one segment is a parameter. */
  readonly path: string;
  readonly body: BodyFormat;
  readonly request: Request;
  /** Of an answer that is no error. */
  readonly status: number;
  /** `everybody`: one answer, whoever asks, so that caches may share it. Default: the page that asks. */
  readonly audience?: 'everybody' | undefined;
}
