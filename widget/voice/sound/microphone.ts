import type { MicrophoneState } from '../../state/events.ts';
import type { MicrophoneProblem } from '../../state/problems.ts';
import type { SoundOutput } from '../../state/sound-output.ts';
import type { ConversationStore } from '../../state/store.ts';

type MicrophoneOutcome =
  | { readonly kind: 'granted'; readonly stream: MediaStream }
  | { readonly kind: 'refused'; readonly problem: MicrophoneProblem };

const CONSTRAINTS: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** Only Chromium tells a page what its server and its embedder permit. */
interface KnowsItsPolicy extends Document {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** The browser's setting for this page; `undefined` in browsers that do not say. */
const permission = async (): Promise<PermissionState | undefined> => {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return undefined;
  }
};

/** Tells three refusals apart: by the embedding page, by the browser's setting, and by a question that was dismissed. */
const refusal = async (): Promise<MicrophoneProblem> => {
  const { featurePolicy }: KnowsItsPolicy = document;
  const state = await permission();
  const isEmbedded = featurePolicy
    ? !featurePolicy.allowsFeature('microphone')
    : window.self !== window.top && state !== 'prompt';
  if (isEmbedded) return 'MICROPHONE_EMBEDDED';
  return state === 'prompt' ? 'MICROPHONE_DISMISSED' : 'MICROPHONE_DENIED';
};

const problemOf = async (error: unknown): Promise<MicrophoneProblem> => {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return refusal();
    case 'NotReadableError':
    case 'AbortError':
      return 'MICROPHONE_BUSY';
    default:
      return 'MICROPHONE_MISSING';
  }
};

/** Asks for the microphone. A refusal is an expected outcome: the shopper can type. */
const requestMicrophone = async (): Promise<MicrophoneOutcome> => {
  if (!window.isSecureContext || navigator.mediaDevices === undefined) {
    return { kind: 'refused', problem: 'MICROPHONE_INSECURE' };
  }
  try {
    return { kind: 'granted', stream: await navigator.mediaDevices.getUserMedia(CONSTRAINTS) };
  } catch (error) {
    return { kind: 'refused', problem: await problemOf(error) };
  }
};

const LOUD_SPEECH = 0.25; // Root mean square of a voice close to the microphone, measured on a laptop.

/** Uses an analyser node, which every Content-Security-Policy allows, since it loads no worklet. */
const createLevelMeter = (context: AudioContext, stream: MediaStream) => {
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    /** Loudness from 0 (silence) to 1 (as loud as speech gets). */
    read: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) / LOUD_SPEECH);
    },
    close: () => source.disconnect(),
  };
};

const stopStream = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** The shopper's microphone, closed until the shopper wants to speak. */
export class Microphone {
  readonly #store: ConversationStore;
  readonly #sound: SoundOutput;
  /** Aborted by closing; a stream that the browser grants later is stopped at once. */
  #closing = new AbortController();
  /** The browser's pending question; a second tap waits for the same answer. */
  #request: Promise<void> | undefined;
  #device: { readonly stream: MediaStream; readonly meter: ReturnType<typeof createLevelMeter> } | undefined;

  constructor(store: ConversationStore, sound: SoundOutput) {
    this.#store = store;
    this.#sound = sound;
  }

  /** Asks for the microphone, or unmutes it. A refusal becomes the conversation's problem. */
  async open(): Promise<void> {
    if (this.#device !== undefined) return this.setMuted(false);
    this.#request ??= this.#ask();
    return this.#request;
  }

  /** Keeps an open microphone and sends silence, or sends its sound again. */
  setMuted(muted: boolean): void {
    if (this.#device === undefined) return;
    for (const track of this.#device.stream.getAudioTracks()) track.enabled = !muted;
    this.#setState(muted ? 'muted' : 'on');
  }

  /** Its sound while it is open. */
  stream(): MediaStream | undefined {
    return this.#device?.stream;
  }

  /** Loudness of the open microphone, 0 to 1. */
  level(): number {
    return this.#device?.meter.read() ?? 0;
  }

  /** Stops recording at once, so that the browser's recording indicator goes out. */
  close(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
    this.#request = undefined;
    if (this.#device !== undefined) stopStream(this.#device.stream);
    this.#device?.meter.close();
    this.#device = undefined;
  }

  /** Closes an open microphone, with the reason that the shopper is shown. */
  giveUp(problem: MicrophoneProblem): void {
    if (this.#device === undefined) return;
    this.close();
    this.#setState('off');
    this.#store.dispatch({ kind: 'problem', problem });
  }

  #setState(microphone: MicrophoneState): void {
    this.#store.dispatch({ kind: 'microphone-changed', microphone });
  }

  async #ask(): Promise<void> {
    const { signal } = this.#closing;
    this.#setState('asked');
    const outcome = await requestMicrophone();
    if (signal.aborted) {
      if (outcome.kind === 'granted') stopStream(outcome.stream);
      return;
    }
    this.#request = undefined;
    if (outcome.kind === 'granted') this.#adopt(outcome.stream, signal);
    this.#setState(outcome.kind === 'granted' ? 'on' : 'off');
    if (outcome.kind === 'refused') this.#store.dispatch({ kind: 'problem', problem: outcome.problem });
  }

  #adopt(stream: MediaStream, signal: AbortSignal): void {
    this.#device = { stream, meter: createLevelMeter(this.#sound.context(), stream) };
    // It was unplugged, or its permission was withdrawn in the browser's settings.
    const lose = (): void => this.giveUp('MICROPHONE_MISSING');
    stream.getAudioTracks()[0]?.addEventListener('ended', lose, { signal });
  }
}
