import type { ProductCard } from '../../lambdas/contract/voice/bot.ts';
import type { Lazy } from '../loader/lazy.ts';
import { pageModule } from '../page/lazy-page.ts';
import type { EndReason, MicrophoneState, PauseReason } from '../state/events.ts';
import type { Problem } from '../state/problems.ts';
import { isCalling } from '../state/state.ts';
import type { Call, CallParts } from '../voice/call.ts';

export type CallModule = typeof import('../voice/call.ts');

/** Whether the page put the product into its cart, as far as the page says. */
export type CartOutcome = 'added' | 'failed' | 'left-to-page';

interface ConversationParts extends CallParts {
  readonly call: Lazy<CallModule>;
  /** Whether the shop wants an assistant without a microphone. */
  readonly isTextOnly: () => boolean;
}

/**
 * What a shopper can do in a conversation. Each action changes the state at once, so that the screen answers at once;
 * the file with the call is fetched when the first action needs it.
 */
export class Conversation {
  readonly #parts: ConversationParts;
  #call: Call | undefined;
  #typed = 0;
  #isDisposed = false;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Goes on by voice, in a running conversation or a new one; asks for the microphone first. False in a text-only shop. */
  talk(): boolean {
    if (this.#parts.isTextOnly()) return false;
    this.#parts.sound.unlock();
    if (!isCalling(this.#phase())) void this.#start('wanted');
    else void this.#call?.talk();
    return true;
  }

  ask(question: string): void {
    this.#typed += 1;
    this.#parts.store.dispatch({ kind: 'typed', id: `typed-${Date.now()}-${this.#typed}`, text: question });
    if (!isCalling(this.#phase())) void this.#start('off');
    else this.#call?.sendQueued();
  }

  setMuted(muted: boolean): void {
    this.#call?.microphone.setMuted(muted);
  }

  /** Stops the assistant in the middle of its sentence. */
  stopSpeaking(): void {
    this.#call?.session?.stopSpeaking();
  }

  /** Continues a paused or ended conversation by voice or text, as before; in a running one, retries the answer. */
  resume(): void {
    const phase = this.#phase();
    if (phase.kind === 'live') this.#call?.retryAnswer();
    if (phase.kind !== 'paused' && phase.kind !== 'ended') return;
    if (phase.microphone === 'off' || this.#parts.isTextOnly()) void this.#start('off');
    else this.talk();
  }

  pause(because: PauseReason): void {
    this.#parts.store.dispatch({ kind: 'paused', because });
  }

  end(because: EndReason): void {
    this.#parts.store.dispatch({ kind: 'ended', because });
  }

  /** Ends the conversation and deletes its transcript; returns a function that brings the transcript back. */
  forget(): () => void {
    const { store } = this.#parts;
    this.pause('closed');
    const { turns, supportCode } = store.state();
    store.dispatch({ kind: 'forgotten' });
    return () => store.dispatch({ kind: 'recalled', turns, supportCode });
  }

  /** Puts a card's product into the page's cart, as the assistant does; where it cannot, the product's own page opens. */
  async addToCart(product: ProductCard): Promise<CartOutcome> {
    const { store, emitToPage, locale } = this.#parts;
    const page = await pageModule.load().catch(() => undefined);
    const action = { kind: 'add-to-cart', product, quantity: 1 } as const;
    const outcome = await page?.runAction(action, '', { store, emitToPage, locale: locale() });
    if (outcome === undefined || outcome.kind === 'refused') return 'failed';
    if (outcome.kind === 'done') return 'added';
    if (product.url !== undefined) location.assign(product.url);
    return 'left-to-page';
  }

  /** Takes back the last change of the cart. The shopper sees the cart as the page tells it then, and reads when that is not as before. */
  async undoCart(): Promise<void> {
    const { store } = this.#parts;
    const page = await pageModule.load().catch(() => undefined);
    const undone = await page?.undo();
    const cart = undone?.cart ?? store.state().cart?.cart;
    if (cart !== undefined) store.dispatch({ kind: 'cart-changed', cart, canUndo: false });
    if (undone?.isDone !== true) store.dispatch({ kind: 'problem', problem: 'CART_NOT_RESTORED' });
  }

  /** Takes the notice of a problem away. */
  dismiss(): void {
    this.#parts.store.dispatch({ kind: 'problem', problem: undefined });
  }

  /** Must be called from a tap, which a browser requires before it unblocks the sound. */
  unblockSound(): void {
    const { sound } = this.#parts;
    sound
      .context()
      .resume()
      .catch(() => {});
    sound.audio.play().then(
      () => this.dismiss(),
      () => {},
    );
  }

  /** Sends the page's new context to a running conversation. */
  updateContext(): void {
    this.#call?.session?.updateContext(this.#parts.context());
  }

  /** Loudness of the microphone, 0 to 1. */
  level(): number {
    return this.#call?.microphone.level() ?? 0;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.pause('closed');
    this.#call?.dispose();
    this.#parts.sound.close();
  }

  #phase() {
    return this.#parts.store.state().phase;
  }

  async #start(microphone: MicrophoneState): Promise<void> {
    const { store, call } = this.#parts;
    store.dispatch({ kind: 'started', microphone });
    const begun = this.#phase();
    const module = await call.load().catch(() => undefined);
    // The conversation may have been ended, paused or started again while the file was loading.
    if (this.#isDisposed || this.#phase() !== begun) return;
    if (module === undefined) return this.#fail('VOICE_NOT_LOADED');
    try {
      this.#call ??= new module.Call(this.#parts);
      await this.#call.start(microphone);
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
