/**
 * The audio element and context of one widget. iOS lets them play only after a tap has started them, and the assistant's
 * first word comes long after the tap, so that the tap itself starts both with silence.
 */
export class SoundOutput {
  readonly audio: HTMLAudioElement;
  #context: AudioContext | undefined;

  constructor(audio: HTMLAudioElement) {
    this.audio = audio;
  }

  /** Must be called in the tap's handler, before any `await`. */
  unlock(): void {
    const context = this.context();
    // The context is suspended until a tap, or interrupted by a phone call.
    context.resume().catch(() => {});
    this.audio.srcObject = context.createMediaStreamDestination().stream;
    this.audio.play().catch(() => {});
  }

  play(onBlocked: () => void): void {
    this.audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked();
    });
  }

  /** The level meter and the cues share one context, as phones allow a page only a few. */
  context(): AudioContext {
    this.#context ??= new AudioContext();
    return this.#context;
  }

  /** Whether the shopper has turned the assistant's voice off. */
  isSilenced(): boolean {
    return this.audio.muted;
  }

  close(): void {
    this.audio.srcObject = null;
    void this.#context?.close().catch(() => {});
    this.#context = undefined;
  }
}
