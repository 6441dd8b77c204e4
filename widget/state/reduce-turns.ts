import type { ConversationEvent } from './events.ts';
import { heardText } from './heard-text.ts';
import type { AssistantTurn, FindingsTurn, ShopperTurn, Turn, TurnEvent } from './turns.ts';

type Turns = readonly Turn[];

const replace = (turns: Turns, id: string, change: (turn: Turn) => Turn): Turns =>
  turns.some((turn) => turn.id === id) ? turns.map((turn) => (turn.id === id ? change(turn) : turn)) : turns;

const isQueued = (turn: Turn): boolean => turn.kind === 'shopper' && turn.delivery === 'queued';

/**
 * Transcripts arrive late, so that the order is the server's order of items, not the order of arrival. Questions that wait
 * for their turn stay at the end.
 */
const insert = (turns: Turns, turn: Turn, after: string | null | undefined): Turns => {
  const found = typeof after === 'string' ? turns.findIndex((other) => other.id === after) : -1;
  const index = found < 0 ? turns.findLastIndex((other) => !isQueued(other)) : found;
  return [...turns.slice(0, index + 1), turn, ...turns.slice(index + 1)];
};

/** Moves a turn that was shown before the server named its place. */
const place = (turns: Turns, id: string, after: string | null | undefined): Turns => {
  const turn = turns.find((each) => each.id === id);
  const index = turns.findIndex((each) => each.id === after);
  if (turn === undefined || index < 0 || turns[index + 1] === turn) return turns;
  return insert(
    turns.filter((each) => each !== turn),
    turn,
    after,
  );
};

/** The server has the typed question, which may have been sent in an earlier session. */
const confirm = (turns: Turns, itemId: string): Turns =>
  replace(turns, itemId, (turn) =>
    turn.kind === 'shopper' && turn.delivery === 'sent' ? { ...turn, delivery: 'confirmed' } : turn,
  );

const addShopperItem = (turns: Turns, event: TurnEvent & { kind: 'shopper-item' }): Turns => {
  const { itemId: id, text, after } = event;
  if (turns.some((turn) => turn.id === id)) {
    const placed = place(turns, id, after);
    return confirm(text === undefined ? placed : setText(placed, id, text), id);
  }
  const hearing = text === undefined ? 'pending' : 'heard';
  return insert(turns, { kind: 'shopper', id, text: text ?? '', delivery: 'confirmed', hearing }, after);
};

const addAssistantItem = (turns: Turns, event: TurnEvent & { kind: 'assistant-item' }): Turns => {
  const { itemId: id, text = '', after, isPreamble } = event;
  if (!turns.some((turn) => turn.id === id)) {
    return insert(turns, { kind: 'assistant', id, text, delivery: 'speaking', isPreamble }, after);
  }
  return replace(place(turns, id, after), id, (turn) =>
    turn.kind === 'assistant' && isPreamble === true ? { ...turn, isPreamble } : turn,
  );
};

/** Words may come before their item; its event names the place later. */
const withTurnOf = (turns: Turns, event: TurnEvent & { kind: 'text-added' | 'text-known' }): Turns => {
  const isSilence = event.kind === 'text-known' && event.text.trim() === '';
  if (isSilence || turns.some(({ id }) => id === event.itemId)) return turns;
  const item = { itemId: event.itemId, after: undefined, text: undefined };
  return event.by === 'shopper'
    ? addShopperItem(turns, { kind: 'shopper-item', ...item })
    : addAssistantItem(turns, { kind: 'assistant-item', ...item });
};

const findingsOf = (turns: Turns, callId: string): Turn | undefined =>
  turns.find((turn) => turn.kind === 'findings' && turn.callId === callId);

const addCallItem = (turns: Turns, event: TurnEvent & { kind: 'call-item' }): Turns =>
  turns.some(({ id }) => id === event.itemId) || findingsOf(turns, event.callId) !== undefined
    ? turns
    : insert(turns, { kind: 'findings', id: event.itemId, callId: event.callId, products: [] }, event.after);

const showFindings = (turns: Turns, event: TurnEvent & { kind: 'found' }): Turns => {
  const { callId, call, products, ask, details } = event;
  const known = findingsOf(turns, callId);
  const id = known?.id ?? callId;
  const findings: FindingsTurn = { kind: 'findings', id, callId, call, products, ask, details };
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
        return turn.heard === undefined
          ? { ...turn, text, delivery: turn.delivery === 'speaking' ? 'whole' : turn.delivery }
          : trim({ ...turn, heard: { ...turn.heard, generated: text } });
      case 'findings':
        return turn;
    }
  });

