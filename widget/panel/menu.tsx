import type { TargetedFocusEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon, icons } from './icons.tsx';
import { usePanel } from './view.ts';

const CONFIRM_FOR_MS = 2_000;

/** Insecure pages and frames may not use the clipboard, but may copy a selection. */
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
  const { texts } = usePanel();
  const [outcome, setOutcome] = useState('');
  const words = useRef<HTMLElement>(null);
  const copy = async (): Promise<void> => {
    if (words.current === null) return;
    // A code that could not be copied stays selected, so that the shopper can copy it.
    setOutcome((await copyText(words.current)) ? texts.copied : texts.copyByHand);
    setTimeout(() => setOutcome(''), CONFIRM_FOR_MS);
  };
  return (
    <button type="button" class="menu-item" title={texts.copy} onClick={() => void copy()}>
      {texts.supportCode}: <code ref={words}>{code}</code>
      <Icon lines={icons.copy} />
      <span role="status" class={outcome ? 'copied' : 'visually-hidden'}>
        {outcome}
      </span>
    </button>
  );
};

/** What is seldom needed: the code for support staff, and the deletion of the conversation. */
export const Menu = ({ onForget }: { readonly onForget: () => void }) => {
  const { texts, state } = usePanel();
  const { supportCode, turns } = state;
  const canForget = turns.length > 0;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || event.key !== 'Escape') return;
    // The first Escape closes the menu, the next one the panel.
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const onFocusOut = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLDivElement>): void => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  if (supportCode === undefined && !canForget) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons are pressed; their keys and focus bubble up to here.
    <div class="menu" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="round"
        aria-expanded={isOpen}
        aria-controls="menu"
        aria-label={texts.menu}
        title={texts.menu}
        ref={button}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon lines={icons.more} />
      </button>
      <div class="menu-items" id="menu" hidden={!isOpen}>
        {supportCode !== undefined && <SupportCode code={supportCode} />}
        {canForget && (
          <button
            type="button"
            class="menu-item"
            onClick={() => {
              setOpen(false);
              onForget();
            }}
          >
            {texts.forget}
          </button>
        )}
      </div>
    </div>
  );
};
