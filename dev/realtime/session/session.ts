import { describeInvalid, invalidRequest } from '../protocol/api-error.ts';
import { ClientEvent, type ClientEventOf } from '../protocol/client-events.ts';
import type { ServerEvent } from '../protocol/server-events.ts';
import { mergeSession, type Session } from '../protocol/session.ts';
import { appendSound, clearInput, commitInput, voiceReported } from './input.ts';
import { createItem, deleteItem, retrieveItem, truncateItem } from './items.ts';
import { cancelResponse, clearOutput, playbackReported } from './output.ts';
import { respond } from './respond.ts';
import {
  type Effect,
  type Report,
  refuse,
  type SessionContext,
  type SessionState,
  type Step,
  send,
} from './state.ts';

const newState = (session: Session, conversationId: string): SessionState => ({
  session,
  conversationId,
  items: [],
  spoken: new Map(),
  response: undefined,
  buffered: [],
  owesAnswer: false,
  hearing: undefined,
  heardFromMs: 0,
  appendedMs: 0,
  hasSpoken: false,
});

/** Changes the session and shows it whole; what the API never lets a running session change is refused. */
const updateSession = (state: SessionState, event: ClientEventOf<'session.update'>): Step => {
  const { session: config, event_id } = event;
  const { session } = state;
  if (config.model !== undefined && config.model !== session.model) {
    const message = `Cannot update a conversation's model: this session runs '${session.model}', the update names '${config.model}'. Connect again to change it.`;
    return refuse(state, invalidRequest('cannot_update_model', message, 'session.model'), event_id);
  }
  const voice = config.audio?.output?.voice;
  if (state.hasSpoken && voice !== undefined && voice !== session.audio.output.voice) {
    const message = "Cannot update a conversation's voice if assistant audio is present.";
    const error = invalidRequest('cannot_update_voice', message, 'session.audio.output.voice');
    return refuse(state, error, event_id);
  }
  const updated = mergeSession(session, config);
  const stopsDetecting =
    session.audio.input.turn_detection !== null && updated.audio.input.turn_detection === null;
  const forget: readonly Effect[] = stopsDetecting ? [{ kind: 'forget_heard' }] : [];
  return [
    { ...state, session: updated, hearing: stopsDetecting ? undefined : state.hearing },
    [...forget, send({ type: 'session.updated', session: updated })],
  ];
};

const handle = (state: SessionState, event: ClientEvent, context: SessionContext): Step => {
  switch (event.type) {
    case 'session.update':
      return updateSession(state, event);
    case 'conversation.item.create':
      return createItem(state, event, context);
    case 'conversation.item.retrieve':
      return retrieveItem(state, event);
    case 'conversation.item.delete':
      return deleteItem(state, event);
    case 'conversation.item.truncate':
      return truncateItem(state, event);
    case 'response.create':
      return respond(state, context, { config: event.response ?? {}, eventId: event.event_id });
    case 'response.cancel':
      return cancelResponse(state, event);
    case 'input_audio_buffer.append':
      return appendSound(state, event);
    case 'input_audio_buffer.commit':
      return commitInput(state, event, context);
    case 'input_audio_buffer.clear':
      return clearInput(state);
    case 'output_audio_buffer.clear':
      return clearOutput(state);
  }
};

/** The id of an event that is otherwise broken; the error repeats it. */
const eventIdOf = (raw: unknown): string | undefined => {
  if (typeof raw !== 'object' || raw === null || !('event_id' in raw)) return undefined;
  return typeof raw.event_id === 'string' ? raw.event_id : undefined;
};

const receive = (state: SessionState, text: string, context: SessionContext): Step => {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse(state, invalidRequest('invalid_json', 'The event is not valid JSON.'), undefined);
  }
  const parsed = ClientEvent.safeParse(raw, { reportInput: true });
  return parsed.success
    ? handle(state, parsed.data, context)
    : refuse(state, describeInvalid(parsed.error), eventIdOf(raw));
};

/** An effect as it leaves: events carry their ids. */
export type Action =
  | { readonly kind: 'send'; readonly event: ServerEvent & { readonly event_id: string } }
  | Exclude<Effect, { readonly kind: 'send' }>;

/**
 * One session with its conversation. Knows the protocol and nothing of sockets, sound or time: each verb takes
 * what happened and answers with what is to be done, in order.
 */
export interface RunningSession {
  readonly session: Session;
  open(): readonly Action[];
  receive(text: string): readonly Action[];
  report(report: Report): readonly Action[];
}

export const runSession = (session: Session, context: SessionContext): RunningSession => {
  let state = newState(session, context.newId('conv'));
  const act = ([next, effects]: Step): readonly Action[] => {
    state = next;
    return effects.map((effect) =>
      effect.kind === 'send'
        ? { kind: 'send', event: { ...effect.event, event_id: context.newId('event') } }
        : effect,
    );
  };
  return {
    get session() {
      return state.session;
    },
    open: () => act([state, [send({ type: 'session.created', session: state.session })]]),
    receive: (text) => act(receive(state, text, context)),
    report: (report) =>
      act(
        'atMs' in report ? voiceReported(state, report, context) : playbackReported(state, report, context),
      ),
  };
};
