import type { CallReply, SayReply } from '../dialogue/situation.ts';
import { invalidRequest } from '../protocol/api-error.ts';
import type { ResponseConfig } from '../protocol/client-events.ts';
import type { CallItem, MessageItem } from '../protocol/items.ts';
import type { StatusDetails } from '../protocol/server-events.ts';
import { keepItem } from './items.ts';
import { closeItem, endResponse, inputTokens, openItem, responseCreated } from './response-events.ts';
import {
  type ActiveResponse,
  andThen,
  type ResponseSoFar,
  refuse,
  type SessionContext,
  type SessionState,
  type Step,
  send,
} from './state.ts';

/** Where the events of a response's open message belong. */
export const placeOf = ({ id, output, message }: ActiveResponse) =>
  ({ response_id: id, output_index: output.length, item_id: message.id, content_index: 0 }) as const;

const quotaExceeded: StatusDetails = {
  type: 'failed',
  error: {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message:
      'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to https://platform.openai.com/docs/guides/error-codes/api-errors.',
  },
};

const call = (
  state: SessionState,
  response: ResponseSoFar,
  reply: CallReply,
  context: SessionContext,
): Step => {
  const json = JSON.stringify(reply.arguments);
  const opened: CallItem = {
    id: context.newId('item'),
    object: 'realtime.item',
    type: 'function_call',
    status: 'in_progress',
    name: reply.name,
    call_id: context.newId('call'),
    arguments: '',
  };
  const item: CallItem = { ...opened, status: 'completed', arguments: json };
  const { id: item_id, call_id, name } = item;
  const place = { response_id: response.id, output_index: response.output.length, item_id, call_id };
  const called = andThen(openItem(state, response, opened), (next) => [
    next,
    [
      send({ type: 'response.function_call_arguments.delta', ...place, delta: json }),
      send({ type: 'response.function_call_arguments.done', ...place, name, arguments: json }),
    ],
  ]);
  return andThen(
    andThen(called, (next) => closeItem(next, response, item)),
    (next) => advance(next, { ...response, output: [...response.output, item] }, context),
  );
};

const openMessage = (
  state: SessionState,
  response: ResponseSoFar,
  reply: SayReply,
  { channel, newId }: SessionContext,
): Step => {
  const { id: responseId, modality } = response;
  const id = newId('item');
  const item: MessageItem = {
    id,
    object: 'realtime.item',
    type: 'message',
    role: 'assistant',
    status: 'in_progress',
    phase: response.rest.length > 0 ? 'commentary' : 'final_answer',
    content: [],
  };
  const message = { id, reply, said: '', timing: { marks: [], soundMs: 0 } };
  const active: ActiveResponse = { ...response, message };
  const isSilent = modality === 'text';
  const part = isSilent ? { type: 'text' as const, text: '' } : { type: 'audio' as const, transcript: '' };
  const isBuffered = !isSilent && channel === 'webrtc';
  return andThen(openItem(state, response, item), (next) => [
    {
      ...next,
      response: active,
      hasSpoken: next.hasSpoken || !isSilent,
      buffered: isBuffered
        ? [...next.buffered, { responseId, itemId: id, playedMs: undefined }]
        : next.buffered,
    },
    [
      send({ type: 'response.content_part.added', ...placeOf(active), part }),
      { kind: 'speak', responseId, text: reply.text, language: reply.language, isSilent },
    ],
  ]);
};

/** Generates the next item of a response, or ends it. */
export const advance = (state: SessionState, response: ResponseSoFar, context: SessionContext): Step => {
  const [reply, ...rest] = response.rest;
  const later = { ...response, rest };
  switch (reply?.kind) {
    case 'call':
      return call(state, later, reply, context);
    case 'say':
      return openMessage(state, later, reply, context);
    case 'fail':
      return endResponse(state, later, quotaExceeded);
    case undefined:
      return endResponse(state, later);
  }
};

/** Asks the dialogue for a reply and begins to generate it. */
export const respond = (
  state: SessionState,
  context: SessionContext,
  { config = {}, eventId }: { readonly config?: ResponseConfig; readonly eventId?: string | undefined } = {},
): Step => {
  if (state.response !== undefined) {
    const message = `Conversation already has an active response in progress: ${state.response.id}. Wait until the response is finished before creating a new one.`;
    return refuse(state, invalidRequest('conversation_already_has_active_response', message), eventId);
  }
  const { session } = state;
  const items = config.input?.map((item) => keepItem(item, context.newId)) ?? state.items;
  const rest = context.reply({
    instructions: config.instructions ?? session.instructions,
    hasOwnInstructions: config.instructions !== undefined,
    tools: config.tools ?? session.tools,
    toolChoice: config.tool_choice ?? session.tool_choice,
    parallelCalls: config.parallel_tool_calls ?? session.parallel_tool_calls,
    items,
  });
  const response: ResponseSoFar = {
    id: context.newId('resp'),
    inConversation: config.conversation !== 'none',
    metadata: config.metadata ?? null,
    modality: (config.output_modalities ?? session.output_modalities)[0] ?? 'audio',
    inputTokens: inputTokens(session, items),
    output: [],
    rest,
  };
  const started: Step = [{ ...state, owesAnswer: false }, [responseCreated(state, response)]];
  return andThen(started, (next) => advance(next, response, context));
};
