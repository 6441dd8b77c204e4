import type { TokenResponse } from '../../lambdas/contract/token.ts';
import { createApi } from '../api/client.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Lazy } from '../lazy.ts';
import type { PageContext } from '../page-api.ts';
import type { Problem } from '../problems.ts';
import type { EndReason, Microphone, PauseReason, Phase } from '../state.ts';
import type { LiveSession } from '../voice/session.ts';
import { type Caller, createCaller, type VoiceModule } from './caller.ts';
import { leaveTheFloor, takeTheFloor } from './floor.ts';
import { describeContext } from './page-context.ts';
import { retryDelays, waitToRetry } from './retry.ts';
import { createShopperLine, type ShopperLine } from './shopper-line.ts';
import type { ConversationStore } from './store.ts';
import { watchConversation } from './watches.ts';

export interface ConversationParts {
  /** Host of the API. */
  readonly origin: string;
  readonly store: ConversationStore;
  readonly voice: Lazy<VoiceModule>;
  readonly audio: HTMLAudioElement;
  readonly texts: () => PanelTexts;
  readonly context: () => PageContext;
  readonly onToken: (token: TokenResponse) => void;
}

const isCalling = ({ kind }: Phase): boolean => kind === 'connecting' || kind === 'live' || kind === 'lost';

/**
 * The shopper's verbs, carried out; what becomes of them is read from the store. One rule ties the two:
 * a line is open and a microphone held only while the state says so.
 */
