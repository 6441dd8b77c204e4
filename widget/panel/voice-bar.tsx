import { becauseText, statusText } from '../i18n/texts.ts';
import type { MicrophoneState } from '../state/events.ts';
import type { Phase } from '../state/state.ts';
import { Icon, icons, RoundButton } from './icons.tsx';
import { usePanel } from './view.ts';
import { VoiceSign } from './voice-sign.tsx';

interface Props {
  readonly onStartOver: () => void;
}

/** The row above the text box, which starts, controls and resumes the conversation. */
export const VoiceBar = ({ onStartOver }: Props) => {
  const { phase } = usePanel().state;
  // The notice above explains a failure and offers the next step.
  if (phase.kind === 'idle' || (phase.kind === 'ended' && phase.because === 'failed')) return <TalkButton />;
  if (phase.kind !== 'ended' && phase.kind !== 'paused') return <Running microphone={phase.microphone} />;
  return <Resting phase={phase} onStartOver={onStartOver} />;
};

const TalkButton = () => {
  const { texts, conversation, isTextOnly } = usePanel();
  if (isTextOnly) return null;
  return (
    <button type="button" class="primary" onClick={() => conversation.talk()}>
      <Icon lines={icons.microphone} />
      {texts.speak}
    </button>
  );
};

type RestingProps = Props & { readonly phase: Extract<Phase, { kind: 'paused' | 'ended' }> };

const Resting = ({ phase, onStartOver }: RestingProps) => {
  const { texts, state, conversation } = usePanel();
  const isBeforeTalking = phase.because === 'consent';
  // The transcript, if there is one, says why.
  const isExplained = state.turns.length > 0;
  return (
    <div class="resting">
      {!isExplained && <p class="because">{becauseText(phase, texts)}</p>}
      <div class="resting-buttons">
        <button type="button" class="primary" onClick={() => conversation.resume()}>
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

const RunningStatus = () => {
  const { texts, status } = usePanel();
  return (
    <>
      <VoiceSign hears />
      <span class="running-status" aria-hidden="true">
        {statusText(status, texts)}
      </span>
    </>
  );
};

interface RunningProps {
  readonly microphone: MicrophoneState;
}

const Running = ({ microphone }: RunningProps) => {
  const { texts, status, conversation } = usePanel();
  const isSettingUp = status === 'connecting' || status === 'asking';
  return (
    <div class="running" data-status={status}>
      <RunningStatus />
      {status === 'speaking' && (
        <RoundButton
          icon="stop"
          kind="stop"
          label={texts.stopSpeaking}
          onClick={() => conversation.stopSpeaking()}
        />
      )}
      {!isSettingUp && <MicrophoneButton microphone={microphone} />}
      <EndButton label={isSettingUp ? texts.cancel : texts.end} />
    </div>
  );
};

/** A call as small as it can be, so that a phone's screen shows the shop. */
export const CallPill = ({ microphone, onExpand }: RunningProps & { readonly onExpand: () => void }) => {
  const { texts, status } = usePanel();
  return (
    <div class="running pill" data-status={status}>
      <button type="button" class="pill-expand" aria-label={texts.expand} onClick={onExpand}>
        <RunningStatus />
      </button>
      <MicrophoneButton microphone={microphone} />
      <EndButton label={texts.end} />
    </div>
  );
};

const EndButton = ({ label }: { readonly label: string }) => {
  const { conversation } = usePanel();
  return <RoundButton icon="end" kind="ending" label={label} onClick={() => conversation.end('shopper')} />;
};

const MicrophoneButton = ({ microphone }: RunningProps) => {
  const { texts, conversation, isTextOnly } = usePanel();
  if (isTextOnly) return null;
  if (microphone !== 'on' && microphone !== 'muted') {
    return (
      <RoundButton
        icon="microphone"
        kind="inviting"
        label={texts.speakAgain}
        onClick={() => conversation.talk()}
      />
    );
  }
  const isMuted = microphone === 'muted';
  return (
    <RoundButton
      icon={isMuted ? 'muted' : 'microphone'}
      data-muted={isMuted}
      label={isMuted ? texts.unmute : texts.mute}
      onClick={() => conversation.setMuted(!isMuted)}
    />
  );
};
