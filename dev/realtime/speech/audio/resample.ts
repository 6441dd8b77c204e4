import type { Sound } from './sound.ts';

/** Zero crossings of the filter on each side; more is sharper and slower. 16 keeps sibilants clean at 8 kHz. */
const HALF_WIDTH = 16;
/** Passes just below half the lower rate, so that nothing folds back. */
const PASS = 0.94;

const windowedSinc = (x: number): number => {
  if (Math.abs(x) >= HALF_WIDTH) return 0;
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / HALF_WIDTH));
};

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** Output sample n lies at input position n × down / up; `phases` has weights by the position between two samples. */
const plan = (from: number, to: number) => {
  const divisor = greatestCommonDivisor(from, to);
  const [up, down] = [to / divisor, from / divisor];
  const cutoff = PASS * Math.min(1, to / from);
  const reach = Math.ceil(HALF_WIDTH / cutoff);
  const weight = (tap: number, phase: number): number =>
    cutoff * windowedSinc((tap - reach + 1 - phase / up) * cutoff);
  const phases = Array.from({ length: up }, (_, phase) =>
    Float32Array.from({ length: 2 * reach }, (_tap, tap) => weight(tap, phase)),
  );
  return { up, down, reach, phases };
};

const plans = new Map<string, ReturnType<typeof plan>>();

/** Band-limited change of sample rate. */
export const resample = ({ samples, sampleRate: from }: Sound, to: number): Sound => {
  if (from === to) return { samples, sampleRate: to };
  const key = `${from} ${to}`;
  const planned = plans.get(key) ?? plan(from, to);
  plans.set(key, planned);
  const { up, down, reach, phases } = planned;
  const padded = new Float32Array(samples.length + 2 * reach);
  padded.set(samples, reach);
  const resampled = new Float32Array(Math.floor((samples.length * up) / down));
  for (let index = 0; index < resampled.length; index += 1) {
    const position = index * down;
    const phase = position % up;
    const weights = phases[phase] ?? [];
    const first = (position - phase) / up + 1;
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap += 1) sum += (padded[first + tap] ?? 0) * (weights[tap] ?? 0);
    resampled[index] = sum;
  }
  return { samples: resampled, sampleRate: to };
};
