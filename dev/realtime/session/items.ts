import { Refusal } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/events.ts';
import type { Item, MessageItem, NewItem } from '../protocol/items.ts';
import { type SessionContext, type SessionState, type SpeechTiming, send } from './state.ts';

/** Gives a client's item its id and status. */
export const keepItem = (item: NewItem, newId: SessionContext['newId']): Item => {
  const kept = {
    id: item.id ?? newId('item'),
    object: 'realtime.item',
    status: item.status ?? 'completed',
  } as const;
  switch (item.type) {
    case 'message':
      return { ...kept, type: 'message', role: item.role, content: item.content };
    case 'function_call':
      return { ...item, ...kept, call_id: item.call_id ?? newId('call') };
    case 'function_call_output':
      return { ...item, ...kept };
  }
};

/** The protocol's name for the position before all items. */
const ROOT = 'root';

const insertionPoint = (items: readonly Item[], after: string | null): number => {
  if (after === null) return items.length;
  if (after === ROOT) return 0;
  const index = items.findIndex(({ id }) => id === after);
  if (index !== -1) return index + 1;
  const message = `The previous item '${after}' is not in the conversation.`;
  throw new Refusal('invalid_value', message, { param: 'previous_item_id' });
};

/** Tells an item's place in the conversation, if it is in it. */
export const sendPlace = (state: SessionState, step: 'added' | 'done', item: Item): void => {
  const at = state.items.indexOf(item);
  const previous_item_id = state.items[at - 1]?.id ?? null;
  if (at !== -1) send(state, { type: `conversation.item.${step}`, previous_item_id, item });
};

/** Puts a finished item into the conversation and tells the client. */
export const addItem = (state: SessionState, item: Item, at = state.items.length): void => {
  state.items = state.items.toSpliced(at, 0, item);
  sendPlace(state, 'added', item);
  sendPlace(state, 'done', item);
};

/** Puts an item in the place of its earlier form; one that was deleted in between stays deleted. */
export const replaceItem = (state: SessionState, item: Item): void => {
  state.items = state.items.map((each) => (each.id === item.id ? item : each));
};

const hasCall = ({ items }: SessionState, callId: string): boolean =>
  items.some((each) => each.type === 'function_call' && each.call_id === callId);

export const createItem = (
  state: SessionState,
  { item, previous_item_id: after = null }: ClientEventOf<'conversation.item.create'>,
): void => {
  if (item.id !== undefined && state.items.some(({ id }) => id === item.id)) {
    const message = `An item with id '${item.id}' is already in the conversation.`;
    throw new Refusal('invalid_value', message, { param: 'item.id' });
  }
  if (item.type === 'function_call_output' && !hasCall(state, item.call_id)) {
    const message = `Tool call ID '${item.call_id}' not found in conversation.`;
    throw new Refusal('invalid_value', message, { param: 'item.call_id' });
  }
  const at = insertionPoint(state.items, after);
  addItem(state, keepItem(item, state.context.newId), at);
};

const itemNamed = ({ items }: SessionState, item_id: string): Item => {
  const item = items.find(({ id }) => id === item_id);
  if (item !== undefined) return item;
  const message = `Item with item_id '${item_id}' not found in the conversation.`;
  throw new Refusal('item_not_found', message, { param: 'item_id' });
};

export const retrieveItem = (
  state: SessionState,
  { item_id }: ClientEventOf<'conversation.item.retrieve'>,
): void => send(state, { type: 'conversation.item.retrieved', item: itemNamed(state, item_id) });

export const deleteItem = (
  state: SessionState,
  { item_id }: ClientEventOf<'conversation.item.delete'>,
): void => {
  const item = itemNamed(state, item_id);
  state.items = state.items.filter((each) => each !== item);
  send(state, { type: 'conversation.item.deleted', item_id });
};

const heardUntil = (text: string, marks: SpeechTiming['marks'], endMs: number): string => {
  const last = marks.findLast((mark) => mark.endMs <= endMs);
  return text.slice(0, last?.length ?? 0).trimEnd();
};

/** Keeps of a spoken item what was heard of it. */
export const cutItem = (
  state: SessionState,
  item: MessageItem,
  heard: { readonly content_index: number; readonly audio_end_ms: number },
): void => {
  const { marks = [] } = state.spoken.get(item.id) ?? {};
  const content = item.content.map((part) =>
    part.type === 'output_audio'
      ? { ...part, transcript: heardUntil(part.transcript, marks, heard.audio_end_ms) }
      : part,
  );
  replaceItem(state, { ...item, content });
  send(state, { type: 'conversation.item.truncated', item_id: item.id, ...heard });
};

/** Drops the words that the shopper no longer heard. */
export const truncateItem = (
  state: SessionState,
  { item_id, content_index, audio_end_ms }: ClientEventOf<'conversation.item.truncate'>,
): void => {
  const item = itemNamed(state, item_id);
  const timing = state.spoken.get(item.id);
  if (item.type !== 'message' || item.role !== 'assistant' || timing === undefined) {
    const message = 'Only model output audio messages can be truncated.';
    throw new Refusal('invalid_value', message, { param: 'item_id' });
  }
  if (audio_end_ms > timing.soundMs) {
    const message = `Audio content of ${timing.soundMs}ms is already shorter than ${audio_end_ms}ms.`;
    throw new Refusal('invalid_value', message, { param: 'audio_end_ms' });
  }
  cutItem(state, item, { content_index, audio_end_ms });
};
