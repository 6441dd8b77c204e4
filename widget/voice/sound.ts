/** How loud a stream is right now, from 0 (silence) to 1 (as loud as speech gets). */
export interface LevelMeter {
  read(): number;
  close(): void;
}

const LOUD_SPEECH = 0.25; // Root mean square of a voice close to the microphone, measured on a laptop.

/** An analyser node: works under every Content-Security-Policy, since it loads no worklet. */
export const createLevelMeter = (context: AudioContext, stream: MediaStream): LevelMeter => {
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) / LOUD_SPEECH);
    },
    close: () => source.disconnect(),
  };
};

export interface SilentLine {
  readonly stream: MediaStream;
  close(): void;
}

/** WebRTC wants a track to send; in text mode it is one that carries nothing and asks for nothing. */
export const createSilentLine = (context: AudioContext): SilentLine => {
  const { stream } = context.createMediaStreamDestination();
  return {
    stream,
    close: () => {
      for (const track of stream.getTracks()) track.stop();
    },
  };
};
