import { useState } from 'preact/hooks';
import { SendIcon } from './icons.tsx';
import { useWords } from './words.ts';

/** Longer questions are letters; the server cuts what it reads anyway. */
const MAX_QUESTION = 500;

export const Composer = ({ onAsk }: { readonly onAsk: (question: string) => void }) => {
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
