import type { MicrophoneProblem } from '../problems.ts';
import { requestMicrophone, stopStream, watchPermission } from './microphone.ts';
import { createLevelMeter, createSilentLine, type LevelMeter, type SilentLine } from './sound.ts';

/** What the shopper's side sends: a microphone that was asked for once, or a silent line. */
export interface ShopperLine {
  /** Opens the microphone, or says why it cannot be had; a refusal is remembered and not asked about again. */
  openMicrophone(): Promise<MicrophoneProblem | undefined>;
  /** The stream to send: the microphone's while it is open, else silence. */
  stream(): MediaStream;
  hasMicrophone(): boolean;
  /** Loudness of the open microphone, 0 to 1. */
  level(): number;
  /** Lets the microphone go at once; the browser's recording sign goes out. */
  close(): void;
  dispose(): void;
}

export const createShopperLine = (onLost: () => void): ShopperLine => {
  const life = new AbortController();
  let refused: MicrophoneProblem | undefined;
  let microphone: { readonly stream: MediaStream; readonly meter: LevelMeter } | undefined;
  let silence: SilentLine | undefined;
  const close = (): void => {
    if (microphone !== undefined) stopStream(microphone.stream);
    microphone?.meter.close();
    silence?.close();
    microphone = undefined;
    silence = undefined;
  };
  const adopt = (stream: MediaStream): void => {
    microphone = { stream, meter: createLevelMeter(stream) };
    // Unplugged, or taken back in the browser's settings.
    stream.getAudioTracks()[0]?.addEventListener('ended', onLost, { signal: life.signal });
  };
  watchPermission(() => {
    refused = undefined;
  }, life.signal);
  return {
    openMicrophone: async () => {
      if (microphone !== undefined || refused !== undefined) return refused;
      const outcome = await requestMicrophone();
      if (outcome.kind === 'refused') {
        // Another program may let go of the microphone, and one may be plugged in: those can be asked again.
        const passing = outcome.problem === 'MICROPHONE_BUSY' || outcome.problem === 'MICROPHONE_MISSING';
        refused = passing ? undefined : outcome.problem;
        return outcome.problem;
      }
      if (life.signal.aborted) stopStream(outcome.stream);
      else adopt(outcome.stream);
      return undefined;
    },
    stream: () => {
      if (microphone !== undefined) return microphone.stream;
      silence ??= createSilentLine();
      return silence.stream;
    },
    hasMicrophone: () => microphone !== undefined,
    level: () => microphone?.meter.read() ?? 0,
    close,
    dispose: () => {
      life.abort();
      close();
    },
  };
};
