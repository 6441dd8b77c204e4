import { useRef, useState } from 'preact/hooks';
import { CopyIcon } from './icons.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly supportCode: string | undefined;
  readonly consentUrl: string | undefined;
  readonly awaitsConsent: boolean;
  readonly canForget: boolean;
  readonly onForget: () => void;
}

const TOLD_FOR_MS = 2_000;

/** Pages that are not secure, and frames, are refused the clipboard; a selection can be copied there still. */
const copySelected = (element: HTMLElement): boolean => {
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
};

const copyText = async (element: HTMLElement): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    return copySelected(element);
  }
};

const SupportCode = ({ code }: { readonly code: string }) => {
  const { texts } = useWords();
  const [outcome, setOutcome] = useState('');
  const words = useRef<HTMLElement>(null);
  const copy = async (): Promise<void> => {
    if (words.current === null) return;
    // What could not be copied stays selected, for the shopper to do it.
    setOutcome((await copyText(words.current)) ? texts.copied : texts.copyByHand);
    setTimeout(() => setOutcome(''), TOLD_FOR_MS);
  };
  return (
    <button type="button" class="foot-button" title={texts.copy} onClick={() => void copy()}>
      {texts.supportCode}: <code ref={words}>{code}</code>
      <CopyIcon />
      <span role="status" class={outcome ? 'copied' : 'visually-hidden'}>
        {outcome}
      </span>
    </button>
  );
};

/** The small print: the code for support staff, what happens to the voice, and how to be forgotten. */
export const Footer = ({ supportCode, consentUrl, awaitsConsent, canForget, onForget }: Props) => {
  const { texts } = useWords();
  return (
    <footer class="footer">
      {(awaitsConsent || consentUrl !== undefined) && (
        // Without an address it is invisible, to screen readers too, and takes the room it will need.
        <p class="consent" hidden={consentUrl === undefined}>
          {texts.consent}{' '}
          <a href={consentUrl} target="_blank" rel="noopener noreferrer">
            {texts.consentLink}
          </a>
        </p>
      )}
      {supportCode !== undefined && <SupportCode code={supportCode} />}
      {canForget && (
        <button
          type="button"
          class="foot-button forget"
          aria-label={texts.forget}
          title={texts.forget}
          onClick={onForget}
        >
          {texts.forgetShort}
        </button>
      )}
    </footer>
  );
};
