import type { Microphone, Phase } from '../state.ts';
import { type Status, statusOf } from '../status.ts';
import { EndIcon, MicrophoneIcon, MutedIcon, StopIcon } from './icons.tsx';
import { becauseText, statusText } from './status-text.ts';
import { VoiceSign } from './voice-sign.tsx';
import { useWords } from './words.ts';

export interface VoiceHandlers {
  readonly onTalk: () => void;
  readonly onMuted: (muted: boolean) => void;
  readonly onHush: () => void;
  readonly onEnd: () => void;
  readonly onResume: () => void;
  readonly onStartOver: () => void;
  readonly level: () => number;
}

interface Props extends VoiceHandlers {
  readonly phase: Phase;
  /** The transcript says already why the conversation rests. */
  readonly isExplained: boolean;
}

/** The row above the text box: how the conversation is begun, held, and taken up again. */
export const VoiceBar = ({ phase, ...handlers }: Props) => {
  switch (phase.kind) {
    case 'idle':
      return <TalkButton onTalk={handlers.onTalk} />;
    case 'ended':
      // What failed is told above, with its own way on.
      if (phase.because === 'failed') return <TalkButton onTalk={handlers.onTalk} />;
      return <Resting phase={phase} {...handlers} />;
    case 'paused':
      return <Resting phase={phase} {...handlers} />;
    default:
      return <Running status={statusOf(phase)} microphone={phase.microphone} {...handlers} />;
  }
};

const TalkButton = ({ onTalk }: { readonly onTalk: () => void }) => {
  const { texts } = useWords();
  return (
    <button type="button" class="primary" onClick={onTalk}>
      <MicrophoneIcon />
      {texts.speak}
    </button>
  );
};

type RestingPhase = Extract<Phase, { kind: 'paused' | 'ended' }>;

type RestingProps = Pick<Props, 'isExplained' | 'onResume' | 'onStartOver'> & {
  readonly phase: RestingPhase;
};

const Resting = ({ phase, isExplained, onResume, onStartOver }: RestingProps) => {
  const { texts } = useWords();
  const isBeforeTalking = phase.because === 'consent';
  return (
    <div class="resting">
      {!isExplained && <p class="because">{becauseText(phase, texts)}</p>}
      <div class="resting-buttons">
        <button type="button" class="primary" onClick={onResume}>
          {isBeforeTalking ? texts.speak : texts.resume}
        </button>
        {!isBeforeTalking && (
          <button type="button" class="quiet" onClick={onStartOver}>
            {texts.startOver}
          </button>
        )}
      </div>
    </div>
  );
};

type RunningProps = VoiceHandlers & { readonly status: Status; readonly microphone: Microphone };

const Running = ({ status, microphone, level, onHush, onEnd, ...handlers }: RunningProps) => {
  const { texts } = useWords();
  const isSettingUp = status === 'connecting' || status === 'asking';
  const end = isSettingUp ? texts.cancel : texts.end;
  return (
    <div class="running" data-status={status}>
      <VoiceSign status={status} level={level} />
      <span class="running-status" aria-hidden="true">
        {statusText(status, texts)}
      </span>
      {status === 'speaking' && (
        <button type="button" class="round stop" aria-label={texts.hush} title={texts.hush} onClick={onHush}>
          <StopIcon />
        </button>
      )}
      {!isSettingUp && <MicrophoneButton microphone={microphone} {...handlers} />}
      <button type="button" class="round ending" aria-label={end} title={end} onClick={onEnd}>
        <EndIcon />
      </button>
    </div>
  );
};

type MicrophoneProps = Pick<VoiceHandlers, 'onTalk' | 'onMuted'> & { readonly microphone: Microphone };

const MicrophoneButton = ({ microphone, onTalk, onMuted }: MicrophoneProps) => {
  const { texts } = useWords();
  if (microphone !== 'on' && microphone !== 'muted') {
    return (
      <button
        type="button"
        class="round inviting"
        aria-label={texts.speakAgain}
        title={texts.speakAgain}
        onClick={onTalk}
      >
        <MicrophoneIcon />
      </button>
    );
  }
  const isMuted = microphone === 'muted';
  const label = isMuted ? texts.unmute : texts.mute;
  return (
    <button
      type="button"
      class="round"
      data-muted={isMuted}
      aria-label={label}
      title={label}
      onClick={() => onMuted(!isMuted)}
    >
      {isMuted ? <MutedIcon /> : <MicrophoneIcon />}
    </button>
  );
};
