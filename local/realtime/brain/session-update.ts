import { invalidRequest } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import { mergeSession } from '../protocol/session-state.ts';
import { type BrainState, type Effect, refuse, type Step, send } from './state.ts';

/** Changes the session and shows it whole; what the API never lets a running session change is refused. */
export const updateSession = (state: BrainState, event: ClientEventOf<'session.update'>): Step => {
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
  const deafened = session.audio.input.turn_detection !== null && updated.audio.input.turn_detection === null;
  const forget: readonly Effect[] = deafened ? [{ kind: 'forget_heard' }] : [];
  return [
    { ...state, session: updated, hearing: deafened ? undefined : state.hearing },
    [...forget, send({ type: 'session.updated', session: updated })],
  ];
};
