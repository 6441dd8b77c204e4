import { type Item, textOfItem } from '../protocol/items.ts';
import type { ResponseRecord, StatusDetails, Usage } from '../protocol/server-events.ts';
import type { Session } from '../protocol/session.ts';
import { type Effect, type ResponseSoFar, type SessionState, type Step, send } from './state.ts';

/** About four characters of text make a token; nothing is billed by this count. */
const CHARACTERS_PER_TOKEN = 4;
/** OpenAI counts one token for 50 ms of sound that goes out. */
const MS_PER_AUDIO_TOKEN = 50;

const textTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

/** What a model would have read before answering. */
export const inputTokens = ({ instructions, tools }: Session, items: readonly Item[]): number =>
  [instructions, JSON.stringify(tools), ...items.map(textOfItem)].reduce(
    (sum, text) => sum + textTokens(text),
    0,
  );

const usageOf = ({ spoken }: SessionState, { inputTokens: input, output }: ResponseSoFar): Usage => {
  const text = output.reduce((sum, item) => sum + textTokens(textOfItem(item)), 0);
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
  { id, inConversation, metadata, modality }: ResponseSoFar,
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

export const responseCreated = (state: SessionState, response: ResponseSoFar): Effect =>
  send({ type: 'response.created', response: openRecord(state, response) });

/** The event about an item's place in the conversation; none for an item that is not in it. */
const placed = (
  { items }: SessionState,
  type: 'conversation.item.added' | 'conversation.item.done',
  item: Item,
): readonly Effect[] => {
  const at = items.findIndex(({ id }) => id === item.id);
  return at === -1 ? [] : [send({ type, previous_item_id: items[at - 1]?.id ?? null, item })];
};

/** Opens the next item of a response, and adds it to the conversation unless the response is out of band. */
export const openItem = (state: SessionState, response: ResponseSoFar, item: Item): Step => {
  const next = response.inConversation ? { ...state, items: [...state.items, item] } : state;
  const output_index = response.output.length;
  return [
    next,
    [
      send({ type: 'response.output_item.added', response_id: response.id, output_index, item }),
      ...placed(next, 'conversation.item.added', item),
    ],
  ];
};

/** Closes the item that is open; one that was deleted in between stays deleted. */
export const closeItem = (state: SessionState, response: ResponseSoFar, item: Item): Step => {
  const next = { ...state, items: state.items.map((each) => (each.id === item.id ? item : each)) };
  const output_index = response.output.length;
  return [
    next,
    [
      ...placed(next, 'conversation.item.done', item),
      send({ type: 'response.output_item.done', response_id: response.id, output_index, item }),
    ],
  ];
};

/** Ends the response; without details it has completed. */
export const endResponse = (
  state: SessionState,
  response: ResponseSoFar,
  status_details: StatusDetails | null = null,
): Step => [
  { ...state, response: undefined },
  [
    send({
      type: 'response.done',
      response: {
        ...openRecord(state, response),
        status: status_details?.type ?? 'completed',
        status_details,
        output: response.output,
        usage: usageOf(state, response),
      },
    }),
  ],
];
