import type { MicrophoneState } from '../../state/events.ts';
import type { Phase } from '../../state/state.ts';
import { type Status, statusOf } from '../../state/status.ts';
import { EndIcon, MicrophoneIcon, MutedIcon, StopIcon } from '../icons.tsx';
import { RoundButton } from '../round-button.tsx';
import { becauseText, statusText } from '../status-text.ts';
import { useWords } from '../words.ts';
import { VoiceSign } from './voice-sign.tsx';

interface VoiceHandlers {
  /** Absent where the assistant has no microphone. */
  readonly onTalk: (() => void) | undefined;
  readonly onMuted: (muted: boolean) => void;
  readonly onStopSpeaking: () => void;
  readonly onEnd: () => void;
  readonly onResume: () => void;
  readonly onStartOver: () => void;
  readonly level: () => number;
}

interface Props extends VoiceHandlers {
  readonly phase: Phase;
  /** Whether the transcript already says why the conversation is paused or ended. */
  readonly isExplained: boolean;
}

/** The row above the text box, which starts, controls and resumes the conversation. */
export const VoiceBar = ({ phase, ...handlers }: Props) => {
  switch (phase.kind) {
    case 'idle':
      return <TalkButton onTalk={handlers.onTalk} />;
    case 'ended':
      // The notice above explains the failure and offers the next step.
      if (phase.because === 'failed') return <TalkButton onTalk={handlers.onTalk} />;
      return <Resting phase={phase} {...handlers} />;
    case 'paused':
      return <Resting phase={phase} {...handlers} />;
    default:
      return <Running status={statusOf(phase)} microphone={phase.microphone} {...handlers} />;
  }
};

const TalkButton = ({ onTalk }: Pick<VoiceHandlers, 'onTalk'>) => {
  const { texts } = useWords();
  if (onTalk === undefined) return null;
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

type RunningProps = VoiceHandlers & { readonly status: Status; readonly microphone: MicrophoneState };

const Running = ({ status, microphone, level, onStopSpeaking, onEnd, ...handlers }: RunningProps) => {
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
        <RoundButton kind="stop" label={texts.stopSpeaking} onClick={onStopSpeaking}>
          <StopIcon />
        </RoundButton>
      )}
      {!isSettingUp && <MicrophoneButton microphone={microphone} {...handlers} />}
      <RoundButton kind="ending" label={end} onClick={onEnd}>
        <EndIcon />
      </RoundButton>
    </div>
  );
};

type MicrophoneProps = Pick<VoiceHandlers, 'onTalk' | 'onMuted'> & { readonly microphone: MicrophoneState };

export const MicrophoneButton = ({ microphone, onTalk, onMuted }: MicrophoneProps) => {
  const { texts } = useWords();
  if (onTalk === undefined) return null;
  if (microphone !== 'on' && microphone !== 'muted') {
    return (
      <RoundButton kind="inviting" label={texts.speakAgain} onClick={onTalk}>
        <MicrophoneIcon />
      </RoundButton>
    );
  }
  const isMuted = microphone === 'muted';
  return (
    <RoundButton
      data-muted={isMuted}
      label={isMuted ? texts.unmute : texts.mute}
      onClick={() => onMuted(!isMuted)}
    >
      {isMuted ? <MutedIcon /> : <MicrophoneIcon />}
    </RoundButton>
  );
};
