import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../i18n/texts.ts';
import type { Lazy } from '../loader/lazy.ts';
import { type ConversationState, isCalling } from '../state/state.ts';
import { statusOf } from '../state/status.ts';
import type { ConversationStore } from '../state/store.ts';
import { endsWithCart } from '../state/turns.ts';
import { Body } from './body.tsx';
import type { Conversation } from './conversation.ts';
import { CallPill } from './dock/call-pill.tsx';
import { Dock } from './dock/dock.tsx';
import type { FindingsHandlers } from './findings/findings.tsx';
import { Header, Notice, Undo } from './header.tsx';
import { Menu } from './menu.tsx';
import { statusText } from './status-text.ts';
import type { FindingsModule } from './transcript.tsx';
import { WordsContext } from './words.ts';

interface AppProps extends Omit<FindingsHandlers, 'onChoose'> {
  readonly store: ConversationStore;
  readonly conversation: Conversation;
  readonly findings: Lazy<FindingsModule>;
  readonly words: Words;
  readonly shopName: string | undefined;
  readonly logoUrl: string | undefined;
  readonly greeting: string | undefined;
  readonly samples: readonly string[];
  readonly consentUrl: string | undefined;
  /** Whether the assistant has no microphone. */
  readonly isTextOnly: boolean;
  /** Whether the shop's consent line may still arrive. */
  readonly awaitsConsent: boolean;
  readonly silent: boolean;
  readonly onSilent: (silent: boolean) => void;
  readonly onClose: () => void;
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
export const App = (props: AppProps) => {
  const { store, conversation, words, isTextOnly, onClose } = props;
  const state = useConversationState(store);
  const status = statusOf(state.phase);
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  const isInCall = isCalling(state.phase);
  const { isMinimised, setMinimised } = useMinimised(isInCall, onClose);
  const { forget, undo } = useForgetting(conversation);
  const freshCart = useForAWhile(state.cart);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <WordsContext.Provider value={words}>
      <div
        class={isMinimised ? 'panel minimised' : 'panel'}
        role="dialog"
        aria-label={words.texts.dialog}
        lang={words.locale}
        data-status={status}
        tabIndex={-1}
        ref={panel}
        onKeyDown={onKeyDown}
      >
        <p class="visually-hidden" role="status">
          {statusText(status, words.texts)}
        </p>
        {isMinimised && isCalling(state.phase) ? (
          <CallPill
            status={status}
            microphone={state.phase.microphone}
            conversation={conversation}
            onExpand={() => setMinimised(false)}
          />
        ) : (
          <>
            <Header
              shopName={props.shopName}
              logoUrl={props.logoUrl}
              status={status}
              silent={props.silent}
              onSilent={isTextOnly ? undefined : props.onSilent}
              onMinimise={isInCall && !isTextOnly ? () => setMinimised(true) : undefined}
              menu={
                <Menu supportCode={state.supportCode} canForget={state.turns.length > 0} onForget={forget} />
              }
              onClose={onClose}
            />
            <Body {...props} state={state} />
            {state.problem !== undefined && (
              <Notice
                problem={state.problem}
                sentence={state.problemSentence}
                onRetry={() => conversation.resume()}
                onUnblockSound={() => conversation.unblockSound()}
                onDismiss={() => store.dispatch({ kind: 'problem', problem: undefined })}
              />
            )}
            {undo !== undefined && state.turns.length === 0 && (
              <Undo action={words.texts.undo} onUndo={undo}>
                {words.texts.forgotten}
              </Undo>
            )}
            {freshCart?.canUndo && !endsWithCart(state.turns) && (
              <Undo action={words.texts.undoCart} onUndo={props.onUndoCart}>
                {words.texts.cartChanged}
              </Undo>
            )}
            <Dock {...props} state={state} onForget={forget} />
          </>
        )}
      </div>
    </WordsContext.Provider>
  );
};
