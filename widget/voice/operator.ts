import type { Locale } from '../../lambdas/contract/locale.ts';
import type { TokenResponse } from '../../lambdas/contract/token.ts';
import type { SoundOutput } from '../conversation/sound-output.ts';
import type { ConversationStore } from '../conversation/store.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Problem } from '../problems.ts';
import { isCalling, type Microphone, type Phase } from '../state.ts';
import type { PageContext } from '../storevoice.d.ts';
import { type Caller, createCaller } from './caller.ts';
import { soundOut } from './cue-player.ts';
import { leaveTheFloor, takeTheFloor } from './floor.ts';
import { describeContext } from './page-context.ts';
import { retryDelays, waitToRetry } from './retry.ts';
import type { LiveSession } from './session.ts';
import { ShopperLine } from './shopper-line.ts';
import { watchConversation } from './watches.ts';

export interface OperatorParts {
  /** Host of the API. */
  readonly origin: string;
  readonly store: ConversationStore;
  readonly sound: SoundOutput;
  readonly texts: () => PanelTexts;
  readonly locale: () => Locale;
  readonly context: () => PageContext;
  /** Whether what the shop wants read before a recording is on screen, if it wants anything read. */
  readonly knowsConsent: () => boolean;
  readonly onToken: (token: TokenResponse) => void;
}

const CLOCK_TOLERANCE_MS = 5_000;

/**
 * Opens, holds and reopens the line of one conversation. One rule ties it to the state: a line is open
 * and a microphone held only while the state says that somebody is calling.
 */
export class Operator {
  readonly #parts: OperatorParts;
  readonly #line: ShopperLine;
  readonly #caller: Caller;
  readonly #cleanups: readonly (() => void)[];
  readonly #yieldFloor = (): void => this.#parts.store.dispatch({ kind: 'paused', because: 'elsewhere' });
  #call = new AbortController();
  #timeLimit: ReturnType<typeof setTimeout> | undefined;
  #endsAt = 0;

