import type { SoundOutput } from '../conversation/sound-output.ts';
import type { MicrophoneProblem } from '../problems.ts';
import { requestMicrophone, stopStream, watchPermission } from './microphone.ts';
import { createLevelMeter, createSilentLine, type LevelMeter, type SilentLine } from './sound.ts';

/** Another program may let go of the microphone, and one may be plugged in: those are worth asking again. */
const isPassing = (problem: MicrophoneProblem): boolean =>
  problem === 'MICROPHONE_BUSY' || problem === 'MICROPHONE_MISSING';

/** What the shopper's side sends: a microphone that was asked for once, or a silent line. */
export class ShopperLine {
  readonly #life = new AbortController();
  readonly #sound: SoundOutput;
  readonly #onLost: () => void;
  #refused: MicrophoneProblem | undefined;
  #microphone: { readonly stream: MediaStream; readonly meter: LevelMeter } | undefined;
  #silence: SilentLine | undefined;

  /** `onLost` is told when the microphone is unplugged, or taken back in the browser's settings. */
  constructor(sound: SoundOutput, onLost: () => void) {
    this.#sound = sound;
    this.#onLost = onLost;
    watchPermission(() => {
      this.#refused = undefined;
    }, this.#life.signal);
  }

  /** Opens the microphone, or says why it cannot be had; a refusal is remembered and not asked about again. */
  async openMicrophone(): Promise<MicrophoneProblem | undefined> {
    if (this.#microphone !== undefined || this.#refused !== undefined) return this.#refused;
    const outcome = await requestMicrophone();
    if (outcome.kind === 'refused') {
      this.#refused = isPassing(outcome.problem) ? undefined : outcome.problem;
      return outcome.problem;
    }
    if (this.#life.signal.aborted) stopStream(outcome.stream);
    else this.#adopt(outcome.stream);
    return undefined;
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
    if (this.#microphone !== undefined) stopStream(this.#microphone.stream);
    this.#microphone?.meter.close();
    this.#silence?.close();
    this.#microphone = undefined;
    this.#silence = undefined;
  }

  dispose(): void {
    this.#life.abort();
    this.close();
  }

  #adopt(stream: MediaStream): void {
    this.#microphone = { stream, meter: createLevelMeter(this.#sound.context(), stream) };
    const { signal } = this.#life;
    stream.getAudioTracks()[0]?.addEventListener('ended', this.#onLost, { signal });
  }
}
