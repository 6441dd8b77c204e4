import type { Sound } from './sound.ts';

/** Zero crossings of the filter on each side; more is sharper and slower. 16 keeps sibilants clean at 8 kHz. */
const HALF_WIDTH = 16;
/** Passes just below half the lower rate, so that nothing folds back. */
const PASS = 0.94;
/** Steps of the filter's table between two crossings; finer than 16-bit sound can tell. */
const STEPS = 1024;

/** One side of a windowed sinc, as it is symmetrical. */
const kernel = Float32Array.from({ length: HALF_WIDTH * STEPS + 1 }, (_, step) => {
  const x = step / STEPS;
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / HALF_WIDTH));
});

/** Band-limited change of sample rate. */
export const resample = (sound: Sound, sampleRate: number): Sound => {
  const { samples } = sound;
  if (sound.sampleRate === sampleRate) return sound;
  const step = sound.sampleRate / sampleRate;
  const cutoff = PASS * Math.min(1, 1 / step);
  const reach = HALF_WIDTH / cutoff;
  const resampled = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < resampled.length; index += 1) {
    const centre = index * step;
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at += 1) {
      const weight = kernel[Math.round(Math.abs(at - centre) * cutoff * STEPS)];
      sum += (samples[at] ?? 0) * (weight ?? 0);
    }
    resampled[index] = sum * cutoff;
  }
  return { samples: resampled, sampleRate };
};
