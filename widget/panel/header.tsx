import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Problem, remedyFor } from '../state/problems.ts';
import type { Status } from '../state/status.ts';
import { VoiceSign } from './dock/voice-sign.tsx';
import { CloseIcon, MinimiseIcon, SoundIcon } from './icons.tsx';
import { RoundButton } from './round-button.tsx';
import { statusText } from './status-text.ts';
import { useWords } from './words.ts';

interface HeaderProps {
  readonly shopName: string | undefined;
  readonly logoUrl: string | undefined;
  readonly status: Status;
  readonly silent: boolean;
  /** Absent where no voice is heard. */
  readonly onSilent: ((silent: boolean) => void) | undefined;
  /** Only in a call; shown on small screens. */
  readonly onMinimise: (() => void) | undefined;
  readonly menu: ComponentChildren;
  readonly onClose: () => void;
}

/** In a running conversation, the row above the text box shows the status instead. */
const subtitled: ReadonlySet<Status> = new Set<Status>(['idle', 'paused', 'ended']);

/** The shop's logo; our sign without one, and where the page does not let it load. */
const Badge = ({ logoUrl, status }: Pick<HeaderProps, 'logoUrl' | 'status'>) => {
  const [broken, setBroken] = useState<string>();
  return (
    <span class="badge">
      {logoUrl === undefined || logoUrl === broken ? (
        <VoiceSign status={status} />
      ) : (
        <img class="logo" src={logoUrl} alt="" onError={() => setBroken(logoUrl)} />
      )}
    </span>
  );
};

export const Header = ({
  shopName,
  logoUrl,
  status,
  silent,
  onSilent,
  onMinimise,
  menu,
  onClose,
}: HeaderProps) => {
  const { texts } = useWords();
  return (
    <header class="header">
      <Badge logoUrl={logoUrl} status={status} />
      <div class="header-words">
        <h2 class="title" dir="auto" title={shopName}>
          {shopName ?? texts.title}
        </h2>
        {subtitled.has(status) && (
          <p class="status" aria-hidden="true">
            {statusText(status, texts)}
          </p>
        )}
      </div>
      {onSilent !== undefined && (
        <RoundButton
          aria-pressed={silent}
          label={texts.soundOff}
          title={silent ? texts.soundOn : texts.soundOff}
          onClick={() => onSilent(!silent)}
        >
          <SoundIcon off={silent} />
        </RoundButton>
      )}
      {menu}
      {onMinimise !== undefined && (
        <RoundButton kind="minimise" label={texts.minimise} onClick={onMinimise}>
          <MinimiseIcon />
        </RoundButton>
      )}
      <RoundButton label={texts.close} onClick={onClose}>
        <CloseIcon />
      </RoundButton>
    </header>
  );
};

interface NoticeProps {
  readonly problem: Problem;
  /** Said in place of the problem's own. */
  readonly sentence: string | undefined;
  readonly onRetry: () => void;
  readonly onUnblockSound: () => void;
  readonly onDismiss: () => void;
}

/** A problem in plain words, and what the shopper can do about it. */
export const Notice = ({ problem, sentence, onRetry, onUnblockSound, onDismiss }: NoticeProps) => {
  const { texts } = useWords();
  const remedy = remedyFor(problem);
  return (
    <div class="notice" role="alert">
      <div class="notice-words">
        <p>{sentence ?? texts[problem]}</p>
        {remedy === 'retry' && (
          <button type="button" class="notice-action" onClick={onRetry}>
            {texts.retry}
          </button>
        )}
        {remedy === 'unblock-sound' && (
          <button type="button" class="notice-action" onClick={onUnblockSound}>
            {texts.unblockSound}
          </button>
        )}
      </div>
      <RoundButton label={texts.dismiss} onClick={onDismiss}>
        <CloseIcon />
      </RoundButton>
    </div>
  );
};

interface UndoProps {
  /** What was done. */
  readonly children: string;
  readonly action: string;
  readonly onUndo: () => void;
}

/** Something that was done, while it can still be taken back. */
export const Undo = ({ children, action, onUndo }: UndoProps) => (
  <div class="notice done" role="status">
    <p class="notice-words">{children}</p>
    <button type="button" class="notice-action" onClick={onUndo}>
      {action}
    </button>
  </div>
);
