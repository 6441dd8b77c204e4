/**
 * Decides when the model is asked to answer with the outputs of its functions: once, after the last output, and not over the
 * shopper. What the shopper says starts a response by itself, which covers all outputs that were sent before.
 */
export class AnswerGate {
  readonly #respond: () => void;
  /** The calls without an output yet. */
  readonly #open = new Set<string>();
  #isOwed = false;
  #isResponding = false;
  /** From the shopper's first sound to the response to it. */
  #isShoppersTurn = false;

  constructor(respond: () => void) {
    this.#respond = respond;
  }

  /** Whether a response to the shopper's speech is still to come. */
  isShoppersTurn(): boolean {
    return this.#isShoppersTurn;
  }

  called(callId: string): void {
    this.#open.add(callId);
  }

  /** `isToAnswer`: false for an output that the model has nothing to say to. */
  outputSent(callId: string, isToAnswer: boolean): void {
    this.#open.delete(callId);
    this.#isOwed ||= isToAnswer && !this.#isShoppersTurn;
    this.#release();
  }

  /** Follows the server's events by their type. */
  follow(type: string): void {
    switch (type) {
      case 'input_audio_buffer.speech_started':
        this.#isShoppersTurn = true;
        this.#isOwed = false;
        break;
      case 'response.created':
        this.#isResponding = true;
        this.#isShoppersTurn = false;
        this.#isOwed = false;
        break;
      case 'response.done':
        this.#isResponding = false;
        this.#release();
        break;
    }
  }

  #release(): void {
    if (!this.#isOwed || this.#isResponding || this.#isShoppersTurn || this.#open.size > 0) return;
    this.#isOwed = false;
    this.#respond();
  }
}
