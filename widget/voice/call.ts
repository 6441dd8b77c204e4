import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { PageContext } from '../page/storevoice.d.ts';
import type { MicrophoneState } from '../state/events.ts';
import type { Problem } from '../state/problems.ts';
import { isAnswered, isAnswerPending, isCalling } from '../state/state.ts';
import { checkAnswers } from './functions/answer-check.ts';
import { type ApiClient, createApiClient, createTokens, type Failure } from './functions/api-client.ts';
import { reconnect, watchOffline } from './reconnect.ts';
import { type LiveSession, openSession, type SessionOptions, type SessionOutcome } from './session.ts';
import { playCues } from './sound/cues.ts';
import { Microphone } from './sound/microphone.ts';
import { createTurn, shareMicrophone } from './sound/one-voice.ts';
import { createTimeLimit, watchTimeouts } from './timeouts.ts';

export interface CallParts extends Pick<SessionOptions, 'store' | 'emitToPage' | 'sound' | 'voice'> {
  /** Host of the API. */
  readonly origin: string;
  readonly texts: () => PanelTexts;
  readonly locale: () => Locale;
  readonly context: () => PageContext;
  /** Whether the panel already knows if the shop has a consent text to be read before a recording. */
  readonly knowsConsent: () => boolean;
  readonly onToken: (token: TokenResponse) => void;
}

/**
 * The call of one conversation: its start, its reconnection and its end. A session and a microphone are open only while the
 * state's phase is one of a call. The session is spoken while the microphone is open, else typed.
 */
export class Call {
  readonly #parts: CallParts;
  readonly #api: ApiClient;
  readonly #tokens;
  readonly microphone: Microphone;
  readonly #timeLimit = createTimeLimit(() => this.#reachTimeLimit());
  readonly #cleanups: readonly (() => void)[];
  readonly #turn = createTurn(() => this.#parts.store.dispatch({ kind: 'paused', because: 'elsewhere' }));
  #callEnd = new AbortController();
  #sessionEnd = new AbortController();
  #session: LiveSession | undefined;

