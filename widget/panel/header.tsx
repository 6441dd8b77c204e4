import { useState } from 'preact/hooks';
import { statusText } from '../i18n/texts.ts';
import { remedyFor } from '../state/problems.ts';
import type { Status } from '../state/status.ts';
import { RoundButton } from './icons.tsx';
import { Menu } from './menu.tsx';
import { usePanel } from './view.ts';
import { VoiceSign } from './voice-sign.tsx';

/** In a running conversation, the row above the text box shows the status instead. */
const subtitled: ReadonlySet<Status> = new Set<Status>(['idle', 'paused', 'ended']);

/** The shop's logo; our sign without one, and where the page does not let it load. */
const Badge = ({ logoUrl }: { readonly logoUrl: string | undefined }) => {
  const [broken, setBroken] = useState<string>();
  return (
    <span class="badge">
      {logoUrl === undefined || logoUrl === broken ? (
        <VoiceSign />
      ) : (
        <img class="logo" src={logoUrl} alt="" onError={() => setBroken(logoUrl)} />
      )}
    </span>
  );
};

interface HeaderProps {
  /** Only in a call; shown on small screens. */
  readonly onMinimise: (() => void) | undefined;
  readonly onForget: () => void;
}

export const Header = ({ onMinimise, onForget }: HeaderProps) => {
  const { texts, shop, status, isTextOnly, silent, onSilent, onClose } = usePanel();
  return (
    <header class="header">
      <Badge logoUrl={shop.theme?.logoUrl} />
      <div class="header-words">
        <h2 class="title" dir="auto" title={shop.name}>
          {shop.name ?? texts.title}
        </h2>
        {subtitled.has(status) && (
          <p class="status" aria-hidden="true">
            {statusText(status, texts)}
          </p>
        )}
      </div>
      {!isTextOnly && (
        <RoundButton
          icon={silent ? 'silence' : 'sound'}
          aria-pressed={silent}
          label={texts.soundOff}
          title={silent ? texts.soundOn : texts.soundOff}
          onClick={() => onSilent(!silent)}
        />
      )}
      <Menu onForget={onForget} />
      {onMinimise !== undefined && (
        <RoundButton icon="minimise" kind="minimise" label={texts.minimise} onClick={onMinimise} />
      )}
      <RoundButton icon="close" label={texts.close} onClick={onClose} />
    </header>
  );
};

/** A problem in plain words, and what the shopper can do about it. */
export const ProblemNotice = () => {
  const { texts, state, conversation } = usePanel();
  const { problem, problemSentence } = state;
  if (problem === undefined) return null;
  const remedy = remedyFor(problem);
  return (
    <div class="notice" role="alert">
      <div class="notice-words">
        <p>{problemSentence ?? texts[problem]}</p>
        {remedy === 'retry' && (
          <button type="button" class="notice-action" onClick={() => conversation.resume()}>
            {texts.retry}
          </button>
        )}
        {remedy === 'unblock-sound' && (
          <button type="button" class="notice-action" onClick={() => conversation.unblockSound()}>
            {texts.unblockSound}
          </button>
        )}
      </div>
      <RoundButton icon="close" label={texts.dismiss} onClick={() => conversation.dismiss()} />
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
