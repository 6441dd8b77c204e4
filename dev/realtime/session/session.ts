import * as z from 'zod';
import { parseJson, Refusal, readClientJson } from '../protocol/api-error.ts';
import { ClientEvent, type ClientEventOf } from '../protocol/events.ts';
import { mergeSession, type Session } from '../protocol/session.ts';
import { appendSound, clearInput, commitInput, voiceReported } from './input.ts';
import { createItem, deleteItem, retrieveItem, truncateItem } from './items.ts';
import { cancelResponse, clearOutput, playbackReported } from './output.ts';
import { respond } from './respond.ts';
import { type MediaReport, type SessionContext, type SessionState, send } from './state.ts';

/** Changes the session and shows it whole; what the API never lets a running session change is refused. */
const updateSession = (state: SessionState, { session: config }: ClientEventOf<'session.update'>): void => {
  const { session } = state;
  if (config.model !== undefined && config.model !== session.model) {
    const message = `Cannot update a conversation's model: this session runs '${session.model}', the update names '${config.model}'. Connect again to change it.`;
    throw new Refusal('cannot_update_model', message, { param: 'session.model' });
  }
  const voice = config.audio?.output?.voice;
  if (state.hasSpoken && voice !== undefined && voice !== session.audio.output.voice) {
    const message = "Cannot update a conversation's voice if assistant audio is present.";
    throw new Refusal('cannot_update_voice', message, { param: 'session.audio.output.voice' });
  }
  const updated = mergeSession(session, config);
  state.session = updated;
  if (session.audio.input.turn_detection !== null && updated.audio.input.turn_detection === null) {
    state.hearing = undefined;
    state.context.forgetHeard();
  }
  send(state, { type: 'session.updated', session: updated });
};

type Handlers = {
  readonly [Type in ClientEvent['type']]: (state: SessionState, event: ClientEventOf<Type>) => void;
};
const handlers: Handlers = {
  'session.update': updateSession,
  'conversation.item.create': createItem,
  'conversation.item.retrieve': retrieveItem,
  'conversation.item.delete': deleteItem,
  'conversation.item.truncate': truncateItem,
  'response.create': (state, { response }) => respond(state, response),
  'response.cancel': cancelResponse,
  'input_audio_buffer.append': appendSound,
  'input_audio_buffer.commit': commitInput,
  'input_audio_buffer.clear': clearInput,
  'output_audio_buffer.clear': clearOutput,
};

const handle = <Type extends ClientEvent['type']>(
  state: SessionState,
  event: ClientEventOf<Type> & { readonly type: Type },
): void => handlers[event.type](state, event);

const Named = z.object({ event_id: z.string() });

/** Carries out an event, or answers it with an error that repeats its id. */
const receive = (state: SessionState, json: string): void => {
  try {
    handle(state, readClientJson(json, ClientEvent, { what: 'The event' }));
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const { event_id = null } = Named.safeParse(parseJson(json)).data ?? {};
    send(state, { type: 'error', error: { ...cause.error, event_id } });
  }
};

/** One session with its conversation. Knows the protocol and nothing of sockets, sound or time. */
export const runSession = (session: Session, context: SessionContext) => {
  const state: SessionState = {
    context,
    conversationId: context.newId('conv'),
    session,
    items: [],
    spoken: new Map(),
    message: undefined,
    buffered: [],
    owesAnswer: false,
    hearing: undefined,
    appendedMs: 0,
    hasSpoken: false,
  };
  return {
    get session(): Session {
      return state.session;
    },
    open: (): void => send(state, { type: 'session.created', session: state.session }),
    receive: (text: string): void => receive(state, text),
    report: (report: MediaReport): void =>
      'atMs' in report ? voiceReported(state, report) : playbackReported(state, report),
  };
};

export type RunningSession = ReturnType<typeof runSession>;