  constructor(parts: OperatorParts) {
    const { store, sound } = parts;
    this.#parts = parts;
    this.#line = new ShopperLine(sound, () => void this.#loseMicrophone());
    this.#caller = createCaller({
      ...parts,
      audio: sound.audio,
      stream: () => this.#line.stream(),
      context: () => describeContext(parts.context()),
      onLost: () => void this.#reconnect(),
    });
    // The peer connection notices a cut after seconds; the browser knows at once.
    const onOffline = (): void => void this.#reconnect();
    window.addEventListener('offline', onOffline);
    this.#cleanups = [
      () => window.removeEventListener('offline', onOffline),
      watchConversation(store, {
        onIdle: () => store.dispatch({ kind: 'paused', because: 'idle' }),
        onStalled: () => this.#stall(),
      }),
      soundOut(store, sound),
      store.subscribe(({ phase }, before) => {
        if (isCalling(before.phase) && !isCalling(phase)) this.#hangUp();
      }),
    ];
  }

  /** Carries out what the state has begun: asks for the microphone if so, and opens the line. */
  async start(microphone: Microphone): Promise<void> {
    const { signal } = this.#call;
    takeTheFloor(this.#yieldFloor);
    if (microphone === 'wanted') {
      if (!this.#parts.knowsConsent()) await this.#learnConsent();
      if (signal.aborted) return;
      await this.#askForMicrophone();
    }
    if (signal.aborted) return;
    const outcome = await this.#caller.dial();
    if (outcome.kind === 'open') this.#goLive(outcome.session);
    if (outcome.kind === 'failed') this.#fail(outcome.problem);
  }

  /** Goes on by voice in a running conversation. */
  async talk(): Promise<void> {
    if (this.#line.hasMicrophone()) return this.setMuted(false);
    await this.#askForMicrophone();
    await this.#sendLine();
  }

  /** Sends the typed questions that wait; the assistant stops talking to listen to them. */
  sendQueued(): void {
    const { store } = this.#parts;
    const session = this.#caller.session();
    const { phase, turns } = store.state();
    if (phase.kind !== 'live' || session === undefined) return;
    for (const turn of turns) {
      if (turn.kind !== 'shopper' || turn.delivery !== 'queued') continue;
      if (phase.playing) session.hush();
      if (session.say(turn.id, turn.text)) store.dispatch({ kind: 'sent', id: turn.id });
    }
  }

  setMuted(muted: boolean): void {
    if (!this.#line.hasMicrophone()) return;
    this.#line.setMuted(muted);
    this.#setMicrophone(muted ? 'muted' : 'on');
  }

  hush(): void {
    this.#caller.session()?.hush();
  }

  /** Gives the model another try at an answer that did not come. */
  answerAgain(): void {
    this.#tell(undefined);
    this.#caller.session()?.answer();
  }

  /** The page has told something new about itself. */
  contextChanged(): void {
    const context = describeContext(this.#parts.context());
    if (context !== undefined) this.#caller.session()?.tell(context);
  }

  /** Loudness of the microphone, 0 to 1. */
  level(): number {
    return this.#line.level();
  }

  dispose(): void {
    for (const cleanup of this.#cleanups) cleanup();
    this.#hangUp();
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

  #fail(problem: Problem): void {
    this.#parts.store.dispatch({ kind: 'ended', because: 'failed' });
    this.#tell(problem);
  }

  /** A browser's first conversation in this shop: its token tells what has to be read before recording. */
  async #learnConsent(): Promise<void> {
    const grant = await this.#caller.prepare();
    if (grant.kind === 'failed') this.#fail(grant.problem);
    if (grant.kind !== 'granted') return;
    this.#parts.onToken(grant.token);
    if (grant.token.theme.consentUrl === undefined) return;
    this.#parts.store.dispatch({ kind: 'paused', because: 'consent' });
  }

  #hangUp(): void {
    this.#call.abort();
    this.#call = new AbortController();
    clearTimeout(this.#timeLimit);
    this.#caller.hangUp();
    this.#line.close();
    this.#parts.sound.audio.srcObject = null;
    leaveTheFloor(this.#yieldFloor);
  }

  #goLive(session: LiveSession): void {
    const { store, sound, onToken } = this.#parts;
    const isNew = store.state().turns.length === 0;
    store.dispatch({ kind: 'connected' });
    onToken(session.token);
    // The microphone may have been opened while the line was being dialled.
    void this.#sendLine();
    sound.audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#tell('SOUND_BLOCKED');
    });
    if (isNew && this.#line.hasMicrophone()) session.answer();
    this.sendQueued();
    const limitMs = session.token.maxSessionSeconds * 1_000;
    clearTimeout(this.#timeLimit);
    this.#timeLimit = setTimeout(() => this.#timeIsUp(), limitMs);
    this.#endsAt = Date.now() + limitMs;
  }

  #timeIsUp(): void {
    this.#parts.store.dispatch({ kind: 'ended', because: 'time-limit' });
  }

  async #askForMicrophone(): Promise<void> {
    const { signal } = this.#call;
    this.#setMicrophone('asked');
    const problem = await this.#line.openMicrophone();
    if (signal.aborted) return;
    this.#setMicrophone(problem === undefined ? 'on' : 'off');
    if (problem !== undefined) this.#tell(problem);
  }

  async #loseMicrophone(): Promise<void> {
    this.#line.close();
    this.#setMicrophone('off');
    this.#tell('MICROPHONE_MISSING');
    await this.#sendLine();
  }

  async #sendLine(): Promise<void> {
    await this.#caller.session()?.send(this.#line.stream());
  }

  async #reconnect(): Promise<void> {
    const { store } = this.#parts;
    const { signal } = this.#call;
    if (this.#phase().kind !== 'live') return;
    // The server, which started counting a little earlier, has ended the call at its limit.
    if (this.#endsAt - Date.now() < CLOCK_TOLERANCE_MS) return this.#timeIsUp();
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
    store.dispatch({ kind: 'paused', because: 'lost' });
  }

  #stall(): void {
    this.#parts.store.dispatch({ kind: 'stalled' });
    this.#tell('NO_ANSWER');
  }
}

export const createOperator = (parts: OperatorParts): Operator => new Operator(parts);
