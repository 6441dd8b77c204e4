import type { Locale } from '../../lambdas/contract/locale.ts';
import type { TokenResponse } from '../../lambdas/contract/token.ts';
import { createApi } from '../api/client.ts';
import type { ConversationStore } from '../conversation/store.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Problem } from '../problems.ts';
import { type Grant, type LiveSession, type OpenOutcome, openSession, requestToken } from './session.ts';

export interface CallerParts {
  /** Host of the API. */
  readonly origin: string;
  readonly store: ConversationStore;
  readonly audio: HTMLAudioElement;
  readonly texts: () => PanelTexts;
  readonly locale: () => Locale;
  readonly stream: () => MediaStream;
  readonly context: () => string | undefined;
  readonly onLost: () => void;
}

/** Another call, or hanging up, came in between; whoever did that decides what is next. */
export interface Superseded {
  readonly kind: 'superseded';
}

export type DialOutcome =
  | { readonly kind: 'open'; readonly session: LiveSession }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | Superseded;

/** Opens lines, one at a time; nothing of an earlier one is heard after a later one was begun. */
export interface Caller {
  /** Gets the token of the next line, and keeps it for that. */
  prepare(): Promise<Grant | Superseded>;
  dial(): Promise<DialOutcome>;
  session(): LiveSession | undefined;
  hangUp(): void;
}

/** Time that a kept token needs to be left with to open a line. */
const HANDSHAKE_MS = 10_000;

const isFresh = ({ expiresAt }: TokenResponse): boolean => Date.parse(expiresAt) - Date.now() > HANDSHAKE_MS;

interface Attempt {
  readonly token: TokenResponse | undefined;
  readonly signal: AbortSignal;
}

const open = (parts: CallerParts, { token, signal }: Attempt): Promise<OpenOutcome> =>
  openSession({
    ...parts,
    token,
    hostname: location.hostname,
    texts: parts.texts(),
    locale: parts.locale(),
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
  let kept: TokenResponse | undefined;
  const hangUp = (): void => {
    session = undefined;
    current?.abort();
    current = undefined;
  };
  const begin = (): AbortSignal => {
    hangUp();
    current = new AbortController();
    return current.signal;
  };
  /** A token opens one line only. */
  const takeKept = (): TokenResponse | undefined => {
    const token = kept !== undefined && isFresh(kept) ? kept : undefined;
    kept = undefined;
    return token;
  };
  return {
    prepare: async () => {
      const signal = begin();
      const grant = await requestToken(createApi(parts.origin), location.hostname, signal);
      if (signal.aborted) return { kind: 'superseded' };
      if (grant.kind === 'granted') kept = grant.token;
      return grant;
    },
    dial: async () => {
      const signal = begin();
      const outcome = await open(parts, { token: takeKept(), signal });
      if (signal.aborted) return { kind: 'superseded' };
      if (outcome.kind === 'open') session = outcome.session;
      return outcome;
    },
    session: () => session,
    hangUp,
  };
};
