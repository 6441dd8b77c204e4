import * as z from 'zod';
import { BotAnswer } from './bot.ts';
import { paths } from './paths.ts';
import { ThemeRequest, ThemeResponse } from './theme.ts';
import { TokenRequest, TokenResponse } from './token.ts';

/** What a request is read from and as, whatever content type was sent, and the most a body may weigh. */
export interface BodyFormat {
  /** `query`: the query string; a body is not looked at. */
  readonly kind: 'json' | 'sdp' | 'query';
  readonly maxBytes: number;
}

const JSON_BODY: BodyFormat = { kind: 'json', maxBytes: 16 * 1_024 };
/** Chromium's audio offer is about 5 kB; candidates of many interfaces make it a few times longer. */
const SDP_BODY: BodyFormat = { kind: 'sdp', maxBytes: 64 * 1_024 };

const QUERY: BodyFormat = { kind: 'query', maxBytes: 0 };

/** A browser's WebRTC session description. */
export const SdpOffer = z.string().regex(/^v=0\r?\n/, 'is not an SDP offer; it starts with v=0');

/** The routes with what they take and answer, for handlers, the local server and clients. */
export const routes = {
  token: { ...paths.token, body: JSON_BODY, request: TokenRequest, response: TokenResponse, status: 200 },
  botExecute: {
    ...paths.botExecute,
    body: JSON_BODY,
    /** The arguments; each bot function reads its own. */
    request: z.looseObject({}),
    response: BotAnswer,
    status: 200,
  },
  theme: {
    ...paths.theme,
    body: QUERY,
    request: ThemeRequest,
    response: ThemeResponse,
    status: 200,
    audience: 'everybody',
  },
  call: { ...paths.call, body: SDP_BODY, request: SdpOffer, response: z.string(), status: 201 },
} as const;

/** One route as the HTTP layer handles any of them. */
export interface Route<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> {
  readonly method: string;
  /** With `{name}` where one segment is a parameter. */
  readonly path: string;
  readonly body: BodyFormat;
  readonly request: Request;
  readonly response: Response;
  readonly status: number;
  /** `everybody`: one answer, whoever asks, so that caches may share it. Default: the page that asks. */
  readonly audience?: 'everybody' | undefined;
}
