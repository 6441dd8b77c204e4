import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationStore } from '../conversation/store.ts';
import type { PanelTexts, Words } from '../i18n/texts.ts';
import { type ConversationState, isCalling, type Phase } from '../state.ts';
import { statusOf } from '../status.ts';
import { Composer } from './composer.tsx';
import type { FindingsHandlers } from './findings.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { Notice } from './notice.tsx';
import { becauseText, statusText } from './status-text.ts';
import { Transcript } from './transcript.tsx';
import { VoiceBar } from './voice-bar.tsx';
import { VoiceSign } from './voice-sign.tsx';
import { Welcome } from './welcome.tsx';
import { WordsContext } from './words.ts';

export interface AppProps extends Pick<FindingsHandlers, 'onProduct' | 'onAddToCart'> {
  readonly store: ConversationStore;
  readonly conversation: Conversation;
  readonly words: Words;
  readonly greeting: string | undefined;
  readonly samples: readonly string[];
  readonly consentUrl: string | undefined;
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

/** The panel: one dialog, four parts, all of it derived from the conversation's state. */
export const App = (props: AppProps) => {
  const { store, conversation, words, onClose } = props;
  const state = useConversationState(store);
  const status = statusOf(state.phase);
  const panel = useRef<HTMLDivElement>(null);
  useKeptFocus(panel);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <WordsContext.Provider value={words}>
      <div
        class="panel"
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
        <Header status={status} silent={props.silent} onSilent={props.onSilent} onClose={onClose} />
        <Talk {...props} state={state} />
        {state.problem !== undefined && (
          <Notice
            problem={state.problem}
            onRetry={() => conversation.resume()}
            onUnblockSound={() => conversation.unblockSound()}
            onDismiss={() => store.dispatch({ kind: 'problem', problem: undefined })}
          />
        )}
        <Dock {...props} state={state} />
      </div>
    </WordsContext.Provider>
  );
};

/** The shopper's voice goes out, or would if it were not muted. */
const isRecording = (phase: Phase): boolean =>
  isCalling(phase) && phase.kind !== 'idle' && (phase.microphone === 'on' || phase.microphone === 'muted');

type PartProps = AppProps & { readonly state: ConversationState };

/** So little was said yet that the panel has room to show the voices themselves. */
const MAX_TURNS_BESIDE_SIGN = 2;

/** While a line is first opened, what was typed is on its way; later it waits, or was not sent. */
const unsentText = ({ kind }: Phase, texts: PanelTexts): string | undefined => {
  if (kind === 'connecting' || kind === 'live') return undefined;
  return kind === 'lost' ? texts.queued : texts.notSent;
};

/** What the shopper waits for: an answer, or what is being looked for; `undefined` when for nothing. */
const waitingOf = (phase: Phase): string | undefined => {
  const status = statusOf(phase);
  if (status === 'thinking') return '';
  return phase.kind === 'live' && status === 'searching' ? (phase.searching.at(-1)?.words ?? '') : undefined;
};

const Talk = ({ state, conversation, words, greeting, samples, onProduct, onAddToCart }: PartProps) => {
  const ask = (question: string): void => conversation.say(question);
  if (state.turns.length === 0) {
    return <Welcome greeting={greeting} samples={samples} onAsk={ask} />;
  }
  return (
    <Transcript
      turns={state.turns}
      unsent={unsentText(state.phase, words.texts)}
      because={becauseText(state.phase, words.texts)}
      waiting={waitingOf(state.phase)}
      sign={
        isRecording(state.phase) && state.turns.length <= MAX_TURNS_BESIDE_SIGN ? (
          <div class="aura">
            <VoiceSign status={statusOf(state.phase)} level={() => conversation.level()} />
          </div>
        ) : undefined
      }
      handlers={{ onChoose: ask, onProduct, onAddToCart }}
    />
  );
};

const Dock = ({ state, conversation, consentUrl, awaitsConsent }: PartProps) => (
  <div class="dock">
    <VoiceBar
      phase={state.phase}
      isExplained={state.turns.length > 0}
      onTalk={() => conversation.talk()}
      onMuted={(muted) => conversation.setMuted(muted)}
      onHush={() => conversation.hush()}
      onEnd={() => conversation.end('shopper')}
      onResume={() => conversation.resume()}
      onStartOver={() => conversation.forget()}
      level={() => conversation.level()}
    />
    <Composer onAsk={(question) => conversation.say(question)} />
    <Footer
      supportCode={state.supportCode}
      consentUrl={consentUrl}
      awaitsConsent={awaitsConsent}
      canForget={state.turns.length > 0}
      onForget={() => conversation.forget()}
    />
  </div>
);
