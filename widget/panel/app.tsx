import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { statusText } from '../i18n/texts.ts';
import type { Lazy } from '../loader/lazy.ts';
import { type ConversationState, isCalling } from '../state/state.ts';
import { statusOf } from '../state/status.ts';
import type { ConversationStore } from '../state/store.ts';
import { endsWithCart } from '../state/turns.ts';
import type { Conversation } from './conversation.ts';
import { Dock } from './dock.tsx';
import { Header, ProblemNotice, Undo } from './header.tsx';
import { type FindingsModule, TranscriptView } from './transcript.tsx';
import { PanelContext, type PanelParts } from './view.ts';
import { CallPill } from './voice-bar.tsx';
import { Welcome } from './welcome.tsx';

interface Props extends PanelParts {
  readonly store: ConversationStore;
  readonly findings: Lazy<FindingsModule>;
}

const useConversationState = (store: ConversationStore): ConversationState => {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state());
    return store.subscribe((next) => setState(next));
  }, [store]);
  return state;
};

const focusedIn = (panel: HTMLElement | null): Element | null => {
  const root = panel?.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
};

/** Moves the focus to the panel when a button disappears after it was pressed. */
const useKeptFocus = (panel: RefObject<HTMLElement | null>): void => {
  const focused = focusedIn(panel.current);
  useLayoutEffect(() => {
    if (focused !== null && !focused.isConnected) panel.current?.focus();
  });
};

/** How long the panel offers to take something back. */
const UNDO_FOR_MS = 10_000;

/** A value for a while after it was last set or changed. */
const useForAWhile = <Value,>(value: Value | undefined): Value | undefined => {
  const [over, setOver] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => setOver(() => value), UNDO_FOR_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === over ? undefined : value;
};

/** Forgets the conversation, and offers for a while to bring it back. */
const useForgetting = (conversation: Conversation) => {
  const [recall, setRecall] = useState<() => void>();
  const undo = useForAWhile(recall);
  return {
    forget: () => {
      const recalled = conversation.forget();
      setRecall(() => recalled);
    },
    undo:
      undo &&
      (() => {
        undo();
        setRecall(undefined);
      }),
  };
};

/** A minimised call; when it is over, the panel closes instead of covering the shop again. */
const useMinimised = (isInCall: boolean, onClose: () => void) => {
  const [isMinimised, setMinimised] = useState(false);
  useEffect(() => {
    if (!isMinimised || isInCall) return;
    setMinimised(false);
    onClose();
  }, [isMinimised, isInCall, onClose]);
  return { isMinimised: isMinimised && isInCall, setMinimised };
};

/** The panel: a dialog in four parts, all derived from the conversation's state. */
export const App = ({ store, findings, ...parts }: Props) => {
  const { conversation, texts, locale, isTextOnly, onClose } = parts;
  const state = useConversationState(store);
  const { phase, turns, cart } = state;
  const status = statusOf(phase);
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  const isInCall = isCalling(phase);
  const { isMinimised, setMinimised } = useMinimised(isInCall, onClose);
  const { forget, undo } = useForgetting(conversation);
  const freshCart = useForAWhile(cart);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <PanelContext.Provider value={{ ...parts, state, status }}>
      <div
        class={isMinimised ? 'panel minimised' : 'panel'}
        role="dialog"
        aria-label={texts.dialog}
        lang={locale}
        data-status={status}
        tabIndex={-1}
        ref={panel}
        onKeyDown={onKeyDown}
      >
        <p class="visually-hidden" role="status">
          {statusText(status, texts)}
        </p>
        {isMinimised && isCalling(phase) ? (
          <CallPill microphone={phase.microphone} onExpand={() => setMinimised(false)} />
        ) : (
          <>
            <Header
              onMinimise={isInCall && !isTextOnly ? () => setMinimised(true) : undefined}
              onForget={forget}
            />
            {turns.length === 0 ? <Welcome /> : <TranscriptView findings={findings} />}
            <ProblemNotice />
            {undo !== undefined && turns.length === 0 && (
              <Undo action={texts.undo} onUndo={undo}>
                {texts.forgotten}
              </Undo>
            )}
            {freshCart?.canUndo && !endsWithCart(turns) && (
              <Undo action={texts.undoCart} onUndo={() => void conversation.undoCart()}>
                {texts.cartChanged}
              </Undo>
            )}
            <Dock onStartOver={forget} />
          </>
        )}
      </div>
    </PanelContext.Provider>
  );
};
