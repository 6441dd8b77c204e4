import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from '../connection/connection.ts';
import { objectionTo } from '../connection/peer.ts';
import { startCall, type WebRtcCall } from '../connection/webrtc.ts';
import { Refusal, readClientJson } from '../protocol/api-error.ts';
import { type Session, SessionConfig } from '../protocol/session.ts';
import type { ClientSecrets } from './client-secrets.ts';
import { bearerOf, corsHeaders, pathOf, queryOf, readRequestBody, sendJson } from './messages.ts';

/** What the API's routes share. */
export interface ApiContext {
  readonly secrets: ClientSecrets;
  readonly services: Services;
  /** Calls under way, by id. */
  readonly calls: Map<string, WebRtcCall>;
  openSession(config: SessionConfig): Session;
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
      throw new Refusal('invalid_form', message);
    });
  const sdp = await textPart(form, 'sdp');
  if (sdp !== undefined) return { sdp, session: await textPart(form, 'session') };
  throw new Refusal('missing_required_parameter', "Missing required parameter: 'sdp'.", { param: 'sdp' });
};

const readOffer = async (req: IncomingMessage, secrets: ClientSecrets) => {
  const caller = secrets.identify(bearerOf(req));
  const config: SessionConfig = caller.kind === 'secret' ? caller.session : { type: 'realtime' };
  const contentType = req.headers['content-type'] ?? '';
  const body = await readRequestBody(req);
  if (contentType.startsWith('application/sdp')) {
    const model = caller.kind === 'key' ? queryOf(req).get('model') : null;
    return { sdp: body.toString('utf8'), config: model === null ? config : { ...config, model } };
  }
  if (contentType.startsWith('multipart/form-data')) {
    const { sdp, session } = await readCallForm(body, contentType);
    const place = { what: 'The part `session`', root: 'session' };
    return { sdp, config: session === undefined ? config : readClientJson(session, SessionConfig, place) };
  }
  const message = `Unsupported content type '${contentType}'. Send the offer as application/sdp, or as multipart/form-data with the parts sdp and session.`;
  throw new Refusal('unsupported_content_type', message, { status: 415 });
};

export const createCall = async (
  req: IncomingMessage,
  res: ServerResponse,
  { secrets, services, calls, openSession }: ApiContext,
): Promise<void> => {
  const { sdp, config } = await readOffer(req, secrets);
  const objection = objectionTo(sdp);
  if (objection !== undefined) throw new Refusal('invalid_offer', objection, { param: 'sdp' });
  const id = services.newId('rtc');
  const call = await startCall({
    offerSdp: sdp,
    session: openSession(config),
    services,
    onEnd: () => calls.delete(id),
  }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal('invalid_offer', `The offer could not be answered: ${reason}`, { param: 'sdp' });
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
    throw new Refusal('call_id_not_found', message, { param: 'call_id', status: 404 });
  }
  sendJson(res, 200, {});
};
