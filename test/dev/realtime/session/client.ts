import type { Reply } from '../../../../dev/realtime/dialogue/situation.ts';
import { openSession } from '../../../../dev/realtime/protocol/session.ts';
import type { SessionConfig } from '../../../../dev/realtime/protocol/session-config.ts';
import { type Action, type RunningSession, runSession } from '../../../../dev/realtime/session/session.ts';
import type { Report, SessionContext } from '../../../../dev/realtime/session/state.ts';
import { replyTo } from '../dialogue/talking.ts';

type Sent = Extract<Action, { kind: 'send' }>['event'];

type Speaking = Extract<Action, { kind: 'speak' }>;

export interface SessionClient {
  readonly running: RunningSession;
  /** Everything sent so far. */
  readonly sent: readonly Sent[];
  /** What is being spoken. */
  readonly speaking: () => Speaking | undefined;
  send(event: object | string): readonly Sent[];
  report(what: Report): readonly Sent[];
  /** Lets the playback generate everything; over WebRTC its sound begins with the first word. */
  generate(): readonly Sent[];
  /** Lets the playback play everything that was generated. */
  finishSpeaking(): readonly Sent[];
}

export interface SessionClientOptions {
  readonly config?: Partial<SessionConfig>;
  readonly channel?: SessionContext['channel'];
  readonly reply?: Reply | readonly Reply[];
  /** What each speech is heard as. */
  readonly heard?: string;
}

const WORD_MS = 200;
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? [];

/** A running session with a playback that speaks a word each 200 ms. */
export const createSessionClient = ({
  config = {},
  channel = 'webrtc',
  reply,
  heard,
}: SessionClientOptions = {}): SessionClient => {
  let ids = 0;
  const newId = (prefix: string): string => `${prefix}_${ids++}`;
  const session = openSession({ type: 'realtime', ...config }, { id: 'sess_1', expiresAt: 1_800_000_000 });
  const running = runSession(session, {
    channel,
    newId,
    reply: (situation) => (reply === undefined ? replyTo(situation) : [reply].flat()),
    recognise: () => heard,
  });
  const sent: Sent[] = [];
  let speaking: Speaking | undefined;
  const take = (actions: readonly Action[]): readonly Sent[] => {
    const events: Sent[] = [];
    for (const action of actions) {
      if (action.kind === 'send') events.push(action.event);
      if (action.kind === 'speak') speaking = action;
      const isStopped = action.kind === 'stop_speaking' && speaking?.isSilent !== true;
      if (isStopped || action.kind === 'stop_generating') speaking = undefined;
    }
    sent.push(...events);
    return events;
  };
  /** The response whose sound is heard: a cancelled one plays out what was generated before other sound begins. */
  let sounding: string | undefined;
  const report = (what: Report): readonly Sent[] => {
    const earlier: Sent[] = [];
    if (what.kind === 'sound_started') {
      if (sounding !== undefined && sounding !== what.responseId) {
        earlier.push(...take(running.report({ kind: 'sound_stopped', responseId: sounding })));
      }
      sounding = what.responseId;
    }
    if (what.kind === 'sound_stopped') sounding = undefined;
    return [...earlier, ...take(running.report(what))];
  };
  const generate = (): readonly Sent[] => {
    if (speaking === undefined) return [];
    const { responseId, text, isSilent } = speaking;
    const events: Sent[] = [];
    wordsOf(text).forEach((word, at) => {
      const endMs = (at + 1) * WORD_MS;
      events.push(...report({ kind: 'said', responseId, text: word, endMs }));
      if (isSilent) return;
      const audio = channel === 'websocket' ? { audio: 'AAAA' } : {};
      events.push(...report({ kind: 'sounded', responseId, endMs, ...audio }));
      if (at === 0) events.push(...report({ kind: 'sound_started', responseId }));
    });
    speaking = undefined;
    events.push(...report({ kind: 'finished', responseId }));
    return events;
  };
  take(running.open());
  return {
    running,
    sent,
    speaking: () => speaking,
    send: (event) => take(running.receive(typeof event === 'string' ? event : JSON.stringify(event))),
    report,
    generate,
    finishSpeaking: () => {
      if (speaking === undefined) return [];
      const { responseId, isSilent, text } = speaking;
      const events = [...generate()];
      if (isSilent || channel === 'websocket') return events;
      events.push(...report({ kind: 'played', responseId, endMs: wordsOf(text).length * WORD_MS }));
      events.push(...report({ kind: 'sound_stopped', responseId }));
      return events;
    },
  };
};

export const types = (events: readonly { readonly type: string }[]): readonly string[] =>
  events.map(({ type }) => type);

export const userText = (text: string): object => ({
  type: 'conversation.item.create',
  item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});