const trim = (turn: AssistantTurn): AssistantTurn =>
  turn.heard === undefined ? turn : { ...turn, text: heardText(turn.heard.generated, turn.heard.ms) };

/** Marks an answer as cut, and leaves of its text what was heard, if that is known. */
const cutAt = (turn: Turn, ms: number | undefined): Turn => {
  if (turn.kind !== 'assistant') return turn;
  const generated = turn.heard?.generated ?? turn.text;
  return trim({ ...turn, delivery: 'cut', heard: ms === undefined ? turn.heard : { ms, generated } });
};

const cut = (turn: Turn): Turn => cutAt(turn, undefined);

/** A cut of the voice: `isRead` when the shopper types or has turned the voice off, and so reads the answer. */
export interface VoiceCut {
  readonly isRead: boolean;
  readonly heardMs?: number | undefined;
}

/** A complete text is read to its end although its sound is not heard. */
const cutVoice = (turn: Turn, { isRead, heardMs }: VoiceCut): Turn => {
  if (!isRead) return cutAt(turn, heardMs);
  return turn.kind === 'assistant' && turn.delivery === 'whole' ? turn : cut(turn);
};

/** Cuts the last answer, the one that was playing, even if its transcript is complete. */
export const cutLastAnswer = (turns: Turns, voiceCut: VoiceCut): Turns => {
  const last = turns.findLast((turn) => turn.kind === 'assistant');
  // The server's word on what was heard comes first or last, and is surer than our clock.
  if (last === undefined || last.heard !== undefined) return turns;
  return replace(turns, last.id, (turn) => cutVoice(turn, voiceCut));
};

/** Finishes the turns of a closed session: a half-spoken answer is cut, untranscribed speech is unclear. */
export const settleTurns = (turns: Turns): Turns =>
  turns.map((turn) => {
    if (turn.kind === 'assistant') {
      const { heard: _, ...settled } = turn;
      return settled.delivery === 'speaking' ? cut(settled) : settled;
    }
    if (turn.kind === 'shopper' && turn.hearing === 'pending') return { ...turn, hearing: 'unclear' };
    return turn;
  });

/** Noise that was taken for speech leaves nothing to show. */
const withoutNoise = (turns: Turns): Turns => {
  const last = turns.findLast((turn) => turn.kind === 'shopper');
  return last?.kind === 'shopper' && last.text === '' ? turns.filter((turn) => turn !== last) : turns;
};

const isUntranscribed = (turn: Turn): turn is ShopperTurn =>
  turn.kind === 'shopper' && turn.hearing === 'pending' && turn.text === '';

/** A question whose transcript is missing when its answer was heard is unclear, unless the transcript comes after all. */
const stopWaitingForTranscripts = (turns: Turns): Turns =>
  turns.some(isUntranscribed)
    ? turns.map((turn) => (isUntranscribed(turn) ? { ...turn, hearing: 'unclear' } : turn))
    : turns;

/** The transcript after one event. Events of a session are ignored without `voiceCut`, which a live session has. */
export const reduceTurns = (
  turns: Turns,
  event: ConversationEvent,
  voiceCut: VoiceCut | undefined,
): Turns => {
  if (event.kind === 'typed') {
    const { id, text } = event;
    if (turns.some((turn) => turn.id === id)) return turns;
    return [...turns, { kind: 'shopper', id, text, delivery: 'queued', hearing: 'heard' }];
  }
  if (event.kind === 'corrected') {
    return replace(turns, event.itemId, (turn) =>
      turn.kind === 'assistant' ? { ...turn, correction: event.text } : turn,
    );
  }
  return voiceCut === undefined ? turns : reduceLiveTurns(turns, event, voiceCut);
};

const reduceLiveTurns = (turns: Turns, event: ConversationEvent, voiceCut: VoiceCut): Turns => {
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
      return addText(withTurnOf(turns, event), event.itemId, event.delta);
    case 'text-known':
      return setText(withTurnOf(turns, event), event.itemId, event.text);
    case 'unclear':
      return setText(turns, event.itemId, '');
    case 'item-cut':
      return replace(turns, event.itemId, (turn) =>
        cutVoice(turn, { isRead: voiceCut.isRead, heardMs: event.heardMs }),
      );
    case 'item-removed':
      return turns.filter(({ id }) => id !== event.itemId);
    case 'overheard':
      return withoutNoise(turns);
    case 'playback-cut':
      return stopWaitingForTranscripts(cutLastAnswer(turns, voiceCut));
    case 'playback-finished':
      return stopWaitingForTranscripts(turns);
    case 'response-finished':
      return event.cut.reduce<Turns>((all, id) => replace(all, id, cut), turns);
    default:
      return turns;
  }
};