  constructor(parts: CallParts) {
    const { store, sound, origin } = parts;
    this.#parts = parts;
    this.#api = createApiClient(origin);
    this.#tokens = createTokens(this.#api, location.hostname);
    this.microphone = new Microphone(store, sound);
    this.#cleanups = [
      watchOffline(() => void this.#reconnect()),
      watchTimeouts(store, {
        onIdle: () => store.dispatch({ kind: 'paused', because: 'idle' }),
        onStalled: () => {
          store.dispatch({ kind: 'stalled' });
          this.#report('NO_ANSWER');
        },
      }),
      playCues(store, sound),
      shareMicrophone(store),
      checkAnswers(store, this.#api, () => this.#session?.token.session),
      store.subscribe(({ phase }, before) => {
        if (isCalling(before.phase) && !isCalling(phase)) this.#hangUp();
        // Other listeners see this change first.
        else if (phase.kind === 'live') queueMicrotask(() => this.#proceed());
      }),
    ];
  }

  /** The session while it is open. */
  get session(): LiveSession | undefined {
    return this.#session;
  }

  /** Opens the microphone, if it is wanted, and a session; the state is `connecting` by then. */
  async start(microphone: MicrophoneState): Promise<void> {
    const { signal } = this.#callEnd;
    this.#turn.take();
    if (microphone === 'wanted' && !this.#parts.knowsConsent()) await this.#learnConsent(signal);
    if (microphone === 'wanted' && !signal.aborted) await this.talk();
    if (!signal.aborted) await this.#begin();
  }

  /** Asks for the microphone, or unmutes it; a typed conversation goes on by voice when it is given. */
  async talk(): Promise<void> {
    this.#parts.voice.load().catch(() => {}); // While the shopper answers the browser's question.
    await this.microphone.open();
  }

  /**
   * Sends the typed question that has waited longest, unless an answer is about to begin, which it waits for. The assistant
   * stops speaking to take it.
   */
  sendQueued(): void {
    const { store } = this.#parts;
    const { phase, turns } = store.state();
    const turn = turns.find((each) => each.kind === 'shopper' && each.delivery === 'queued');
    if (phase.kind !== 'live' || isAnswerPending(phase) || !this.#session || turn?.kind !== 'shopper') return;
    if (phase.playing !== undefined) this.#session.stopSpeaking();
    if (this.#session.ask(turn.id, turn.text)) store.dispatch({ kind: 'sent', id: turn.id });
  }

  /** Gives the model another try at an answer that did not come. */
  retryAnswer(): void {
    this.#report(undefined);
    this.#session?.retryAnswer();
  }

  dispose(): void {
    for (const cleanup of this.#cleanups) cleanup();
    this.#hangUp();
  }

  /** Opens the first session of its kind; a reconnection is not one. */
  async #begin(): Promise<void> {
    const outcome = await this.#openSession();
    if (outcome?.kind === 'failed') this.#fail(outcome);
    if (outcome?.kind !== 'open') return;
    const isNew = this.#parts.store.state().turns.length === 0;
    this.#goLive(outcome.session);
    // Never after a reconnection or a change of the page: the shopper was greeted before.
    if (isNew && outcome.session.isSpoken) outcome.session.greet();
  }

  /** Does what a change of the state makes due: a session of the other kind, or the next question. */
  #proceed(): void {
    const { store } = this.#parts;
    const { phase } = store.state();
    if (phase.kind !== 'live' || this.#session === undefined) return;
    if (this.#session.isSpoken !== (this.microphone.stream() !== undefined)) {
      store.dispatch({ kind: 'switched' });
      void this.#begin();
    } else if (isAnswered(phase)) this.sendQueued();
  }

  #report(problem: Problem | undefined): void {
    this.#parts.store.dispatch({ kind: 'problem', problem });
  }

  #fail({ problem, sentence }: Failure): void {
    this.#parts.store.dispatch({ kind: 'ended', because: 'failed' });
    this.#parts.store.dispatch({ kind: 'problem', problem, sentence });
  }

  /** Gets a token before the browser's first recording in this shop, as it holds the address of the consent text. */
  async #learnConsent(signal: AbortSignal): Promise<void> {
    const outcome = await this.#tokens.request(signal);
    if (signal.aborted) return;
    if (outcome.kind === 'failed') return this.#fail(outcome);
    this.#parts.onToken(outcome.token);
    if (outcome.token.theme.consentUrl) this.#parts.store.dispatch({ kind: 'paused', because: 'consent' });
  }

  /** Opens a session in place of the last one; `undefined` when the call has ended in between. */
  async #openSession(): Promise<SessionOutcome | undefined> {
    this.#closeSession();
    const { signal } = this.#sessionEnd;
    const { texts, locale, context } = this.#parts;
    const grant = await this.#tokens.take(signal);
    if (signal.aborted) return undefined;
    if (grant.kind === 'failed') return grant;
    if (grant.token.mode === 'text') this.microphone.giveUp('MICROPHONE_PAUSED');
    const outcome = await openSession({
      ...this.#parts,
      api: this.#api,
      token: grant.token,
      texts: texts(),
      locale: locale(),
      context: context(),
      stream: this.microphone.stream(),
      onLost: () => void this.#reconnect(),
      signal,
    });
    if (signal.aborted) return undefined;
    if (outcome.kind === 'open') this.#session = outcome.session;
    return outcome;
  }

  #closeSession(): void {
    if (this.#session !== undefined) this.#api.end(this.#session.token);
    this.#session = undefined;
    this.#sessionEnd.abort();
    this.#sessionEnd = new AbortController();
  }

  #hangUp(): void {
    this.#callEnd.abort();
    this.#callEnd = new AbortController();
    this.#timeLimit.clear();
    this.#closeSession();
    this.microphone.close();
    this.#parts.sound.audio.srcObject = null;
    this.#turn.leave();
  }

  #goLive(session: LiveSession): void {
    const { store, sound, onToken } = this.#parts;
    store.dispatch({ kind: 'connected' });
    onToken(session.token);
    if (session.isSpoken) sound.play(() => this.#report('SOUND_BLOCKED'));
    this.sendQueued();
    this.#timeLimit.start(session.token.maxSessionSeconds);
  }

  #reachTimeLimit(): void {
    this.#parts.store.dispatch({ kind: 'ended', because: 'time-limit' });
  }

  async #reconnect(): Promise<void> {
    const { store } = this.#parts;
    const { signal } = this.#callEnd;
    if (store.state().phase.kind !== 'live') return;
    // The server has not cut the call but ended it at its limit.
    if (this.#timeLimit.isNear()) return this.#reachTimeLimit();
    this.#closeSession();
    store.dispatch({ kind: 'lost' });
    const session = await reconnect({
      open: () => this.#openSession(),
      onFailure: () => store.dispatch({ kind: 'retried' }),
      signal,
    });
    if (signal.aborted) return;
    if (session === undefined) store.dispatch({ kind: 'paused', because: 'lost' });
    else this.#goLive(session);
  }
}
