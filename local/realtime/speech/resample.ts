import type { Sound } from './sound.ts';

/** Zero crossings of the filter on each side; more is sharper and slower. 16 keeps sibilants clean at 8 kHz. */
const HALF_WIDTH = 16;
/** Passes just below half the lower rate, so that nothing folds back. */
const PASS = 0.94;

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const hann = (x: number): number => (Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x));

/** Band-limited change of sample rate. */
export const resample = (sound: Sound, sampleRate: number): Sound => {
  const { samples } = sound;
  if (sound.sampleRate === sampleRate) return sound;
  const step = sound.sampleRate / sampleRate;
  const cutoff = PASS * Math.min(1, 1 / step);
  const reach = HALF_WIDTH / cutoff;
  const length = Math.floor(samples.length / step);
  const resampled = Float32Array.from({ length }, (_, index) => {
    const centre = index * step;
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at += 1) {
      const distance = at - centre;
      sum += (samples[at] ?? 0) * sinc(distance * cutoff) * hann(distance / reach);
    }
    return sum * cutoff;
  });
  return { samples: resampled, sampleRate };
};
