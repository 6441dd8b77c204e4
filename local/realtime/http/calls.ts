import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Household } from '../faces/head.ts';
import { objectionTo } from '../faces/sdp.ts';
import { type Call, startCall } from '../faces/webrtc.ts';
import { describeInvalid, invalidRequest } from '../protocol/api-error.ts';
import { SessionConfig } from '../protocol/session.ts';
import type { Session } from '../protocol/session-state.ts';
import { pathOf, queryOf } from './address.ts';
import { parseJson, readBody, readCallForm } from './body.ts';
import { bearerOf, type KeyRing } from './keys.ts';
import { corsHeaders, HttpRefusal, sendJson } from './reply.ts';

/** The calls that go on now, by id. */
export interface Switchboard {
  readonly keys: KeyRing;
  readonly house: Household;
  readonly calls: Map<string, Call>;
  newCallId(): string;
  openSession(config: SessionConfig): Session;
}

interface Offer {
  readonly sdp: string;
  readonly config: SessionConfig;
}

const readSession = (json: string | undefined): SessionConfig => {
  const parsed = SessionConfig.safeParse(
    json === undefined ? { type: 'realtime' } : parseJson(json, 'The part `session`'),
    { reportInput: true },
  );
  if (!parsed.success) throw new HttpRefusal(400, describeInvalid(parsed.error, 'session'));
  return parsed.data;
};

const readOffer = async (req: IncomingMessage, keys: KeyRing): Promise<Offer> => {
  const caller = keys.identify(bearerOf(req));
  const contentType = req.headers['content-type'] ?? '';
  const body = await readBody(req);
  if (contentType.startsWith('application/sdp')) {
    const model = queryOf(req).get('model');
    const unnamed: SessionConfig = { type: 'realtime', ...(model === null ? {} : { model }) };
    return { sdp: body.toString('utf8'), config: caller.kind === 'secret' ? caller.session : unnamed };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const { sdp, session } = await readCallForm(body, contentType);
    if (caller.kind === 'secret' && session === undefined) return { sdp, config: caller.session };
    return { sdp, config: readSession(session) };
  }
  const message = `Unsupported content type '${contentType}'. Send the offer as application/sdp, or as multipart/form-data with the parts sdp and session.`;
  throw new HttpRefusal(415, invalidRequest('unsupported_content_type', message));
};

export const createCall = async (
  req: IncomingMessage,
  res: ServerResponse,
  board: Switchboard,
): Promise<void> => {
  const { sdp, config } = await readOffer(req, board.keys);
  const objection = objectionTo(sdp);
  if (objection !== undefined) throw new HttpRefusal(400, invalidRequest('invalid_offer', objection, 'sdp'));
  const id = board.newCallId();
  const call = await startCall({
    offerSdp: sdp,
    session: board.openSession(config),
    house: board.house,
    onEnd: () => board.calls.delete(id),
  }).catch((cause: unknown) => {
    const message = `The offer could not be answered: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new HttpRefusal(400, invalidRequest('invalid_offer', message, 'sdp'));
  });
  board.calls.set(id, call);
  res.writeHead(201, {
    ...corsHeaders,
    'content-type': 'application/sdp',
    location: `/v1/realtime/calls/${id}`,
  });
  res.end(call.answerSdp);
};

const hangUpPath = /^\/v1\/realtime\/calls\/([^/]+)\/hangup$/;

export const isHangUp = (path: string): boolean => hangUpPath.test(path);

/** Hanging up a call that has ended is an error, as at OpenAI; who does not mind ignores the 404. */
export const hangUpCall = (req: IncomingMessage, res: ServerResponse, board: Switchboard): void => {
  const id = hangUpPath.exec(pathOf(req))?.[1] ?? '';
  if (board.keys.identify(bearerOf(req)).kind === 'secret') {
    const message = 'Only the holder of an API key may hang up a call.';
    throw new HttpRefusal(401, {
      ...invalidRequest('invalid_api_key', message),
      type: 'authentication_error',
    });
  }
  if (board.calls.get(id)?.hangUp() !== true) {
    throw new HttpRefusal(
      404,
      invalidRequest('call_id_not_found', `No call '${id}' is going on.`, 'call_id'),
    );
  }
  sendJson(res, 200, {});
};
