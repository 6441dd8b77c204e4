import type { IncomingMessage, ServerResponse } from 'node:http';
import { objectionTo } from '../connection/peer.ts';
import { startCall } from '../connection/webrtc.ts';
import { describeInvalid, invalidRequest } from '../protocol/api-error.ts';
import { SessionConfig } from '../protocol/session-config.ts';
import type { ClientSecrets } from './client-secrets.ts';
import type { ApiContext } from './context.ts';
import {
  badRequest,
  bearerOf,
  corsHeaders,
  HttpRefusal,
  parseJson,
  pathOf,
  queryOf,
  readBody,
  sendJson,
} from './messages.ts';

interface Offer {
  readonly sdp: string;
  readonly config: SessionConfig;
}

const textPart = async (form: FormData, name: string): Promise<string | undefined> => {
  const part = form.get(name);
  return part === null ? undefined : typeof part === 'string' ? part : part.text();
};

/** The parts of a brokered call, sent as multipart/form-data. */
const readCallForm = async (body: Buffer, contentType: string) => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      const message = 'The body is not the multipart/form-data that its content type promises.';
      throw badRequest('invalid_form', message);
    });
  const sdp = await textPart(form, 'sdp');
  if (sdp !== undefined) return { sdp, session: await textPart(form, 'session') };
  throw badRequest('missing_required_parameter', "Missing required parameter: 'sdp'.", 'sdp');
};

const readSession = (json: string | undefined): SessionConfig => {
  const raw = json === undefined ? { type: 'realtime' } : parseJson(json, 'The part `session`');
  const parsed = SessionConfig.safeParse(raw, { reportInput: true });
  if (!parsed.success) throw new HttpRefusal(400, describeInvalid(parsed.error, 'session'));
  return parsed.data;
};

const readOffer = async (req: IncomingMessage, secrets: ClientSecrets): Promise<Offer> => {
  const caller = secrets.identify(bearerOf(req));
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
  { secrets, services, calls, openSession }: ApiContext,
): Promise<void> => {
  const { sdp, config } = await readOffer(req, secrets);
  const objection = objectionTo(sdp);
  if (objection !== undefined) throw badRequest('invalid_offer', objection, 'sdp');
  const id = services.newId('rtc');
  const call = await startCall({
    offerSdp: sdp,
    session: openSession(config),
    services,
    onEnd: () => calls.delete(id),
  }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw badRequest('invalid_offer', `The offer could not be answered: ${reason}`, 'sdp');
  });
  calls.set(id, call);
  const location = `/v1/realtime/calls/${id}`;
  res.writeHead(201, { ...corsHeaders, 'content-type': 'application/sdp', location });
  res.end(call.answerSdp);
};

const hangUpPath = /^\/v1\/realtime\/calls\/([^/]+)\/hangup$/;

export const isHangUp = (path: string): boolean => hangUpPath.test(path);

/** Hanging up a call that has ended is an error, as at OpenAI; clients may ignore the 404. */
export const hangUpCall = (
  req: IncomingMessage,
  res: ServerResponse,
  { secrets, calls }: ApiContext,
): void => {
  const id = hangUpPath.exec(pathOf(req))?.[1] ?? '';
  secrets.requireApiKey(bearerOf(req), 'Only the holder of an API key may hang up a call.');
  if (calls.get(id)?.hangUp() !== true) {
    const message = `No call '${id}' is going on.`;
    throw new HttpRefusal(404, invalidRequest('call_id_not_found', message, 'call_id'));
  }
  sendJson(res, 200, {});
};
