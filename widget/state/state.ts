import type {
  CartChanged,
  ConversationEvent,
  EndReason,
  MicrophoneState,
  PauseReason,
  RunningCall,
  TimedEvent,
} from './events.ts';
import type { Problem } from './problems.ts';
import { cutLastAnswer, reduceTurns, settleTurns, type VoiceCut } from './reduce-turns.ts';
import { isAnswerOwed, type Turn } from './turns.ts';

/**
 * A live session. Both sides may speak at once and a tool may run while the assistant speaks, so that these facts are
 * independent; the status on screen is derived from them.
 */
export interface Live {
  readonly kind: 'live';
  readonly microphone: MicrophoneState;
  /** The server hears the shopper speak. */
  readonly hearing: boolean;
  /** The shopper said something that the model has not begun to answer. */
  readonly awaiting: boolean;
  /** The model is generating an answer. */
  readonly responding: boolean;
  /** The assistant's voice is playing. */
  readonly playing: { readonly since: number | undefined; readonly isAudible: boolean } | undefined;
  /** The tool calls without an answer yet. */
  readonly searching: readonly RunningCall[];
}

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly microphone: MicrophoneState }
  | Live
  | { readonly kind: 'lost'; readonly microphone: MicrophoneState; readonly attempt: number }
  /** The session is closed and the transcript kept; `microphone` is how the conversation resumes. */
  | { readonly kind: 'paused'; readonly because: PauseReason; readonly microphone: MicrophoneState }
  | { readonly kind: 'ended'; readonly because: EndReason; readonly microphone: MicrophoneState };

export interface ConversationState {
  readonly phase: Phase;
  readonly turns: readonly Turn[];
  /** The problem that is shown to the shopper. */
  readonly problem?: Problem | undefined;
  /** What is said of it in place of its own sentence. */
  readonly problemSentence?: string | undefined;
  readonly supportCode?: string | undefined;
  /** The page's cart, as soon as the page has told it. */
  readonly cart?: Omit<CartChanged, 'kind'> | undefined;
}

export const initialState: ConversationState = { phase: { kind: 'idle' }, turns: [] };

const quiet = { hearing: false, responding: false, playing: undefined, searching: [] } as const;

const others = ({ searching }: Live, { callId }: Pick<RunningCall, 'callId'>): readonly RunningCall[] =>
  searching.filter((search) => search.callId !== callId);

