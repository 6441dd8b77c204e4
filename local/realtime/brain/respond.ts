import type { Decision } from '../mind/situation.ts';
import { invalidRequest } from '../protocol/api-error.ts';
import type { ResponseConfig } from '../protocol/client-events.ts';
import type { CallItem, Item, MessageItem } from '../protocol/items.ts';
import { keepItem } from './conversation.ts';
import { closedRecord, openRecord, type ResponseIdentity } from './records.ts';
import { type BrainState, type Effect, refuse, type Step, type Surroundings, send } from './state.ts';
import { inputTokens, usageOf } from './usage.ts';

interface Turn {
  readonly state: BrainState;
  readonly identity: ResponseIdentity;
  readonly inputTokens: number;
  readonly newId: Surroundings['newId'];
}

type Say = Extract<Decision, { kind: 'say' }>;
type Call = Extract<Decision, { kind: 'call' }>;

/** Adds an item to the conversation unless the response is out of band, when it leaves no trace. */
const recorded = ({ state, identity }: Turn, item: Item): BrainState =>
  identity.inConversation ? { ...state, items: [...state.items, item] } : state;

const announced = ({ state, identity }: Turn, item: Item): readonly Effect[] => [
  send({ type: 'response.created', response: openRecord(state, identity) }),
  send({ type: 'response.output_item.added', response_id: identity.id, output_index: 0, item }),
  ...(identity.inConversation
    ? [
        send({
          type: 'conversation.item.added',
          previous_item_id: state.items.at(-1)?.id ?? null,
          item,
        }),
      ]
    : []),
];

const concluded = (turn: Turn, item: Item, text: string): readonly Effect[] => {
  const { state, identity } = turn;
  const usage = usageOf(turn.inputTokens, { text, soundMs: 0 });
  return [
    ...(identity.inConversation
      ? [send({ type: 'conversation.item.done', previous_item_id: state.items.at(-1)?.id ?? null, item })]
      : []),
    send({ type: 'response.output_item.done', response_id: identity.id, output_index: 0, item }),
    send({
      type: 'response.done',
      response: closedRecord(state, identity, { status: 'completed', output: [item], usage }),
    }),
  ];
};

const call = (turn: Turn, decision: Call): Step => {
  const { identity, newId } = turn;
  const item_id = newId('item');
  const call_id = newId('call');
  const json = JSON.stringify(decision.arguments);
  const opening: CallItem = {
    id: item_id,
    object: 'realtime.item',
    type: 'function_call',
    status: 'in_progress',
    name: decision.name,
    call_id,
    arguments: '',
  };
  const item: CallItem = { ...opening, status: 'completed', arguments: json };
  const place = { response_id: identity.id, output_index: 0, item_id, call_id } as const;
  return [
    recorded(turn, item),
    [
      ...announced(turn, opening),
      send({ type: 'response.function_call_arguments.delta', ...place, delta: json }),
      send({
        type: 'response.function_call_arguments.done',
        ...place,
        name: decision.name,
        arguments: json,
      }),
      ...concluded(turn, item, json),
    ],
  ];
};

const opening = (id: string): MessageItem => ({
  id,
  object: 'realtime.item',
  type: 'message',
  role: 'assistant',
  status: 'in_progress',
  content: [],
});

const write = (turn: Turn, { text }: Say): Step => {
  const first = opening(turn.newId('item'));
  const item: MessageItem = { ...first, status: 'completed', content: [{ type: 'output_text', text }] };
  const place = {
    response_id: turn.identity.id,
    output_index: 0,
    item_id: item.id,
    content_index: 0,
  } as const;
  return [
    recorded(turn, item),
    [
      ...announced(turn, first),
      send({ type: 'response.content_part.added', ...place, part: { type: 'text', text: '' } }),
      ...(text.match(/\S+\s*/g) ?? []).map((delta) =>
        send({ type: 'response.output_text.delta', ...place, delta }),
      ),
      send({ type: 'response.output_text.done', ...place, text }),
      send({ type: 'response.content_part.done', ...place, part: { type: 'text', text } }),
      ...concluded(turn, item, text),
    ],
  ];
};

const speak = (turn: Turn, { text, language }: Say): Step => {
  const { identity, inputTokens: tokens } = turn;
  const item = opening(turn.newId('item'));
  const place = { response_id: identity.id, output_index: 0, item_id: item.id, content_index: 0 } as const;
  return [
    {
      ...recorded(turn, item),
      hasSpoken: true,
      response: {
        id: identity.id,
        itemId: item.id,
        said: '',
        utterance: { marks: [], soundMs: 0 },
        inConversation: identity.inConversation,
        metadata: identity.metadata,
        inputTokens: tokens,
      },
    },
    [
      ...announced(turn, item),
      send({ type: 'response.content_part.added', ...place, part: { type: 'audio', transcript: '' } }),
      { kind: 'speak', responseId: identity.id, text, language },
    ],
  ];
};

/** Asks the mind and lets it call a function, write or speak. */
export const respond = (
  state: BrainState,
  around: Surroundings,
  { config = {}, eventId }: { readonly config?: ResponseConfig; readonly eventId?: string | undefined } = {},
): Step => {
  if (state.response !== undefined) {
    const message = `Conversation already has an active response in progress: ${state.response.id}. Wait until the response is finished before creating a new one.`;
    return refuse(state, invalidRequest('conversation_already_has_active_response', message), eventId);
  }
  const { session } = state;
  const items = config.input?.map((item) => keepItem(item, around.newId)) ?? state.items;
  const decision = around.decide({
    instructions: config.instructions ?? session.instructions,
    tools: config.tools ?? session.tools,
    toolChoice: config.tool_choice ?? session.tool_choice,
    items,
  });
  const modality = (config.output_modalities ?? session.output_modalities)[0] ?? 'audio';
  const turn: Turn = {
    state: { ...state, owesResponse: false },
    identity: {
      id: around.newId('resp'),
      inConversation: config.conversation !== 'none',
      metadata: config.metadata ?? null,
      modality,
    },
    inputTokens: inputTokens(session, items),
    newId: around.newId,
  };
  if (decision.kind === 'call') return call(turn, decision);
  return modality === 'text' ? write(turn, decision) : speak(turn, decision);
};
