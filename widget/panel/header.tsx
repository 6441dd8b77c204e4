import type { Status } from '../status.ts';
import { CloseIcon, SoundIcon } from './icons.tsx';
import { statusText } from './status-text.ts';
import { VoiceSign } from './voice-sign.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly status: Status;
  readonly silent: boolean;
  readonly onSilent: (silent: boolean) => void;
  readonly onClose: () => void;
}

/** While a conversation runs, the row above the text box says what is going on. */
const subtitled: ReadonlySet<Status> = new Set<Status>(['idle', 'paused', 'ended']);

export const Header = ({ status, silent, onSilent, onClose }: Props) => {
  const { texts } = useWords();
  return (
    <header class="header">
      <span class="badge">
        <VoiceSign status={status} />
      </span>
      <div class="header-words">
        <h2 class="title">{texts.title}</h2>
        {subtitled.has(status) && (
          <p class="status" aria-hidden="true">
            {statusText(status, texts)}
          </p>
        )}
      </div>
      <button
        type="button"
        class="round"
        aria-pressed={silent}
        aria-label={texts.soundOff}
        title={silent ? texts.soundOn : texts.soundOff}
        onClick={() => onSilent(!silent)}
      >
        <SoundIcon off={silent} />
      </button>
      <button type="button" class="round" aria-label={texts.close} title={texts.close} onClick={onClose}>
        <CloseIcon />
      </button>
    </header>
  );
};
