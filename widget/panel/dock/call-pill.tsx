import type { MicrophoneState } from '../../state/events.ts';
import type { Status } from '../../state/status.ts';
import type { Conversation } from '../conversation.ts';
import { EndIcon } from '../icons.tsx';
import { RoundButton } from '../round-button.tsx';
import { statusText } from '../status-text.ts';
import { useWords } from '../words.ts';
import { MicrophoneButton } from './voice-bar.tsx';
import { VoiceSign } from './voice-sign.tsx';

interface Props {
  readonly status: Status;
  readonly microphone: MicrophoneState;
  readonly conversation: Conversation;
  readonly onExpand: () => void;
}

/** A call as small as it can be, so that a phone's screen shows the shop. */
export const CallPill = ({ status, microphone, conversation, onExpand }: Props) => {
  const { texts } = useWords();
  return (
    <div class="running pill" data-status={status}>
      <button type="button" class="pill-expand" aria-label={texts.expand} onClick={onExpand}>
        <VoiceSign status={status} level={() => conversation.level()} />
        <span class="running-status" aria-hidden="true">
          {statusText(status, texts)}
        </span>
      </button>
      <MicrophoneButton
        microphone={microphone}
        onTalk={() => conversation.talk()}
        onMuted={(muted) => conversation.setMuted(muted)}
      />
      <RoundButton kind="ending" label={texts.end} onClick={() => conversation.end('shopper')}>
        <EndIcon />
      </RoundButton>
    </div>
  );
};
