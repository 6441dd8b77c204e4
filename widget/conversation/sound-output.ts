/**
 * Everything the assistant sounds through. iOS lets an element and an audio context sound only once a tap
 * has started them, and the assistant's first word comes long after the tap: so the tap itself starts both,
 * with silence, and they are kept for what follows.
 */
export class SoundOutput {
  readonly audio: HTMLAudioElement;
  #context: AudioContext | undefined;

  constructor(audio: HTMLAudioElement) {
    this.audio = audio;
  }

  /** To be called by the tap's own handler, before anything is waited for. */
  unlock(): void {
    const context = this.context();
    // Suspended until a tap, or interrupted by a phone call.
    context.resume().catch(() => {});
    this.audio.srcObject = context.createMediaStreamDestination().stream;
    this.audio.play().catch(() => {});
  }

  /** One for meter, silent line and cues alike: phones allow a page only a few. */
  context(): AudioContext {
    this.#context ??= new AudioContext();
    return this.#context;
  }

  /** The shopper has switched the assistant's voice off. */
  isSilenced(): boolean {
    return this.audio.muted;
  }

  close(): void {
    this.audio.srcObject = null;
    void this.#context?.close().catch(() => {});
    this.#context = undefined;
  }
}
