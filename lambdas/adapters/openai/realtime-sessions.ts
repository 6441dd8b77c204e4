import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/issues.ts';
import type { RealtimeSessionSpec, RealtimeSessions } from '../../ports/realtime-sessions.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { type ApiCall, createRealtimeApi } from './realtime-api.ts';
import { sessionBody } from './session-body.ts';

export interface OpenAiOptions {
  readonly secrets: Pick<Secrets, 'openAiKey'>;
  /** Default: OpenAI's own address. */
  readonly baseUrl?: string | undefined;
  /** Model that writes down what the shopper said. Default: `gpt-transcribe`. */
  readonly transcriptionModel?: string | undefined;
  /** How long one try may take; with its repetition it stays well inside API Gateway's 30 s. Default: 6 s. */
  readonly timeoutMs?: number | undefined;
}

const OPENAI_URL = 'https://api.openai.com/v1';
/** Older transcribers stop answering on 2027-02-26 (OpenAI's deprecation page). */
const TRANSCRIPTION_MODEL = 'gpt-transcribe';
const TIMEOUT_MS = 6_000;
/** A secret opens any number of sessions until it expires, so it lives just long enough to connect. */
const SECRET_SECONDS = 60;
const SAFETY_HEADER = 'OpenAI-Safety-Identifier';

const SecretAnswer = z.object({
  /** The least that a browser's SDK takes: it refuses keys that do not start like this. */
  value: z.string().startsWith('ek_'),
  expires_at: z.int().positive(),
});

const unreadable = (what: string): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `OpenAI's answer cannot be read: ${what}`);

const readSecret = async (response: Response): Promise<z.infer<typeof SecretAnswer>> => {
  const answer = SecretAnswer.safeParse(await response.json().catch(() => undefined));
  // No value is shown here: it could be the secret itself.
  if (!answer.success) throw unreadable(describeIssues(answer.error));
  return answer.data;
};

/** The call's id is the last segment of `Location: /v1/realtime/calls/rtc_…`. */
const readCallId = (response: Response): string => {
  const callId = response.headers.get('location')?.split('/').at(-1)?.split('?')[0];
  if (callId === undefined || callId === '') throw unreadable('a call without a Location');
  return callId;
};

const callForm = (session: unknown, offerSdp: string): FormData => {
  const form = new FormData();
  form.set('sdp', new Blob([offerSdp], { type: 'application/sdp' }));
  form.set('session', new Blob([JSON.stringify(session)], { type: 'application/json' }));
  return form;
};

const secretCall = (session: unknown, safetyIdentifier: string): ApiCall => ({
  path: '/realtime/client_secrets',
  headers: { 'content-type': 'application/json', [SAFETY_HEADER]: safetyIdentifier },
  body: JSON.stringify({ expires_after: { anchor: 'created_at', seconds: SECRET_SECONDS }, session }),
  accept: [200],
  retry: 'always', // A secret nobody uses costs nothing.
});

const offerCall = (session: unknown, offerSdp: string, safetyIdentifier: string): ApiCall => ({
  path: '/realtime/calls',
  headers: { accept: 'application/sdp', [SAFETY_HEADER]: safetyIdentifier },
  body: callForm(session, offerSdp),
  accept: [200, 201],
  retry: 'unsent',
});

const hangUpCall = (callId: string): ApiCall => ({
  path: `/realtime/calls/${encodeURIComponent(callId)}/hangup`,
  accept: [200, 201, 202, 204, 404], // 404: the call has ended by itself.
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

  return {
    callsUrl: `${baseUrl}/realtime/calls`,

    create: async (spec) => {
      const response = await post(secretCall(bodyOf(spec), spec.safetyIdentifier));
      const { value, expires_at } = await readSecret(response);
      return { value, expiresAt: new Date(expires_at * 1_000) };
    },

    broker: async (spec, offerSdp) => {
      const response = await post(offerCall(bodyOf(spec), offerSdp, spec.safetyIdentifier));
      const callId = readCallId(response);
      try {
        return { callId, answerSdp: await response.text() };
      } catch (cause) {
        await post(hangUpCall(callId)); // Nobody will talk in it, yet it would be billed.
        throw new AssistantError('SERVICE_UNAVAILABLE', `the answer of call ${callId} broke off`, { cause });
      }
    },

    hangUp: async (callId) => {
      await post(hangUpCall(callId));
    },
  };
};
