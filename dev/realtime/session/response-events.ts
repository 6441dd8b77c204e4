import type { ResponseRecord, StatusDetails, Usage } from '../protocol/events.ts';
import { type Item, textOfItem } from '../protocol/items.ts';
import type { Session } from '../protocol/session.ts';
import { replaceItem, sendPlace } from './items.ts';
import { type OpenResponse, type SessionState, send } from './state.ts';

/** About four characters of text make a token; nothing is billed by this count. */
const CHARACTERS_PER_TOKEN = 4;
/** OpenAI counts one token for 50 ms of sound that goes out. */
const MS_PER_AUDIO_TOKEN = 50;

const textTokens = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Math.ceil(text.length / CHARACTERS_PER_TOKEN), 0);

/** What a model would have read before answering. */
export const inputTokens = ({ instructions, tools }: Session, items: readonly Item[]): number =>
  textTokens([instructions, JSON.stringify(tools), ...items.map(textOfItem)]);

const usageOf = ({ spoken }: SessionState, { inputTokens: input, output }: OpenResponse): Usage => {
  const text = textTokens(output.map(textOfItem));
  const soundMs = output.reduce((sum, { id }) => sum + (spoken.get(id)?.soundMs ?? 0), 0);
  const audio = Math.ceil(soundMs / MS_PER_AUDIO_TOKEN);
  return {
    total_tokens: input + text + audio,
    input_tokens: input,
    output_tokens: text + audio,
    input_token_details: { text_tokens: input, audio_tokens: 0, cached_tokens: 0 },
    output_token_details: { text_tokens: text, audio_tokens: audio },
  };
};

const openRecord = (
  { conversationId }: SessionState,
  { id, inConversation, metadata, modality }: OpenResponse,
): ResponseRecord => ({
  id,
  object: 'realtime.response',
  conversation_id: inConversation ? conversationId : null,
  output_modalities: [modality],
  metadata,
  status: 'in_progress',
  status_details: null,
  output: [],
  usage: null,
});

export const beginResponse = (state: SessionState, response: OpenResponse): void =>
  send(state, { type: 'response.created', response: openRecord(state, response) });

/** Opens the next item of a response, and adds it to the conversation unless the response is out of band. */
export const openItem = (
  state: SessionState,
  { id, inConversation, output }: OpenResponse,
  item: Item,
): void => {
  if (inConversation) state.items = [...state.items, item];
  const place = { response_id: id, output_index: output.length };
  send(state, { type: 'response.output_item.added', ...place, item });
  sendPlace(state, 'added', item);
};

/** Closes the item that is open; one that was deleted in between stays deleted. */
export const closeItem = (state: SessionState, { id, output }: OpenResponse, item: Item): void => {
  replaceItem(state, item);
  sendPlace(state, 'done', item);
  const place = { response_id: id, output_index: output.length };
  send(state, { type: 'response.output_item.done', ...place, item });
  output.push(item);
};

/** Ends the response; without details it has completed. */
export const endResponse = (
  state: SessionState,
  response: OpenResponse,
  status_details: StatusDetails | null = null,
): void =>
  send(state, {
    type: 'response.done',
    response: {
      ...openRecord(state, response),
      status: status_details?.type ?? 'completed',
      status_details,
      output: response.output,
      usage: usageOf(state, response),
    },
  });
