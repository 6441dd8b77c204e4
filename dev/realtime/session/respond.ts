import type { CallReply, SayReply } from '../dialogue/situation.ts';
import { Refusal } from '../protocol/api-error.ts';
import type { ResponseConfig, StatusDetails } from '../protocol/events.ts';
import type { CallItem, MessageItem } from '../protocol/items.ts';
import { keepItem } from './items.ts';
import { beginResponse, closeItem, endResponse, inputTokens, openItem } from './response-events.ts';
import { type OpenMessage, type OpenResponse, type SessionState, send } from './state.ts';

/** The only part of an open message, as far as it has been generated. */
export const partOf = ({ response, said }: OpenMessage) =>
  response.modality === 'text'
    ? ({ type: 'text', text: said } as const)
    : ({ type: 'audio', transcript: said } as const);

/** Where the events of an open message belong. */
export const placeOf = ({ id, response }: OpenMessage) =>
  ({
    response_id: response.id,
    output_index: response.output.length,
    item_id: id,
    content_index: 0,
  }) as const;

const quotaExceeded: StatusDetails = {
  type: 'failed',
  error: {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message:
      'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to https://platform.openai.com/docs/guides/error-codes/api-errors.',
  },
};

const call = (state: SessionState, response: OpenResponse, { name, arguments: given }: CallReply): void => {
  const { newId } = state.context;
  const json = JSON.stringify(given);
  const item: CallItem = {
    id: newId('item'),
    object: 'realtime.item',
    type: 'function_call',
    status: 'completed',
    name,
    call_id: newId('call'),
    arguments: json,
  };
  openItem(state, response, { ...item, status: 'in_progress', arguments: '' });
  const { id: item_id, call_id } = item;
  const place = { response_id: response.id, output_index: response.output.length, item_id, call_id };
  send(state, { type: 'response.function_call_arguments.delta', ...place, delta: json });
  send(state, { type: 'response.function_call_arguments.done', ...place, name, arguments: json });
  closeItem(state, response, item);
  advance(state, response);
};

/** The item of a message as far as it has been generated. */
export const itemOf = ({ id, response, said }: OpenMessage, status: MessageItem['status']): MessageItem => ({
  id,
  object: 'realtime.item',
  type: 'message',
  role: 'assistant',
  status,
  phase: response.rest.length > 0 ? 'commentary' : 'final_answer',
  content: [
    response.modality === 'text'
      ? { type: 'output_text', text: said }
      : { type: 'output_audio', transcript: said },
  ],
});

const openMessage = (state: SessionState, response: OpenResponse, reply: SayReply): void => {
  const { channel, newId, speak } = state.context;
  const id = newId('item');
  const message = { response, id, reply, said: '', timing: { marks: [], soundMs: 0 } };
  openItem(state, response, { ...itemOf(message, 'in_progress'), content: [] });
  state.message = message;
  const isSilent = response.modality === 'text';
  const responseId = response.id;
  if (!isSilent) state.hasSpoken = true;
  if (!isSilent && channel === 'webrtc')
    state.buffered = [...state.buffered, { responseId, itemId: id, playedMs: undefined }];
  send(state, { type: 'response.content_part.added', ...placeOf(message), part: partOf(message) });
  speak({ responseId, text: reply.text, language: reply.language, isSilent });
};

/** Generates a response up to its next message, which takes its time, or to its end. */
export const advance = (state: SessionState, response: OpenResponse): void => {
  const reply = response.rest.shift();
  switch (reply?.kind) {
    case 'call':
      call(state, response, reply);
      break;
    case 'say':
      openMessage(state, response, reply);
      break;
    default:
      endResponse(state, response, reply && quotaExceeded);
  }
};

/** Asks the dialogue for a reply and begins to generate it. */
export const respond = (state: SessionState, config: ResponseConfig = {}): void => {
  const { session, message: open, context } = state;
  if (open !== undefined) {
    const message = `Conversation already has an active response in progress: ${open.response.id}. Wait until the response is finished before creating a new one.`;
    throw new Refusal('conversation_already_has_active_response', message);
  }
  const items = config.input?.map((item) => keepItem(item, context.newId)) ?? state.items;
  const rest = context.reply({
    instructions: config.instructions ?? session.instructions,
    hasOwnInstructions: config.instructions !== undefined,
    tools: config.tools ?? session.tools,
    toolChoice: config.tool_choice ?? session.tool_choice,
    parallelCalls: config.parallel_tool_calls ?? session.parallel_tool_calls,
    items,
  });
  const response: OpenResponse = {
    id: context.newId('resp'),
    inConversation: config.conversation !== 'none',
    metadata: config.metadata ?? null,
    modality: (config.output_modalities ?? session.output_modalities)[0] ?? 'audio',
    inputTokens: inputTokens(session, items),
    output: [],
    rest: [...rest],
  };
  state.owesAnswer = false;
  beginResponse(state, response);
  advance(state, response);
};
