import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';
import * as z from 'zod';
import type { TokenResponse } from '../../lambdas/contract/token.ts';
import type { Api } from '../api/client.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { ConversationEvent } from '../state.ts';
import { readServerEvent } from './server-events.ts';
import { createTools } from './tools.ts';
import { PinnedWebRtc } from './transport.ts';

export interface LineParts {
  readonly texts: PanelTexts;
  /** What the shopper's side sends: the microphone, or a silent line in text mode. */
  readonly stream: MediaStream;
  readonly audio: HTMLAudioElement;
  readonly emit: (event: ConversationEvent) => void;
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

export interface Line {
  readonly transport: PinnedWebRtc;
  readonly session: RealtimeSession;
}

/** The SDK's agent and session over our own transport, as the token describes them; not connected yet. */
export const createLine = (token: TokenResponse, api: Api, parts: LineParts): Line => {
  const { texts, emit, signal, audio, stream } = parts;
  const transport = new PinnedWebRtc({
    baseUrl: token.realtimeUrl,
    mediaStream: stream,
    audioElement: audio,
    // Brokered calls and local servers take tokens of our own; the SDK knows OpenAI's prefix only.
    useInsecureApiKey: !token.token.startsWith('ek_'),
  });
  const agent = new RealtimeAgent({
    name: 'storevoice',
    instructions: token.instructions,
    tools: createTools(token.tools, { api, session: token.session, texts, emit, signal }),
  });
  return {
    transport,
    session: new RealtimeSession(agent, { transport, model: token.model, tracingDisabled: true }),
  };
};

/** The server has closed the books on this session; talking on needs a new one. */
const SESSION_OVER = 'session_expired';

const ServerError = z.object({
  error: z.object({ error: z.object({ code: z.literal(SESSION_OVER) }) }),
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Two slips of a model that the SDK reports as errors only, so that the model would wait for ever. */
const answerSlips = ({ transport }: Line, token: TokenResponse, { texts, signal }: LineParts): void => {
  const known = new Set(token.tools.map(({ name }) => name));
  transport.on('function_call', (call) => {
    if (signal.aborted) return;
    // The SDK has told the model that there is no such function; it just never asks for a word about it.
    if (!known.has(call.name)) transport.requestResponse();
    else if (!isJson(call.arguments)) transport.sendFunctionCallOutput(call, texts.EMPTY_QUERY, true);
  });
};

/** Passes on what an open line says until the signal ends it. */
export const listen = (line: Line, token: TokenResponse, parts: LineParts): void => {
  const { transport, session } = line;
  const { emit, signal, onLost } = parts;
  transport.on('*', (raw) => {
    if (!signal.aborted) readServerEvent(raw).forEach(emit);
  });
  transport.on('connection_change', (status) => {
    if (!signal.aborted && status === 'disconnected') onLost();
  });
  // A channel that the server closes by itself is not noticed by the SDK.
  transport.connectionState.dataChannel?.addEventListener('close', onLost, { signal });
  session.on('error', (error) => {
    if (!signal.aborted && ServerError.safeParse(error).success)
      emit({ kind: 'ended', because: 'time-limit' });
  });
  answerSlips(line, token, parts);
};
