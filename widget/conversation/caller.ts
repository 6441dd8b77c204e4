import type { Api } from '../api/client.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Lazy } from '../lazy.ts';
import type { Problem } from '../problems.ts';
import type { LiveSession, OpenOutcome, OpenSessionOptions } from '../voice/session.ts';
import type { ConversationStore } from './store.ts';

/** What the voice file exports. */
export interface VoiceModule {
  openSession(options: OpenSessionOptions): Promise<OpenOutcome>;
}

export interface CallerParts {
  readonly api: Api;
  readonly store: ConversationStore;
  readonly voice: Lazy<VoiceModule>;
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

export const createCaller = (parts: CallerParts): Caller => {
  let current: AbortController | undefined;
  let session: LiveSession | undefined;

  const hangUp = (): void => {
    session = undefined;
    current?.abort();
    current = undefined;
  };

  const open = async (signal: AbortSignal): Promise<OpenOutcome> => {
    const voice = await parts.voice.load().catch(() => undefined);
    if (voice === undefined) return { kind: 'failed', problem: 'VOICE_NOT_LOADED' };
    if (signal.aborted) return { kind: 'failed', problem: 'CONNECTION_FAILED' };
    return voice.openSession({
      api: parts.api,
      hostname: location.hostname,
      texts: parts.texts(),
      stream: parts.stream(),
      audio: parts.audio,
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
  };

  return {
    dial: async () => {
      hangUp();
      const attempt = new AbortController();
      current = attempt;
      const outcome = await open(attempt.signal);
      if (attempt.signal.aborted) return { kind: 'superseded' };
      if (outcome.kind === 'open') session = outcome.session;
      return outcome;
    },
    session: () => session,
    hangUp,
  };
};
