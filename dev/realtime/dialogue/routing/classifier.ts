/** What a sentence consists of, each part with its weight. */
export type Parts = ReadonlyMap<string, number>;

export interface Example {
  readonly label: string;
  readonly parts: Parts;
}

/** How probable each label is for a sentence; together they make one. */
export type Classify = (parts: Parts) => ReadonlyMap<string, number>;

/** More rounds would learn the examples by heart. */
const ROUNDS = 60;
const RATE = 80;

/** The numbers of a sentence's parts and their weights, scaled so that a long sentence counts as much as a short one. */
type Vector = readonly (readonly [part: number, weight: number])[];

const vectorOf = (parts: Parts, numbers: ReadonlyMap<string, number>): Vector => {
  const length = Math.hypot(...parts.values()) || 1;
  return [...parts].flatMap(([part, weight]) => {
    const number = numbers.get(part);
    return number === undefined ? [] : [[number, weight / length] as const];
  });
};

const probabilities = (vector: Vector, weights: readonly Float64Array[]): readonly number[] => {
  const scores = weights.map((each) =>
    vector.reduce((sum, [part, weight]) => sum + weight * (each[part] ?? 0), 0),
  );
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** Learns from examples by softmax regression: each round moves every weight towards fewer mistakes. */
export const learn = (examples: readonly Example[]): Classify => {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const parts = new Set(examples.flatMap((each) => [...each.parts.keys()]));
  const numbers = new Map([...parts].map((part, at) => [part, at]));
  const weights = labels.map(() => new Float64Array(numbers.size));
  const lessons = examples.map((each) => ({
    at: labels.indexOf(each.label),
    vector: vectorOf(each.parts, numbers),
  }));
  const rate = RATE / Math.max(1, examples.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const believed = lessons.map(({ vector }) => probabilities(vector, weights));
    for (const [lesson, { at, vector }] of lessons.entries()) {
      for (const [label, each] of weights.entries()) {
        const miss = (label === at ? 1 : 0) - (believed[lesson]?.[label] ?? 0);
        for (const [part, weight] of vector) each[part] = (each[part] ?? 0) + rate * miss * weight;
      }
    }
  }
  return (said) => {
    const found = probabilities(vectorOf(said, numbers), weights);
    return new Map(labels.map((label, at) => [label, found[at] ?? 0]));
  };
};
