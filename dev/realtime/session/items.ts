import { invalidRequest } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import type { Item, MessageItem, NewItem, Part } from '../protocol/items.ts';
import {
  refuse,
  type SessionContext,
  type SessionState,
  type SpeechTiming,
  type Step,
  send,
} from './state.ts';

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

/** Gives a client's item its id and status, and drops its sound. */
export const keepItem = (item: NewItem, newId: SessionContext['newId']): Item => {
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

/** The protocol's name for the position before all items. */
const ROOT = 'root';

const insertionPoint = (items: readonly Item[], after: string | null | undefined): number | undefined => {
  if (after === undefined || after === null) return items.length;
  if (after === ROOT) return 0;
  const index = items.findIndex(({ id }) => id === after);
  return index === -1 ? undefined : index + 1;
};

/** Puts a finished item into the conversation and tells the client. */
export const addItem = (state: SessionState, item: Item, at = state.items.length): Step => {
  const previous_item_id = state.items[at - 1]?.id ?? null;
  return [
    { ...state, items: state.items.toSpliced(at, 0, item) },
    [
      send({ type: 'conversation.item.added', previous_item_id, item }),
      send({ type: 'conversation.item.done', previous_item_id, item }),
    ],
  ];
};

const answersAnUnknownCall = (state: SessionState, item: NewItem): boolean =>
  item.type === 'function_call_output' &&
  !state.items.some((each) => each.type === 'function_call' && each.call_id === item.call_id);

export const createItem = (
  state: SessionState,
  event: ClientEventOf<'conversation.item.create'>,
  context: SessionContext,
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
  return addItem(state, keepItem(item, context.newId), at);
};

const withItem = (
  state: SessionState,
  event: { readonly item_id: string; readonly event_id?: string | undefined },
  act: (item: Item) => Step,
): Step => {
  const item = state.items.find(({ id }) => id === event.item_id);
  if (item !== undefined) return act(item);
  const message = `Item with item_id '${event.item_id}' not found in the conversation.`;
  return refuse(state, invalidRequest('item_not_found', message, 'item_id'), event.event_id);
};

export const retrieveItem = (state: SessionState, event: ClientEventOf<'conversation.item.retrieve'>): Step =>
  withItem(state, event, (item) => [state, [send({ type: 'conversation.item.retrieved', item })]]);

export const deleteItem = (state: SessionState, event: ClientEventOf<'conversation.item.delete'>): Step =>
  withItem(state, event, ({ id }) => [
    { ...state, items: state.items.filter((item) => item.id !== id) },
    [send({ type: 'conversation.item.deleted', item_id: id })],
  ]);

const heardUntil = (text: string, marks: SpeechTiming['marks'], endMs: number): string => {
  const last = marks.filter((mark) => mark.endMs <= endMs).at(-1);
  return text.slice(0, last?.length ?? 0).trimEnd();
};

/** The state with a spoken item as far as it was heard. */
export const cutItem = (
  state: SessionState,
  item: MessageItem,
  { marks }: SpeechTiming,
  endMs: number,
): SessionState => {
  const content = item.content.map((part) =>
    part.type === 'output_audio' ? { ...part, transcript: heardUntil(part.transcript, marks, endMs) } : part,
  );
  return { ...state, items: state.items.map((each) => (each === item ? { ...item, content } : each)) };
};

/** Drops the words that the shopper no longer heard. */
export const truncateItem = (state: SessionState, event: ClientEventOf<'conversation.item.truncate'>): Step =>
  withItem(state, event, (item) => {
    const { item_id, content_index, audio_end_ms, event_id } = event;
    const timing = state.spoken.get(item_id);
    if (item.type !== 'message' || item.role !== 'assistant' || timing === undefined) {
      const message = 'Only model output audio messages can be truncated.';
      return refuse(state, invalidRequest('invalid_value', message, 'item_id'), event_id);
    }
    if (audio_end_ms > timing.soundMs) {
      const message = `Audio content of ${timing.soundMs}ms is already shorter than ${audio_end_ms}ms.`;
      return refuse(state, invalidRequest('invalid_value', message, 'audio_end_ms'), event_id);
    }
    return [
      cutItem(state, item, timing, audio_end_ms),
      [send({ type: 'conversation.item.truncated', item_id, content_index, audio_end_ms })],
    ];
  });
