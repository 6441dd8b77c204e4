import type { Reply } from '../../../../dev/realtime/dialogue/situation.ts';
import type { SessionConfig } from '../../../../dev/realtime/protocol/session.ts';
import { newSession } from '../../../../dev/realtime/protocol/session.ts';
import { type RunningSession, runSession } from '../../../../dev/realtime/session/session.ts';
import type { MediaReport, SessionContext, WordsToSay } from '../../../../dev/realtime/session/state.ts';
import { replyTo } from '../dialogue/talking.ts';

type Sent = Parameters<SessionContext['send']>[0];

export interface SessionClient {
  readonly running: RunningSession;
  /** Everything sent so far. */
  readonly sent: readonly Sent[];
  /** What is being spoken. */
  readonly speaking: () => WordsToSay | undefined;
  send(event: object | string): readonly Sent[];
  report(what: MediaReport): readonly Sent[];
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
  const session = newSession({ type: 'realtime', ...config }, { id: 'sess_1', expiresAt: 1_800_000_000 });
  const sent: Sent[] = [];
  let speaking: WordsToSay | undefined;
  const stop = (): void => {
    speaking = undefined;
  };
  const running = runSession(session, {
    channel,
    newId,
    reply: (situation) => (reply === undefined ? replyTo(situation) : [reply].flat()),
    recognise: () => heard,
    send: (event) => sent.push(event),
    speak: (words) => {
      speaking = words;
    },
    stopGenerating: stop,
    stopSpeaking: () => {
      if (speaking?.isSilent !== true) stop();
    },
    hear: () => undefined,
    forgetHeard: () => undefined,
  });
  /** What is sent meanwhile. */
  const sentBy = (act: () => void): readonly Sent[] => {
    const before = sent.length;
    act();
    return sent.slice(before);
  };
  /** The response whose sound is heard: a cancelled one plays out what was generated before other sound begins. */
  let sounding: string | undefined;
  const report = (what: MediaReport): readonly Sent[] =>
    sentBy(() => {
      if (what.kind === 'sound_started') {
        if (sounding !== undefined && sounding !== what.responseId)
          running.report({ kind: 'sound_stopped', responseId: sounding });
        sounding = what.responseId;
      }
      if (what.kind === 'sound_stopped') sounding = undefined;
      running.report(what);
    });
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
  running.open();
  return {
    running,
    sent,
    speaking: () => speaking,
    send: (event) => sentBy(() => running.receive(typeof event === 'string' ? event : JSON.stringify(event))),
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
