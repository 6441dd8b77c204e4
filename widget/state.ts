import type { Problem } from './problems.ts';
import { cutLastAnswer, reduceTurns, settleTurns } from './reduce-turns.ts';
import type { Turn, TurnEvent } from './turns.ts';

/** `off` is text mode; `wanted` is going to be asked for; `asked` while the browser's own question stands. */
export type Microphone = 'off' | 'wanted' | 'asked' | 'on' | 'muted';

/**
 * What goes on at once in a live session. Both sides may sound together and a tool may run while the
 * assistant still speaks, so these are facts side by side, and what is shown is derived from them.
 */
export interface Live {
  readonly kind: 'live';
  readonly microphone: Microphone;
  /** The server hears the shopper speak. */
  readonly hearing: boolean;
  /** The shopper said something that has not been taken up yet. */
  readonly awaiting: boolean;
  /** The model is at work on an answer. */
  readonly responding: boolean;
  /** The assistant's voice is sounding. */
  readonly playing: boolean;
  /** Tool calls that have not come back. */
  readonly searching: readonly Search[];
}

/** A tool call under way; `words` are what is looked for, when the model put it into words. */
export interface Search {
  readonly callId: string;
  readonly words?: string | undefined;
}

/** `consent`: the shop wants something read before the first recording, which was not known before. */
export type PauseReason = 'closed' | 'navigated' | 'idle' | 'elsewhere' | 'lost' | 'consent';
export type EndReason = 'shopper' | 'time-limit' | 'failed';

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly microphone: Microphone }
  | Live
  | { readonly kind: 'lost'; readonly microphone: Microphone; readonly attempt: number }
  /** The line is closed and the conversation kept; `microphone` is how it goes on when resumed. */
  | { readonly kind: 'paused'; readonly because: PauseReason; readonly microphone: Microphone }
  | { readonly kind: 'ended'; readonly because: EndReason; readonly microphone: Microphone };

export interface ConversationState {
  readonly phase: Phase;
  readonly turns: readonly Turn[];
  /** The one thing the shopper should know now. */
  readonly problem?: Problem | undefined;
  readonly supportCode?: string | undefined;
}

export type ConversationEvent =
  | { readonly kind: 'started'; readonly microphone: Microphone }
  | { readonly kind: 'connected' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'retried' }
  | { readonly kind: 'paused'; readonly because: PauseReason }
  | { readonly kind: 'ended'; readonly because: EndReason }
  | { readonly kind: 'microphone-changed'; readonly microphone: Microphone }
  | { readonly kind: 'speech-started' }
  | { readonly kind: 'speech-stopped' }
  | { readonly kind: 'response-started' }
  | { readonly kind: 'response-finished'; readonly cut: readonly string[] }
  | { readonly kind: 'playback-started' }
  | { readonly kind: 'playback-finished' }
  | { readonly kind: 'playback-cut' }
  | ({ readonly kind: 'search-started' } & Search)
  | { readonly kind: 'search-finished'; readonly callId: string }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'support-code'; readonly code: string }
  | { readonly kind: 'problem'; readonly problem: Problem | undefined }
  | { readonly kind: 'forgotten' }
  | TurnEvent;

export const initialState: ConversationState = { phase: { kind: 'idle' }, turns: [] };

const live = (microphone: Microphone, awaiting: boolean): Live => ({
  kind: 'live',
  microphone,
  hearing: false,
  awaiting,
  responding: false,
  playing: false,
  searching: [],
});

/** A typed question waits to be answered from the moment the connection stands. */
const hasUnsentQuestion = (state: ConversationState): boolean =>
  state.turns.some((turn) => turn.kind === 'shopper' && turn.delivery === 'queued');

const microphoneOf = (phase: Phase): Microphone => (phase.kind === 'idle' ? 'off' : phase.microphone);

const others = ({ searching }: Live, { callId }: Pick<Search, 'callId'>): readonly Search[] =>
  searching.filter((search) => search.callId !== callId);

