/** A telephone's sample rate. */
export const RATE = 8_000;

const samples = (ms: number, at: (seconds: number, index: number) => number): Float32Array =>
  Float32Array.from({ length: Math.round((ms / 1000) * RATE) }, (_, index) => at(index / RATE, index));

export const silence = (ms: number): Float32Array => samples(ms, () => 0);

export const tone = (ms: number, hertz: number, loudness = 0.4): Float32Array =>
  samples(ms, (seconds) => loudness * Math.sin(2 * Math.PI * hertz * seconds));

/** Four syllables a second, each a vowel of many harmonics that swells and fades: what energy knows of speech. */
export const speech = (ms: number, loudness = 0.2): Float32Array =>
  samples(ms, (seconds) => {
    const syllable = Math.sin(Math.PI * ((seconds * 4) % 1)) ** 0.5;
    const vowel = [1, 2, 3, 5, 8].reduce(
      (sum, harmonic) => sum + Math.sin(2 * Math.PI * 140 * harmonic * seconds) / harmonic,
      0,
    );
    return (loudness * syllable * vowel) / 2;
  });

/** The same every time: a linear congruential generator. */
export const mixed = (sound: Float32Array, noise: number): Float32Array => {
  let seed = 1;
  return sound.map((sample) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return sample + noise * (seed / 2 ** 30 - 1);
  });
};

/** A beep of Chromium's fake microphone as it comes over WebRTC: the level of each 20 ms, in dB, as measured. */
const BEEP_DB = [-8, -12, -28, -34, -38, -42, -44, -48, -52, -57, -62];

export const beep = (): Float32Array =>
  Float32Array.from(BEEP_DB.flatMap((db) => [...tone(20, 400, Math.SQRT2 * 10 ** (db / 20))]));
