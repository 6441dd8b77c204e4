import { invalidRequest } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import type { Item, MessageItem, NewItem, Part } from '../protocol/items.ts';
import { type BrainState, type Mark, refuse, type Step, type Surroundings, send } from './state.ts';

type NewMessage = Extract<NewItem, { type: 'message' }>;
type NewPart = NewMessage['content'][number];

const keptPart = (part: NewPart): Part => {
  switch (part.type) {
    case 'input_text':
    case 'output_text':
      return { type: part.type, text: part.text };
    case 'input_audio':
      return { type: 'input_audio', transcript: part.transcript ?? null };
    case 'output_audio':
      return { type: 'output_audio', transcript: part.transcript ?? '' };
    case 'input_image':
      return { type: 'input_image', image_url: part.image_url };
  }
};

/** Gives a client's item its id and status, and leaves its sound behind. */
export const keepItem = (item: NewItem, newId: Surroundings['newId']): Item => {
  const kept = {
    id: item.id ?? newId('item'),
    object: 'realtime.item',
    status: item.status ?? 'completed',
  } as const;
  switch (item.type) {
    case 'message':
      return { ...kept, type: 'message', role: item.role, content: item.content.map(keptPart) };
    case 'function_call':
      return {
        ...kept,
        type: 'function_call',
        name: item.name,
        call_id: item.call_id ?? newId('call'),
        arguments: item.arguments,
      };
    case 'function_call_output':
      return { ...kept, type: 'function_call_output', call_id: item.call_id, output: item.output };
  }
};

/** The position after which the protocol counts as before everything. */
const ROOT = 'root';

const insertionPoint = (items: readonly Item[], after: string | null | undefined): number | undefined => {
  if (after === undefined || after === null) return items.length;
  if (after === ROOT) return 0;
  const index = items.findIndex(({ id }) => id === after);
  return index === -1 ? undefined : index + 1;
};

/** Puts a finished item into the conversation and tells the client. */
export const addItem = (state: BrainState, item: Item, at = state.items.length): Step => {
  const previous_item_id = state.items[at - 1]?.id ?? null;
  return [
    { ...state, items: state.items.toSpliced(at, 0, item) },
    [
      send({ type: 'conversation.item.added', previous_item_id, item }),
      send({ type: 'conversation.item.done', previous_item_id, item }),
    ],
  ];
};

/** Replaces an item by its later self; an item that was deleted meanwhile stays deleted. */
export const replaceItem = (items: readonly Item[], item: Item): readonly Item[] =>
  items.map((each) => (each.id === item.id ? item : each));

const answersAnUnknownCall = (state: BrainState, item: NewItem): boolean =>
  item.type === 'function_call_output' &&
  !state.items.some((each) => each.type === 'function_call' && each.call_id === item.call_id);

export const createItem = (
  state: BrainState,
  event: ClientEventOf<'conversation.item.create'>,
  around: Surroundings,
): Step => {
  const { item, previous_item_id: after } = event;
  const deny = (message: string, param: string): Step =>
    refuse(state, invalidRequest('invalid_value', message, param), event.event_id);
  if (item.id !== undefined && state.items.some(({ id }) => id === item.id)) {
    return deny(`An item with id '${item.id}' is already in the conversation.`, 'item.id');
  }
  if (answersAnUnknownCall(state, item) && item.type === 'function_call_output') {
    return deny(`Tool call ID '${item.call_id}' not found in conversation.`, 'item.call_id');
  }
  const at = insertionPoint(state.items, after);
  if (at === undefined) {
    return deny(`The previous item '${after}' is not in the conversation.`, 'previous_item_id');
  }
  return addItem(state, keepItem(item, around.newId), at);
};

const withItem = (
  state: BrainState,
  event: { readonly item_id: string; readonly event_id?: string | undefined },
  act: (item: Item) => Step,
): Step => {
  const item = state.items.find(({ id }) => id === event.item_id);
  if (item !== undefined) return act(item);
  const message = `Item with item_id '${event.item_id}' not found in the conversation.`;
  return refuse(state, invalidRequest('item_not_found', message, 'item_id'), event.event_id);
};

export const retrieveItem = (state: BrainState, event: ClientEventOf<'conversation.item.retrieve'>): Step =>
  withItem(state, event, (item) => [state, [send({ type: 'conversation.item.retrieved', item })]]);

export const deleteItem = (state: BrainState, event: ClientEventOf<'conversation.item.delete'>): Step =>
  withItem(state, event, ({ id }) => [
    { ...state, items: state.items.filter((item) => item.id !== id) },
    [send({ type: 'conversation.item.deleted', item_id: id })],
  ]);

const heardUntil = (text: string, marks: readonly Mark[], endMs: number): string => {
  const last = marks.filter((mark) => mark.endMs <= endMs).at(-1);
  return text.slice(0, last?.length ?? 0).trimEnd();
};

const cut = (item: MessageItem, marks: readonly Mark[], endMs: number): MessageItem => ({
  ...item,
  content: item.content.map((part) =>
    part.type === 'output_audio' ? { ...part, transcript: heardUntil(part.transcript, marks, endMs) } : part,
  ),
});

/** Forgets the words that the shopper did not hear any more. */
export const truncateItem = (state: BrainState, event: ClientEventOf<'conversation.item.truncate'>): Step =>
  withItem(state, event, (item) => {
    const { item_id, content_index, audio_end_ms, event_id } = event;
    const utterance = state.spoken.get(item_id);
    if (item.type !== 'message' || item.role !== 'assistant' || utterance === undefined) {
      const message = 'Only model output audio messages can be truncated.';
      return refuse(state, invalidRequest('invalid_value', message, 'item_id'), event_id);
    }
    if (audio_end_ms > utterance.soundMs) {
      const message = `Audio content of ${utterance.soundMs}ms is already shorter than ${audio_end_ms}ms.`;
      return refuse(state, invalidRequest('invalid_value', message, 'audio_end_ms'), event_id);
    }
    return [
      { ...state, items: replaceItem(state.items, cut(item, utterance.marks, audio_end_ms)) },
      [send({ type: 'conversation.item.truncated', item_id, content_index, audio_end_ms })],
    ];
  });