const reduceLive = (phase: Live, event: ConversationEvent): Live => {
  switch (event.kind) {
    case 'microphone-changed':
      return { ...phase, microphone: event.microphone, hearing: event.microphone === 'on' && phase.hearing };
    case 'speech-started':
      return phase.microphone === 'on' ? { ...phase, hearing: true, awaiting: false } : phase;
    case 'speech-stopped':
      return phase.hearing ? { ...phase, hearing: false, awaiting: true } : phase;
    case 'typed':
      return { ...phase, awaiting: true };
    case 'response-started':
      return { ...phase, responding: true, awaiting: false };
    case 'response-finished':
      return { ...phase, responding: false };
    case 'playback-started':
      return { ...phase, playing: true, awaiting: false };
    case 'playback-finished':
    case 'playback-cut':
      return { ...phase, playing: false };
    case 'search-started':
      return { ...phase, searching: [...others(phase, event), { callId: event.callId, words: event.words }] };
    case 'search-finished':
      return others(phase, event).length < phase.searching.length
        ? { ...phase, searching: others(phase, event), awaiting: true }
        : phase;
    case 'stalled':
      return { ...phase, awaiting: false, responding: false };
    default:
      return phase;
  }
};

const start = (phase: Phase, microphone: Microphone): Phase =>
  phase.kind === 'connecting' || phase.kind === 'live' ? phase : { kind: 'connecting', microphone };

const connect = (phase: Phase, awaiting: boolean): Phase =>
  phase.kind === 'connecting' || phase.kind === 'lost' ? live(phase.microphone, awaiting) : phase;

const pause = (phase: Phase, because: PauseReason): Phase =>
  phase.kind === 'idle' || phase.kind === 'ended' || phase.kind === 'paused'
    ? phase
    : { kind: 'paused', because, microphone: phase.microphone };

const goOn = (phase: Phase, event: ConversationEvent): Phase => {
  if (phase.kind === 'live') return reduceLive(phase, event);
  const isSettingUp = phase.kind === 'connecting' || phase.kind === 'lost';
  return event.kind === 'microphone-changed' && isSettingUp
    ? { ...phase, microphone: event.microphone }
    : phase;
};

const reducePhase = (state: ConversationState, event: ConversationEvent): Phase => {
  const { phase } = state;
  switch (event.kind) {
    case 'started':
      return start(phase, event.microphone);
    case 'connected':
      return connect(phase, hasUnsentQuestion(state));
    case 'lost':
      return phase.kind === 'live' ? { kind: 'lost', microphone: phase.microphone, attempt: 1 } : phase;
    case 'retried':
      return phase.kind === 'lost' ? { ...phase, attempt: phase.attempt + 1 } : phase;
    case 'paused':
      return pause(phase, event.because);
    case 'ended':
      return { kind: 'ended', because: event.because, microphone: microphoneOf(phase) };
    default:
      return goOn(phase, event);
  }
};

/** Somebody holds the line, or is about to: this is when a microphone and a connection may be open. */
export const isCalling = ({ kind }: Phase): boolean =>
  kind === 'connecting' || kind === 'live' || kind === 'lost';

const isConversing = (phase: Phase): boolean => phase.kind === 'live';

/** Once the line is gone nobody is in the middle of a sentence any more. */
const turnsLeft = (turns: readonly Turn[], before: Phase): readonly Turn[] => {
  if (before.kind !== 'live') return turns;
  return settleTurns(before.playing ? cutLastAnswer(turns) : turns);
};

/** The conversation after one event. Pure, total, and indifferent to events that come too late. */
export const reduce = (state: ConversationState, event: ConversationEvent): ConversationState => {
  if (event.kind === 'forgotten') return initialState;
  const phase = reducePhase(state, event);
  const told = reduceTurns(state.turns, event, isConversing(state.phase));
  return {
    phase,
    turns: isConversing(phase) ? told : turnsLeft(told, state.phase),
    problem: problemAfter(state, event),
    supportCode: event.kind === 'support-code' ? event.code : state.supportCode,
  };
};

/** Stays worth knowing while the conversation goes on: a microphone that cannot be had, a voice unheard. */
const isLasting = (problem: Problem): boolean =>
  problem.startsWith('MICROPHONE') || problem === 'SOUND_BLOCKED';

const problemAfter = ({ problem }: ConversationState, event: ConversationEvent): Problem | undefined => {
  switch (event.kind) {
    case 'problem':
      return event.problem;
    case 'started':
      // The tap that starts a conversation also lets it sound.
      return problem?.startsWith('MICROPHONE') ? problem : undefined;
    case 'microphone-changed':
      return event.microphone === 'on' && problem?.startsWith('MICROPHONE') ? undefined : problem;
    case 'response-started':
    case 'playback-started':
      return problem !== undefined && isLasting(problem) ? problem : undefined;
    default:
      return problem;
  }
};