const reduceLive = (phase: Live, event: TimedEvent): Live => {
  switch (event.kind) {
    case 'microphone-changed':
      return { ...phase, microphone: event.microphone, hearing: event.microphone === 'on' && phase.hearing };
    case 'speech-started':
      return phase.microphone === 'on' ? { ...phase, hearing: true, awaiting: false } : phase;
    case 'speech-stopped':
      return phase.hearing ? { ...phase, hearing: false, awaiting: true } : phase;
    case 'sent':
      return { ...phase, awaiting: true };
    case 'response-started':
      return { ...phase, responding: true, awaiting: false };
    case 'response-finished':
      return { ...phase, responding: false };
    case 'playback-started':
      return {
        ...phase,
        playing: { since: event.at, isAudible: event.isAudible !== false },
        awaiting: false,
      };
    case 'playback-finished':
    case 'playback-cut':
      return { ...phase, playing: undefined };
    case 'search-started':
      return { ...phase, searching: [...others(phase, event), { callId: event.callId, query: event.query }] };
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

const isSettingUp = (phase: Phase): phase is Extract<Phase, { kind: 'connecting' | 'lost' }> =>
  phase.kind === 'connecting' || phase.kind === 'lost';

/** Whether there is a call, or one is being opened: only then may a microphone and a session be open. */
export const isCalling = (phase: Phase): phase is Extract<Phase, { kind: 'connecting' | 'live' | 'lost' }> =>
  phase.kind === 'live' || isSettingUp(phase);

const reduceCall = (phase: Phase, event: TimedEvent): Phase => {
  if (phase.kind === 'live') return reduceLive(phase, event);
  if (event.kind !== 'microphone-changed' || !isSettingUp(phase)) return phase;
  return { ...phase, microphone: event.microphone };
};

const reducePhase = ({ phase, turns }: ConversationState, event: TimedEvent): Phase => {
  switch (event.kind) {
    case 'started': {
      const { microphone } = event;
      return phase.kind === 'connecting' || phase.kind === 'live'
        ? phase
        : { kind: 'connecting', microphone };
    }
    case 'connected': {
      if (!isSettingUp(phase)) return phase;
      return { ...quiet, kind: 'live', microphone: phase.microphone, awaiting: isAnswerOwed(turns) };
    }
    case 'switched':
      return phase.kind === 'live' ? { kind: 'connecting', microphone: phase.microphone } : phase;
    case 'lost':
      return phase.kind === 'live' ? { kind: 'lost', microphone: phase.microphone, attempt: 1 } : phase;
    case 'retried':
      return phase.kind === 'lost' ? { ...phase, attempt: phase.attempt + 1 } : phase;
    case 'paused':
      if (!isCalling(phase)) return phase;
      return { kind: 'paused', because: event.because, microphone: phase.microphone };
    case 'ended': {
      const microphone = phase.kind === 'idle' ? 'off' : phase.microphone;
      return { kind: 'ended', because: event.because, microphone };
    }
    default:
      return reduceCall(phase, event);
  }
};

/** Whether the shopper waits for an answer to begin; a question typed now waits for it too. */
export const isAnswerPending = ({ awaiting, searching, responding, playing }: Live): boolean =>
  awaiting || searching.length > 0 || (responding && playing === undefined);

/** Whether the last answer was heard, or in a typed conversation written, so that the next question is due. */
export const isAnswered = (phase: Live): boolean =>
  !isAnswerPending(phase) &&
  (phase.playing === undefined ? !phase.hearing : phase.microphone === 'off' && !phase.responding);

/** Whether a phase is one of a spoken conversation; a typed one makes no sound. */
export const isSpoken = (phase: Phase): boolean => phase.kind !== 'idle' && phase.microphone !== 'off';

/** What a cut of the voice would leave of an answer at this moment. */
const voiceCutOf = ({ microphone, playing }: Live, at: number | undefined): VoiceCut => ({
  isRead: microphone === 'off' || playing?.isAudible === false,
  heardMs: playing?.since === undefined || at === undefined ? undefined : at - playing.since,
});

/** Without a session, no turn is still being spoken. */
const turnsAfterSession = (
  turns: readonly Turn[],
  before: Phase,
  voiceCut: VoiceCut | undefined,
): readonly Turn[] => {
  if (before.kind !== 'live' || voiceCut === undefined) return turns;
  return settleTurns(before.playing === undefined ? turns : cutLastAnswer(turns, voiceCut));
};

const recall = (
  state: ConversationState,
  { turns, supportCode }: TimedEvent & { kind: 'recalled' },
): ConversationState =>
  state.turns.length > 0 || state.phase.kind !== 'idle'
    ? state
    : { ...state, phase: { kind: 'paused', because: 'navigated', microphone: 'off' }, turns, supportCode };

/** The conversation after one event. Pure; an event that comes too late changes nothing. */
export const reduce = (state: ConversationState, event: TimedEvent): ConversationState => {
  // The cart is the page's and outlives the conversation.
  if (event.kind === 'forgotten') return { ...initialState, cart: state.cart };
  if (event.kind === 'recalled') return recall(state, event);
  const phase = reducePhase(state, event);
  const voiceCut = state.phase.kind === 'live' ? voiceCutOf(state.phase, event.at) : undefined;
  const turns = reduceTurns(state.turns, event, voiceCut);
  return {
    phase,
    turns: phase.kind === 'live' ? turns : turnsAfterSession(turns, state.phase, voiceCut),
    problem: problemAfter(state, event),
    problemSentence: event.kind === 'problem' ? event.sentence : state.problemSentence,
    supportCode: event.kind === 'support-code' ? event.code : state.supportCode,
    cart: event.kind === 'cart-changed' ? { cart: event.cart, canUndo: event.canUndo } : state.cart,
  };
};

/** Whether the problem stays while the conversation continues without a microphone or without sound. */
const isLasting = (problem: Problem): boolean =>
  problem.startsWith('MICROPHONE') || problem === 'SOUND_BLOCKED';

const problemAfter = ({ problem }: ConversationState, event: ConversationEvent): Problem | undefined => {
  switch (event.kind) {
    case 'problem':
      return event.problem;
    case 'started':
      // The tap that starts a conversation also unblocks its sound.
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
