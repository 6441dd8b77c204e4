import type { Lazy } from '../lazy.ts';
import type { Problem } from '../problems.ts';
import { type EndReason, isCalling, type Microphone, type PauseReason } from '../state.ts';
import type { Operator, OperatorParts } from '../voice/operator.ts';

/** What the voice file exports. */
export interface VoiceModule {
  createOperator(parts: OperatorParts): Operator;
}

export interface ConversationParts extends OperatorParts {
  readonly voice: Lazy<VoiceModule>;
}

/**
 * The shopper's verbs. Each becomes an event of the state at once, so that the screen answers at once;
 * the operator, who carries them out, is fetched with the voice file when the first one needs it.
 */
export class Conversation {
  readonly #parts: ConversationParts;
  #operator: Operator | undefined;
  #typed = 0;
  #isDisposed = false;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Goes on by voice: asks for the microphone if need be, in a running conversation or a new one. */
  talk(): void {
    if (!isCalling(this.#phase())) void this.#start('wanted');
    else void this.#operator?.talk();
  }

  say(text: string): void {
    this.#typed += 1;
    this.#parts.store.dispatch({ kind: 'typed', id: `typed-${Date.now()}-${this.#typed}`, text });
    if (!isCalling(this.#phase())) void this.#start('off');
    else this.#operator?.sendQueued();
  }

  setMuted(muted: boolean): void {
    this.#operator?.setMuted(muted);
  }

  /** Stops the assistant in the middle of its sentence. */
  hush(): void {
    this.#operator?.hush();
  }

  /** Takes a conversation up again the way it was held before; a running one gets another try at its answer. */
  resume(): void {
    const phase = this.#phase();
    if (phase.kind === 'live') this.#operator?.answerAgain();
    if (phase.kind === 'paused' || phase.kind === 'ended') {
      void this.#start(phase.microphone === 'off' ? 'off' : 'wanted');
    }
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

  /** Called from a tap, which is what a browser wants that has blocked the sound. */
  unblockSound(): void {
    const { sound, store } = this.#parts;
    sound
      .context()
      .resume()
      .catch(() => {});
    sound.audio.play().then(
      () => store.dispatch({ kind: 'problem', problem: undefined }),
      () => {},
    );
  }

  /** The page has told something new about itself. */
  contextChanged(): void {
    this.#operator?.contextChanged();
  }

  /** Loudness of the microphone, 0 to 1. */
  level(): number {
    return this.#operator?.level() ?? 0;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.pause('closed');
    this.#operator?.dispose();
    this.#parts.sound.close();
  }

  #phase() {
    return this.#parts.store.state().phase;
  }

  async #start(microphone: Microphone): Promise<void> {
    const { store, voice, sound } = this.#parts;
    store.dispatch({ kind: 'started', microphone });
    sound.unlock();
    const begun = this.#phase();
    const module = await voice.load().catch(() => undefined);
    // Ended, paused or begun anew while the file was on its way.
    if (this.#isDisposed || this.#phase() !== begun) return;
    if (module === undefined) return this.#fail('VOICE_NOT_LOADED');
    try {
      this.#operator ??= module.createOperator(this.#parts);
      await this.#operator.start(microphone);
    } catch (error) {
      this.#fail('CONNECTION_FAILED');
      throw error;
    }
  }

  #fail(problem: Problem): void {
    this.end('failed');
    this.#parts.store.dispatch({ kind: 'problem', problem });
  }
}
