import { useState } from 'preact/hooks';
import type { ConversationState } from '../../state/state.ts';
import type { Conversation } from '../conversation.ts';
import { Footer } from '../footer.tsx';
import { SendIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { VoiceBar } from './voice-bar.tsx';

/** The server cuts longer questions. */
const MAX_QUESTION = 500;

const Composer = ({ onAsk }: { readonly onAsk: (question: string) => void }) => {
  const { texts } = useWords();
  const [draft, setDraft] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    const question = draft.trim();
    if (question === '') return;
    setDraft('');
    onAsk(question);
  };
  return (
    <form class="composer" onSubmit={submit}>
      <input
        class="field"
        type="text"
        value={draft}
        maxLength={MAX_QUESTION}
        placeholder={texts.placeholder}
        aria-label={texts.message}
        enterkeyhint="send"
        autocomplete="off"
        dir="auto"
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
      />
      <button
        type="submit"
        class="send"
        aria-label={texts.send}
        title={texts.send}
        aria-disabled={draft.trim() === ''}
      >
        <SendIcon />
      </button>
    </form>
  );
};

interface Props {
  readonly state: ConversationState;
  readonly conversation: Conversation;
  readonly consentUrl: string | undefined;
  readonly awaitsConsent: boolean;
  readonly isTextOnly: boolean;
  readonly onForget: () => void;
}

/** The controls below the transcript. */
export const Dock = ({ state, conversation, onForget, isTextOnly, ...consent }: Props) => (
  <div class="dock">
    <VoiceBar
      phase={state.phase}
      isExplained={state.turns.length > 0}
      onTalk={isTextOnly ? undefined : () => conversation.talk()}
      onMuted={(muted) => conversation.setMuted(muted)}
      onStopSpeaking={() => conversation.stopSpeaking()}
      onEnd={() => conversation.end('shopper')}
      onResume={() => conversation.resume()}
      onStartOver={onForget}
      level={() => conversation.level()}
    />
    <Composer onAsk={(question) => conversation.ask(question)} />
    <Footer {...consent} isTextOnly={isTextOnly} />
  </div>
);
