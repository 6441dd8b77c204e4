import { type Problem, remedyFor } from '../problems.ts';
import { CloseIcon } from './icons.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly problem: Problem;
  readonly onRetry: () => void;
  readonly onUnblockSound: () => void;
  readonly onDismiss: () => void;
}

/** What went wrong, in plain words, and what the shopper can do about it. */
export const Notice = ({ problem, onRetry, onUnblockSound, onDismiss }: Props) => {
  const { texts } = useWords();
  const remedy = remedyFor(problem);
  return (
    <div class="notice" role="alert">
      <div class="notice-words">
        <p>{texts[problem]}</p>
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
      <button
        type="button"
        class="round"
        aria-label={texts.dismiss}
        title={texts.dismiss}
        onClick={onDismiss}
      >
        <CloseIcon />
      </button>
    </div>
  );
};
