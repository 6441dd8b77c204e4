import { type Action, type Brain, createBrain } from '../../../../local/realtime/brain/brain.ts';
import type { Perception, Surroundings } from '../../../../local/realtime/brain/state.ts';
import { decide } from '../../../../local/realtime/mind/decide.ts';
import type { Decision } from '../../../../local/realtime/mind/situation.ts';
import type { SessionConfig } from '../../../../local/realtime/protocol/session.ts';
import { openSession } from '../../../../local/realtime/protocol/session-state.ts';

type Sent = Extract<Action, { kind: 'send' }>['event'];

export interface BrainClient {
  readonly brain: Brain;
  /** Everything sent so far. */
  readonly sent: readonly Sent[];
  /** What the mouth was told, last first. */
  readonly speaking: () => { readonly responseId: string; readonly text: string } | undefined;
  send(event: object | string): readonly Sent[];
  perceive(perception: Perception): readonly Sent[];
  /** Lets the mouth say everything it was told, and fall silent. */
  finishSpeaking(): readonly Sent[];
}

export interface BrainClientOptions {
  readonly config?: Partial<SessionConfig>;
  readonly channel?: Surroundings['channel'];
  readonly decision?: Decision;
}

const WORD_MS = 200;

/** A brain with a mouth that speaks a word each 200 ms when it is told to. */
export const createBrainClient = ({
  config = {},
  channel = 'webrtc',
  decision,
}: BrainClientOptions = {}): BrainClient => {
  let ids = 0;
  const newId = (prefix: string): string => `${prefix}_${ids++}`;
  const session = openSession({ type: 'realtime', ...config }, { id: 'sess_1', expiresAt: 1_800_000_000 });
  const brain = createBrain(session, {
    channel,
    newId,
    decide: (situation) => decision ?? decide(situation),
  });
  const sent: Sent[] = [];
  let speaking: { readonly responseId: string; readonly text: string } | undefined;
  const take = (actions: readonly Action[]): readonly Sent[] => {
    const events: Sent[] = [];
    for (const action of actions) {
      if (action.kind === 'send') events.push(action.event);
      if (action.kind === 'speak') speaking = action;
      if (action.kind === 'hush') speaking = undefined;
    }
    sent.push(...events);
    return events;
  };
  const perceive = (perception: Perception) => take(brain.perceive(perception));
  take(brain.open());
  return {
    brain,
    sent,
    speaking: () => speaking,
    send: (event) => take(brain.receive(typeof event === 'string' ? event : JSON.stringify(event))),
    perceive,
    finishSpeaking: () => {
      if (speaking === undefined) return [];
      const { responseId, text } = speaking;
      const words = text.match(/\S+\s*/g) ?? [];
      const events = [...perceive({ kind: 'mouth_opened', responseId })];
      words.forEach((word, at) => {
        const endMs = (at + 1) * WORD_MS;
        events.push(...perceive({ kind: 'said', responseId, text: word, endMs }));
        const audio = channel === 'websocket' ? { audio: 'AAAA' } : {};
        events.push(...perceive({ kind: 'sounded', responseId, endMs, ...audio }));
      });
      speaking = undefined;
      events.push(...perceive({ kind: 'finished', responseId }));
      events.push(...perceive({ kind: 'fell_silent', responseId }));
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
