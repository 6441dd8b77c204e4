import { useState } from 'preact/hooks';
import { Icon, icons } from './icons.tsx';
import { usePanel } from './view.ts';
import { VoiceBar } from './voice-bar.tsx';

/** The server cuts longer questions. */
const MAX_QUESTION = 500;

const Composer = () => {
  const { texts, conversation } = usePanel();
  const [draft, setDraft] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    const question = draft.trim();
    if (question === '') return;
    setDraft('');
    conversation.ask(question);
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
        <Icon lines={icons.send} />
      </button>
    </form>
  );
};

/** The line about personal data. Without an address it is invisible, also to screen readers, but keeps its space. */
const Consent = () => {
  const { texts, consentUrl, awaitsConsent, isTextOnly } = usePanel();
  if (!awaitsConsent && consentUrl === undefined) return null;
  return (
    <p class="consent" hidden={consentUrl === undefined}>
      {!isTextOnly && `${texts.consent} `}
      <a
        {...(consentUrl === undefined ? {} : { href: consentUrl })}
        target="_blank"
        rel="noopener noreferrer"
      >
        {texts.consentLink}
      </a>
    </p>
  );
};

/** The controls below the transcript. */
export const Dock = ({ onStartOver }: { readonly onStartOver: () => void }) => (
  <div class="dock">
    <VoiceBar onStartOver={onStartOver} />
    <Composer />
    <footer class="footer">
      <Consent />
    </footer>
  </div>
);