export class Conversation {
  readonly #parts: ConversationParts;
  readonly #line: ShopperLine;
  readonly #caller: Caller;
  readonly #cleanups: readonly (() => void)[];
  readonly #yieldFloor = (): void => this.pause('elsewhere');
  #call = new AbortController();
  #timeLimit: ReturnType<typeof setTimeout> | undefined;
  #typed = 0;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.#line = createShopperLine(() => void this.#loseMicrophone());
    this.#caller = createCaller({
      ...parts,
      api: createApi(parts.origin),
      stream: this.#line.stream,
      context: () => describeContext(parts.context()),
      onLost: () => void this.#reconnect(),
    });
    // The peer connection notices a cut after seconds; the browser knows at once.
    const onOffline = (): void => void this.#reconnect();
    window.addEventListener('offline', onOffline);
    this.#cleanups = [
      () => window.removeEventListener('offline', onOffline),
      watchConversation(parts.store, { onIdle: () => this.pause('idle'), onStalled: () => this.#stall() }),
      parts.store.subscribe(({ phase }, before) => {
        if (isCalling(before.phase) && !isCalling(phase)) this.#hangUp();
      }),
    ];
  }

  /** Goes on by voice: asks for the microphone if need be, in a running conversation or a new one. */
  async talk(): Promise<void> {
    if (!isCalling(this.#phase())) return this.#start('asked');
    if (this.#line.hasMicrophone()) return this.setMuted(false);
    this.#setMicrophone('asked');
    await this.#askForMicrophone();
    await this.#caller.session()?.send(this.#line.stream());
  }

  say(text: string): void {
    const { store } = this.#parts;
    this.#typed += 1;
    store.dispatch({ kind: 'typed', id: `typed-${Date.now()}-${this.#typed}`, text });
    const phase = this.#phase();
    const session = this.#caller.session();
    if (phase.kind === 'live' && session !== undefined) {
      if (phase.playing) session.hush();
      this.#sendQueued(session);
    } else if (!isCalling(phase)) void this.#start('off');
  }

  setMuted(muted: boolean): void {
    if (!this.#line.hasMicrophone()) return;
    this.#caller.session()?.setMuted(muted);
    this.#setMicrophone(muted ? 'muted' : 'on');
  }

  /** Stops the assistant in the middle of its sentence. */
  hush(): void {
    this.#caller.session()?.hush();
  }

  /** Takes a conversation up again the way it was held before; a running one gets another try at its answer. */
  resume(): void {
    const phase = this.#phase();
    if (phase.kind === 'live') {
      this.#tell(undefined);
      this.#caller.session()?.answer();
    }
    if (phase.kind !== 'paused' && phase.kind !== 'ended') return;
    void this.#start(phase.microphone === 'off' ? 'off' : 'asked');
  }

  pause(because: PauseReason): void {
    this.#parts.store.dispatch({ kind: 'paused', because });
  }

  end(because: EndReason): void {
    this.#parts.store.dispatch({ kind: 'ended', because });
  }

  /** Ends and leaves nothing of it. */
  forget(): void {
    this.#parts.store.dispatch({ kind: 'forgotten' });
  }

  /** The page has told something new about itself. */
  contextChanged(): void {
    const context = describeContext(this.#parts.context());
    if (context !== undefined) this.#caller.session()?.tell(context);
  }

  /** Browsers want a tap before they let a page sound; called from one, this always works. */
  playSound(): void {
    const { audio, store } = this.#parts;
    audio.play().then(
      () => store.state().problem === 'SOUND_BLOCKED' && this.#tell(undefined),
      (error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') this.#tell('SOUND_BLOCKED');
      },
    );
  }

  /** Loudness of the microphone, 0 to 1. */
  level(): number {
    return this.#line.level();
  }

  dispose(): void {
    this.pause('closed');
    for (const cleanup of this.#cleanups) cleanup();
    this.#hangUp();
    this.#line.dispose();
  }

  #phase(): Phase {
    return this.#parts.store.state().phase;
  }

  #tell(problem: Problem | undefined): void {
    this.#parts.store.dispatch({ kind: 'problem', problem });
  }

  #setMicrophone(microphone: Microphone): void {
    this.#parts.store.dispatch({ kind: 'microphone-changed', microphone });
  }

  #hangUp(): void {
    this.#call.abort();
    this.#call = new AbortController();
    clearTimeout(this.#timeLimit);
    this.#caller.hangUp();
    this.#line.close();
    leaveTheFloor(this.#yieldFloor);
  }

  async #start(microphone: Microphone): Promise<void> {
    const { signal } = this.#call;
    takeTheFloor(this.#yieldFloor);
    this.#parts.store.dispatch({ kind: 'started', microphone });
    if (microphone === 'asked') await this.#askForMicrophone();
    if (signal.aborted) return;
    const outcome = await this.#caller.dial();
    if (outcome.kind === 'open') this.#goLive(outcome.session);
    if (outcome.kind !== 'failed') return;
    this.end('failed');
    this.#tell(outcome.problem);
  }

  #goLive(session: LiveSession): void {
    const { store, onToken } = this.#parts;
    const isNew = store.state().turns.length === 0;
    store.dispatch({ kind: 'connected' });
    onToken(session.token);
    // The microphone may have been opened while the line was being dialled.
    void session.send(this.#line.stream());
    this.playSound();
    if (isNew && this.#line.hasMicrophone()) session.answer();
    this.#sendQueued(session);
    clearTimeout(this.#timeLimit);
    this.#timeLimit = setTimeout(() => this.end('time-limit'), session.token.maxSessionSeconds * 1_000);
  }

  #sendQueued(session: LiveSession): void {
    const { store } = this.#parts;
    for (const turn of store.state().turns) {
      if (turn.kind !== 'shopper' || turn.delivery !== 'queued') continue;
      session.say(turn.text);
      store.dispatch({ kind: 'sent', id: turn.id });
    }
  }

  async #askForMicrophone(): Promise<void> {
    const { signal } = this.#call;
    const problem = await this.#line.openMicrophone();
    if (signal.aborted) return this.#line.close();
    this.#setMicrophone(problem === undefined ? 'on' : 'off');
    if (problem !== undefined) this.#tell(problem);
  }

  async #loseMicrophone(): Promise<void> {
    this.#line.close();
    this.#setMicrophone('off');
    this.#tell('MICROPHONE_MISSING');
    await this.#caller.session()?.send(this.#line.stream());
  }

  async #reconnect(): Promise<void> {
    const { store } = this.#parts;
    const { signal } = this.#call;
    if (this.#phase().kind !== 'live') return;
    this.#caller.hangUp();
    store.dispatch({ kind: 'lost' });
    for (const delay of retryDelays) {
      await waitToRetry(delay, signal);
      if (signal.aborted) return;
      const outcome = navigator.onLine ? await this.#caller.dial() : undefined;
      if (outcome?.kind === 'superseded') return;
      if (outcome?.kind === 'open') return this.#goLive(outcome.session);
      store.dispatch({ kind: 'retried' });
    }
    this.pause('lost');
  }

  #stall(): void {
    this.#parts.store.dispatch({ kind: 'stalled' });
    this.#tell('NO_ANSWER');
  }
}
