import type { SoundOutput } from '../conversation/sound-output.ts';
import type { MicrophoneProblem } from '../problems.ts';
import { requestMicrophone, stopStream } from './microphone.ts';
import { createLevelMeter, createSilentLine, type LevelMeter, type SilentLine } from './sound.ts';

/** What the shopper's side sends: one microphone, or a silent line. */
export class ShopperLine {
  readonly #sound: SoundOutput;
  readonly #onLost: () => void;
  /** Ends when the line is closed; a microphone that is given later is let go at once. */
  #use = new AbortController();
  /** The browser's question that stands; a second tap waits for the same answer. */
  #asked: Promise<MicrophoneProblem | undefined> | undefined;
  #microphone: { readonly stream: MediaStream; readonly meter: LevelMeter } | undefined;
  #silence: SilentLine | undefined;

  /** `onLost` is told when the microphone is unplugged, or taken back in the browser's settings. */
  constructor(sound: SoundOutput, onLost: () => void) {
    this.#sound = sound;
    this.#onLost = onLost;
  }

  /** Opens the microphone, or says why it cannot be had. */
  async openMicrophone(): Promise<MicrophoneProblem | undefined> {
    if (this.#microphone !== undefined) return undefined;
    this.#asked ??= this.#ask();
    return this.#asked;
  }

  /** Keeps a microphone open and sends silence, or sends what it hears again. */
  setMuted(muted: boolean): void {
    for (const track of this.#microphone?.stream.getAudioTracks() ?? []) track.enabled = !muted;
  }

  /** The stream to send: the microphone's while it is open, else silence. */
  stream(): MediaStream {
    if (this.#microphone !== undefined) return this.#microphone.stream;
    this.#silence ??= createSilentLine(this.#sound.context());
    return this.#silence.stream;
  }

  hasMicrophone(): boolean {
    return this.#microphone !== undefined;
  }

  /** Loudness of the open microphone, 0 to 1. */
  level(): number {
    return this.#microphone?.meter.read() ?? 0;
  }

  /** Lets the microphone go at once; the browser's recording sign goes out. */
  close(): void {
    this.#use.abort();
    this.#use = new AbortController();
    this.#asked = undefined;
    if (this.#microphone !== undefined) stopStream(this.#microphone.stream);
    this.#microphone?.meter.close();
    this.#silence?.close();
    this.#microphone = undefined;
    this.#silence = undefined;
  }

  async #ask(): Promise<MicrophoneProblem | undefined> {
    const { signal } = this.#use;
    const outcome = await requestMicrophone();
    if (signal.aborted) {
      if (outcome.kind === 'granted') stopStream(outcome.stream);
      return undefined;
    }
    this.#asked = undefined;
    if (outcome.kind === 'refused') return outcome.problem;
    this.#adopt(outcome.stream, signal);
    return undefined;
  }

  #adopt(stream: MediaStream, signal: AbortSignal): void {
    this.#microphone = { stream, meter: createLevelMeter(this.#sound.context(), stream) };
    stream.getAudioTracks()[0]?.addEventListener('ended', this.#onLost, { signal });
  }
}
