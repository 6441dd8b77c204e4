import type { ConversationEvent } from './state.ts';
import type { FindingsTurn, ShopperTurn, Turn, TurnEvent } from './turns.ts';

type Turns = readonly Turn[];

const replace = (turns: Turns, id: string, change: (turn: Turn) => Turn): Turns =>
  turns.some((turn) => turn.id === id) ? turns.map((turn) => (turn.id === id ? change(turn) : turn)) : turns;

/** Transcripts arrive late; the order is the server's order of items, not that of arrival. */
const insert = (turns: Turns, turn: Turn, after: string | null | undefined): Turns => {
  const place = typeof after === 'string' ? turns.findIndex((other) => other.id === after) : -1;
  return place < 0 ? [...turns, turn] : [...turns.slice(0, place + 1), turn, ...turns.slice(place + 1)];
};

/** A typed question has reached the server, be it by a later line than it was sent over. */
const confirm = (turns: Turns, itemId: string): Turns =>
  replace(turns, itemId, (turn) =>
    turn.kind === 'shopper' && turn.delivery === 'sent' ? { ...turn, delivery: 'confirmed' } : turn,
  );

const addShopperItem = (turns: Turns, event: TurnEvent & { kind: 'shopper-item' }): Turns => {
  if (turns.some(({ id }) => id === event.itemId)) {
    return confirm(event.text === undefined ? turns : setText(turns, event.itemId, event.text), event.itemId);
  }
  const hearing = event.text === undefined ? 'pending' : 'heard';
  const turn: ShopperTurn = {
    kind: 'shopper',
    id: event.itemId,
    text: event.text ?? '',
    delivery: 'confirmed',
    hearing,
  };
  return insert(turns, turn, event.after);
};

const addAssistantItem = (turns: Turns, event: TurnEvent & { kind: 'assistant-item' }): Turns =>
  turns.some(({ id }) => id === event.itemId)
    ? turns
    : insert(
        turns,
        { kind: 'assistant', id: event.itemId, text: event.text ?? '', delivery: 'speaking' },
        event.after,
      );

const findingsOf = (turns: Turns, callId: string): Turn | undefined =>
  turns.find((turn) => turn.kind === 'findings' && turn.callId === callId);

const addCallItem = (turns: Turns, event: TurnEvent & { kind: 'call-item' }): Turns =>
  turns.some(({ id }) => id === event.itemId) || findingsOf(turns, event.callId) !== undefined
    ? turns
    : insert(turns, { kind: 'findings', id: event.itemId, callId: event.callId, products: [] }, event.after);

const showFindings = (turns: Turns, event: TurnEvent & { kind: 'found' }): Turns => {
  const { callId, call, products, ask } = event;
  const known = findingsOf(turns, callId);
  const findings: FindingsTurn = { kind: 'findings', id: known?.id ?? callId, callId, call, products, ask };
  return known === undefined ? [...turns, findings] : replace(turns, known.id, () => findings);
};

const addText = (turns: Turns, itemId: string, delta: string): Turns =>
  replace(turns, itemId, (turn) => {
    switch (turn.kind) {
      case 'shopper':
        return turn.hearing === 'heard' ? turn : { ...turn, hearing: 'pending', text: turn.text + delta };
      case 'assistant':
        return turn.delivery === 'speaking' ? { ...turn, text: turn.text + delta } : turn;
      case 'findings':
        return turn;
    }
  });

const setText = (turns: Turns, itemId: string, text: string): Turns =>
  replace(turns, itemId, (turn) => {
    switch (turn.kind) {
      case 'shopper':
        return { ...turn, text, hearing: text.trim() === '' ? 'unclear' : 'heard' };
      case 'assistant':
        return { ...turn, text, delivery: turn.delivery === 'speaking' ? 'whole' : turn.delivery };
      case 'findings':
        return turn;
    }
  });

const cut = (turn: Turn): Turn => (turn.kind === 'assistant' ? { ...turn, delivery: 'cut' } : turn);

/** The answer that was sounding is the last one; it was cut wherever its transcript stands. */
export const cutLastAnswer = (turns: Turns): Turns => {
  const last = turns.findLast((turn) => turn.kind === 'assistant');
  return last === undefined ? turns : replace(turns, last.id, cut);
};

/** Ends what was under way when the line closed: half an answer is cut, unheard speech is unclear. */
export const settleTurns = (turns: Turns): Turns =>
  turns.map((turn) => {
    if (turn.kind === 'assistant' && turn.delivery === 'speaking') return cut(turn);
    if (turn.kind === 'shopper' && turn.hearing === 'pending') return { ...turn, hearing: 'unclear' };
    return turn;
  });

/** Words that have not come by the time the answer was heard will not come; if they do, they are shown. */
const stopWaitingForWords = (turns: Turns): Turns =>
  turns.some((turn) => turn.kind === 'shopper' && turn.hearing === 'pending' && turn.text === '')
    ? turns.map((turn) =>
        turn.kind === 'shopper' && turn.hearing === 'pending' && turn.text === ''
          ? { ...turn, hearing: 'unclear' }
          : turn,
      )
    : turns;

/** The transcript after one event; what only a live session can say is ignored outside of one. */
export const reduceTurns = (turns: Turns, event: ConversationEvent, live: boolean): Turns => {
  if (event.kind === 'typed') {
    const turn: ShopperTurn = {
      kind: 'shopper',
      id: event.id,
      text: event.text,
      delivery: 'queued',
      hearing: 'heard',
    };
    return turns.some(({ id }) => id === event.id) ? turns : [...turns, turn];
  }
  return live ? reduceLiveTurns(turns, event) : turns;
};

const reduceLiveTurns = (turns: Turns, event: ConversationEvent): Turns => {
  switch (event.kind) {
    case 'sent':
      return replace(turns, event.id, (turn) =>
        turn.kind === 'shopper' && turn.delivery === 'queued' ? { ...turn, delivery: 'sent' } : turn,
      );
    case 'shopper-item':
      return addShopperItem(turns, event);
    case 'assistant-item':
      return addAssistantItem(turns, event);
    case 'call-item':
      return addCallItem(turns, event);
    case 'found':
      return showFindings(turns, event);
    case 'text-added':
      return addText(turns, event.itemId, event.delta);
    case 'text-known':
      return setText(turns, event.itemId, event.text);
    case 'unclear':
      return setText(turns, event.itemId, '');
    case 'item-cut':
      return replace(turns, event.itemId, cut);
    case 'item-removed':
      return turns.filter(({ id }) => id !== event.itemId);
    case 'playback-cut':
      return stopWaitingForWords(cutLastAnswer(turns));
    case 'playback-finished':
      return stopWaitingForWords(turns);
    case 'response-finished':
      return event.cut.reduce<Turns>((all, id) => replace(all, id, cut), turns);
    default:
      return turns;
  }
};
