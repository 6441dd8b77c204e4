import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import type { Secrets } from '../../ports/shop/secrets.ts';
import type { RealtimeSessionSpec, RealtimeSessions } from '../../ports/voice/realtime-sessions.ts';
import { answerText, leaveUnread, parseJson } from '../fetch/answer-text.ts';
import { type ApiCall, createRealtimeApi, MAX_ANSWER } from './realtime-api.ts';
import { sessionBody } from './session-body.ts';

interface OpenAiOptions {
  readonly secrets: Pick<Secrets, 'openAiKey'>;
  /** Default: OpenAI's own address. */
  readonly baseUrl?: string | undefined;
  /** Model that transcribes the shopper. Default: `gpt-transcribe`. */
  readonly transcriptionModel?: string | undefined;
  /** Time limit of one try. Two tries stay well below API Gateway's 30 s. Default: 6 s. */
  readonly timeoutMs?: number | undefined;
}

const OPENAI_URL = 'https://api.openai.com/v1';
/** Older transcribers stop answering on 2027-02-26 (OpenAI's deprecation page). */
const TRANSCRIPTION_MODEL = 'gpt-transcribe';
const TIMEOUT_MS = 6_000;
/** A secret opens any number of sessions until it expires, so it lives as short as OpenAI allows. */
const SECRET_SECONDS = 10;
const SAFETY_HEADER = 'OpenAI-Safety-Identifier';

const SecretAnswer = z.object({
  /** The browser's SDK refuses other keys. */
  value: z.string().startsWith('ek_'),
  expires_at: z.int().positive(),
});

const unreadable = (what: string): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `OpenAI's answer cannot be read: ${what}`);

const readSecret = async (response: Response): Promise<z.infer<typeof SecretAnswer>> => {
  const answer = SecretAnswer.safeParse(parseJson(await answerText(response, MAX_ANSWER).catch(() => '')));
  // The message shows no value, since it could be the secret itself.
  if (!answer.success) throw unreadable(describeIssues(answer.error));
  return answer.data;
};

/** The call's id is the last segment of `Location: /v1/realtime/calls/rtc_…`. */
const readCallId = async (response: Response): Promise<string> => {
  const callId = response.headers.get('location')?.split('/').at(-1)?.split('?')[0];
  if (callId !== undefined && callId !== '') return callId;
  await leaveUnread(response);
  throw unreadable('a call without a Location');
};

/** An answer in SDP, which begins with its version (RFC 8866 §5.1). */
const readSdp = async (response: Response): Promise<string> => {
  const answer = await answerText(response, MAX_ANSWER);
  if (answer.startsWith('v=')) return answer;
  throw new Error('it is not SDP');
};

/** Written by hand, since `FormData` gives every part with a content type a file name, and OpenAI's clients send none. */
const callForm = (session: unknown, offerSdp: string) => {
  const boundary = `storevoice-${randomUUID()}`;
  const part = (name: string, type: string, content: string): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\ncontent-type: ${type}\r\n\r\n${content}\r\n`;
  const parts = [
    part('sdp', 'application/sdp', offerSdp),
    part('session', 'application/json', JSON.stringify(session)),
  ];
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join('')}--${boundary}--\r\n`,
  };
};

const secretCall = (session: unknown, safetyIdentifier: string): ApiCall => ({
  path: '/realtime/client_secrets',
  headers: { 'content-type': 'application/json', [SAFETY_HEADER]: safetyIdentifier },
  body: JSON.stringify({ expires_after: { anchor: 'created_at', seconds: SECRET_SECONDS }, session }),
  accept: [200],
  retry: 'always', // An unused secret costs nothing.
});

const offerCall = (session: unknown, offerSdp: string, safetyIdentifier: string): ApiCall => {
  const { contentType, body } = callForm(session, offerSdp);
  return {
    path: '/realtime/calls',
    headers: { accept: 'application/sdp', 'content-type': contentType, [SAFETY_HEADER]: safetyIdentifier },
    body,
    accept: [200, 201],
    retry: 'unsent',
  };
};

const hangUpCall = (callId: string): ApiCall => ({
  path: `/realtime/calls/${encodeURIComponent(callId)}/hangup`,
  accept: [200, 201, 202, 204, 404], // 404: the call has already ended.
  retry: 'always',
});

/** Conversations at OpenAI's Realtime API, or at any server that speaks its protocol. */
export const createOpenAiRealtimeSessions = (options: OpenAiOptions): RealtimeSessions => {
  const baseUrl = (options.baseUrl ?? OPENAI_URL).replace(/\/+$/, '');
  const post = createRealtimeApi({
    baseUrl,
    apiKey: options.secrets.openAiKey,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  });
  const bodyOf = (spec: RealtimeSessionSpec) =>
    sessionBody(spec, options.transcriptionModel ?? TRANSCRIPTION_MODEL);

  const hangUp = async (callId: string): Promise<boolean> => {
    const response = await post(hangUpCall(callId));
    await leaveUnread(response);
    return response.status !== 404;
  };

  return {
    callsUrl: `${baseUrl}/realtime/calls`,

    create: async (spec) => {
      const response = await post(secretCall(bodyOf(spec), spec.safetyIdentifier));
      const { value, expires_at } = await readSecret(response);
      return { value, expiresAt: new Date(expires_at * 1_000) };
    },

    broker: async (spec, offerSdp) => {
      const response = await post(offerCall(bodyOf(spec), offerSdp, spec.safetyIdentifier));
      const callId = await readCallId(response);
      try {
        return { callId, answerSdp: await readSdp(response) };
      } catch (cause) {
        await hangUp(callId); // The unused call would be billed.
        throw new AssistantError('SERVICE_UNAVAILABLE', `the answer of call ${callId} cannot be read`, {
          cause,
        });
      }
    },

    hangUp,
  };
};
