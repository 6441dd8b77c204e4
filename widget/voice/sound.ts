/** How loud a stream is right now, from 0 (silence) to 1 (as loud as speech gets). */
export interface LevelMeter {
  read(): number;
  close(): void;
}

const LOUD_SPEECH = 0.25; // Root mean square of a voice close to the microphone, measured on a laptop.

/** An analyser node: works under every Content-Security-Policy, since it loads no worklet. */
export const createLevelMeter = (stream: MediaStream): LevelMeter => {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) / LOUD_SPEECH);
    },
    close: () => void context.close(),
  };
};

export interface SilentLine {
  readonly stream: MediaStream;
  close(): void;
}

/** WebRTC wants a track to send; in text mode it is one that carries nothing and asks for nothing. */
export const createSilentLine = (): SilentLine => {
  const context = new AudioContext();
  const { stream } = context.createMediaStreamDestination();
  return {
    stream,
    close: () => {
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
};

const TICK_AFTER_MS = 450;
const TICK_EVERY_MS = 1_100;

/** Soft ticks while a tool runs, so that a pause in speech never sounds like a dead line. */
export const createWaitingSound = (): { start(): void; stop(): void; close(): void } => {
  let context: AudioContext | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    context ??= new AudioContext();
    const at = context.currentTime;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.05, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
    const tone = new OscillatorNode(context, { type: 'sine', frequency: 520 });
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.25);
    timer = setTimeout(tick, TICK_EVERY_MS);
  };
  const stop = (): void => clearTimeout(timer);
  return {
    start: () => {
      stop();
      timer = setTimeout(tick, TICK_AFTER_MS);
    },
    stop,
    close: () => {
      stop();
      void context?.close();
    },
  };
};
