import type { PanelTexts, Words } from '../i18n/texts.ts';
import type { Lazy } from '../loader/lazy.ts';
import { type ConversationState, isCalling, type Phase } from '../state/state.ts';
import { statusOf } from '../state/status.ts';
import type { Conversation } from './conversation.ts';
import { VoiceSign } from './dock/voice-sign.tsx';
import type { FindingsHandlers } from './findings/findings.tsx';
import { ArrowIcon } from './icons.tsx';
import { useRoom } from './room.ts';
import { becauseText } from './status-text.ts';
import { type FindingsModule, Transcript } from './transcript.tsx';
import { useWords } from './words.ts';

interface WelcomeProps {
  readonly greeting: string | undefined;
  readonly samples: readonly string[];
  readonly isTextOnly: boolean;
  readonly onAsk: (question: string) => void;
}

const Welcome = ({ greeting, samples, isTextOnly, onAsk }: WelcomeProps) => {
  const { texts } = useWords();
  const { box, content } = useRoom<HTMLDivElement>();
  return (
    <div class="welcome" ref={box}>
      <div class="welcome-words" ref={content}>
        <p class="greeting" dir="auto">
          {greeting ?? (isTextOnly ? texts.greetingTyped : texts.greeting)}
        </p>
        {samples.length === 0 ? (
          <p class="hint">{texts.sampleHint}</p>
        ) : (
          <>
            <h3 class="samples-title" id="samples">
              {texts.samples}
            </h3>
            <ul class="samples" aria-labelledby="samples">
              {samples.map((sample) => (
                <li key={sample}>
                  <button type="button" class="sample" onClick={() => onAsk(sample)}>
                    <span dir="auto">{sample}</span>
                    <ArrowIcon />
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
};

/** Whether the microphone is open, muted or not. */
const isRecording = (phase: Phase): boolean =>
  isCalling(phase) && (phase.microphone === 'on' || phase.microphone === 'muted');

/** A transcript this short leaves room for the large voice sign. */
const MAX_TURNS_BESIDE_SIGN = 2;

/** The note below a typed question that was not sent; there is none while the first session is being opened. */
const unsentText = ({ kind }: Phase, texts: PanelTexts): string | undefined => {
  if (kind === 'live') return texts.nextInLine;
  if (kind === 'connecting') return undefined;
  return kind === 'lost' ? texts.queued : texts.notSent;
};

/** What the shopper waits for: the query of a search, or '' for an answer; `undefined` when for nothing. */
const waitingOf = (phase: Phase): string | undefined => {
  const status = statusOf(phase);
  if (status === 'thinking') return '';
  return phase.kind === 'live' && status === 'searching' ? (phase.searching.at(-1)?.query ?? '') : undefined;
};

interface Props extends Omit<WelcomeProps, 'onAsk'>, Omit<FindingsHandlers, 'onChoose'> {
  readonly state: ConversationState;
  readonly conversation: Conversation;
  readonly words: Words;
  readonly findings: Lazy<FindingsModule>;
}

/** The scrolling part of the panel: a welcome before the first question, then the transcript. */
export const Body = ({ state, conversation, words, findings, ...props }: Props) => {
  const { onProduct, onAddToCart, onUndoCart } = props;
  const ask = (question: string): void => conversation.ask(question);
  if (state.turns.length === 0) {
    return <Welcome {...props} onAsk={ask} />;
  }
  return (
    <Transcript
      turns={state.turns}
      cart={state.cart}
      findings={findings}
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
      handlers={{ onChoose: ask, onProduct, onAddToCart, onUndoCart }}
    />
  );
};
