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

/** Two rates meet at so many positions between samples only; each has its weights, worked out once. */
interface Plan {
  /** Output sample n lies at input position n × down / up. */
  readonly up: number;
  readonly down: number;
  /** How many input samples count on each side. */
  readonly reach: number;
  /** Weights by the position between two samples, in steps of 1 / up. */
  readonly phases: readonly Float32Array[];
}

const plan = (from: number, to: number): Plan => {
  const divisor = greatestCommonDivisor(from, to);
  const [up, down] = [to / divisor, from / divisor];
  const cutoff = PASS * Math.min(1, to / from);
  const reach = Math.ceil(HALF_WIDTH / cutoff);
  const phases = Array.from({ length: up }, (_, phase) =>
    Float32Array.from(
      { length: 2 * reach },
      (_tap, at) => cutoff * windowedSinc((at - reach + 1 - phase / up) * cutoff),
    ),
  );
  return { up, down, reach, phases };
};

const plans = new Map<string, Plan>();

const planFor = (from: number, to: number): Plan => {
  const key = `${from} ${to}`;
  const known = plans.get(key) ?? plan(from, to);
  plans.set(key, known);
  return known;
};

/** Band-limited change of sample rate. */
export const resample = ({ samples, sampleRate: from }: Sound, to: number): Sound => {
  if (from === to) return { samples, sampleRate: to };
  const { up, down, reach, phases } = planFor(from, to);
  const padded = new Float32Array(samples.length + 2 * reach);
  padded.set(samples, reach);
  const length = Math.floor((samples.length * up) / down);
  const resampled = new Float32Array(length);
  for (let index = 0; index < length; index += 1) {
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
