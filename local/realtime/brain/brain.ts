import { describeInvalid, invalidRequest } from '../protocol/api-error.ts';
import { ClientEvent } from '../protocol/client-events.ts';
import type { ServerEvent } from '../protocol/server-events.ts';
import type { Session } from '../protocol/session-state.ts';
import { createItem, deleteItem, retrieveItem, truncateItem } from './conversation.ts';
import { appendSound, clearInput, commitInput, hearing } from './hearing.ts';
import { respond } from './respond.ts';
import { updateSession } from './session-update.ts';
import { cancelResponse, clearOutput, speaking } from './speaking.ts';
import {
  type BrainState,
  type Effect,
  type Perception,
  refuse,
  type Step,
  type Surroundings,
  send,
} from './state.ts';

const awake = (session: Session, conversationId: string): BrainState => ({
  session,
  conversationId,
  items: [],
  spoken: new Map(),
  response: undefined,
  sounding: undefined,
  owesResponse: false,
  hearing: undefined,
  appendedMs: 0,
  hasSpoken: false,
});

const obey = (state: BrainState, event: ClientEvent, around: Surroundings): Step => {
  switch (event.type) {
    case 'session.update':
      return updateSession(state, event);
    case 'conversation.item.create':
      return createItem(state, event, around);
    case 'conversation.item.retrieve':
      return retrieveItem(state, event);
    case 'conversation.item.delete':
      return deleteItem(state, event);
    case 'conversation.item.truncate':
      return truncateItem(state, event);
    case 'response.create':
      return respond(state, around, { config: event.response ?? {}, eventId: event.event_id });
    case 'response.cancel':
      return cancelResponse(state, event);
    case 'input_audio_buffer.append':
      return appendSound(state, event);
    case 'input_audio_buffer.commit':
      return commitInput(state, event, around);
    case 'input_audio_buffer.clear':
      return clearInput(state);
    case 'output_audio_buffer.clear':
      return clearOutput(state);
  }
};

/** The id by which a broken event may still be named in the answer. */
const eventIdOf = (raw: unknown): string | undefined => {
  if (typeof raw !== 'object' || raw === null || !('event_id' in raw)) return undefined;
  return typeof raw.event_id === 'string' ? raw.event_id : undefined;
};

const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const receive = (state: BrainState, text: string, around: Surroundings): Step => {
  const json = parseJson(text);
  if (json === undefined) {
    return refuse(state, invalidRequest('invalid_json', 'The event is not valid JSON.'), undefined);
  }
  const parsed = ClientEvent.safeParse(json.value, { reportInput: true });
  return parsed.success
    ? obey(state, parsed.data, around)
    : refuse(state, describeInvalid(parsed.error), eventIdOf(json.value));
};

const perceive = (state: BrainState, perception: Perception, around: Surroundings): Step =>
  'atMs' in perception ? hearing(state, perception, around) : speaking(state, perception, around);

/** An effect as it leaves: events carry their ids. */
export type Action =
  | { readonly kind: 'send'; readonly event: ServerEvent & { readonly event_id: string } }
  | Exclude<Effect, { readonly kind: 'send' }>;

/**
 * One conversation. Knows the protocol and nothing of sockets, sound or time: each verb takes what happened
 * and answers with what is to be done, in order.
 */
export interface Brain {
  readonly session: Session;
  open(): readonly Action[];
  receive(text: string): readonly Action[];
  perceive(perception: Perception): readonly Action[];
}

export const createBrain = (session: Session, around: Surroundings): Brain => {
  let state = awake(session, around.newId('conv'));
  const act = ([next, effects]: Step): readonly Action[] => {
    state = next;
    return effects.map((effect) =>
      effect.kind === 'send'
        ? { kind: 'send', event: { ...effect.event, event_id: around.newId('event') } }
        : effect,
    );
  };
  return {
    get session() {
      return state.session;
    },
    open: () => act([state, [send({ type: 'session.created', session: state.session })]]),
    receive: (text) => act(receive(state, text, around)),
    perceive: (perception) => act(perceive(state, perception, around)),
  };
};
