import type { ConversationStore } from '../conversation/store.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Problem } from '../problems.ts';
import { type LiveSession, type OpenOutcome, openSession } from './session.ts';

export interface CallerParts {
  /** Host of the API. */
  readonly origin: string;
  readonly store: ConversationStore;
  readonly audio: HTMLAudioElement;
  readonly texts: () => PanelTexts;
  readonly stream: () => MediaStream;
  readonly context: () => string | undefined;
  readonly onLost: () => void;
}

export type DialOutcome =
  | { readonly kind: 'open'; readonly session: LiveSession }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** Another call, or hanging up, came in between; whoever did that decides what is next. */
  | { readonly kind: 'superseded' };

/** Opens lines, one at a time; nothing of an earlier one is heard after a later one was begun. */
export interface Caller {
  dial(): Promise<DialOutcome>;
  session(): LiveSession | undefined;
  hangUp(): void;
}

const open = (parts: CallerParts, signal: AbortSignal): Promise<OpenOutcome> =>
  openSession({
    ...parts,
    hostname: location.hostname,
    texts: parts.texts(),
    stream: parts.stream(),
    turns: parts.store.state().turns,
    context: parts.context(),
    emit: (event) => {
      if (!signal.aborted) parts.store.dispatch(event);
    },
    onLost: () => {
      if (!signal.aborted) parts.onLost();
    },
    signal,
  });

export const createCaller = (parts: CallerParts): Caller => {
  let current: AbortController | undefined;
  let session: LiveSession | undefined;
  const hangUp = (): void => {
    session = undefined;
    current?.abort();
    current = undefined;
  };
  return {
    dial: async () => {
      hangUp();
      const attempt = new AbortController();
      current = attempt;
      const outcome = await open(parts, attempt.signal);
      if (attempt.signal.aborted) return { kind: 'superseded' };
      if (outcome.kind === 'open') session = outcome.session;
      return outcome;
    },
    session: () => session,
    hangUp,
  };
};
