/** What a sentence consists of, and how much each part counts. */
export type Parts = ReadonlyMap<string, number>;

interface Example {
  readonly label: string;
  readonly parts: Parts;
}

/** How probable each label is for a sentence; together they make one. */
type Classify = (parts: Parts) => ReadonlyMap<string, number>;

/** More rounds would learn the examples by heart. */
const ROUNDS = 40;
const RATE = 60;

/** The numbers of a sentence's parts and their weights, scaled so that a long sentence counts as much as a short one. */
type Vector = readonly (readonly [part: number, weight: number])[];

/** The parts that occur in examples by their numbers, each with its rarity: a part that few examples have tells more. */
const partsOf = (examples: readonly Example[]) => {
  const counts = new Map<string, number>();
  for (const part of examples.flatMap(({ parts }) => [...parts.keys()])) {
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const rarityOf = (count: number): number => Math.log((examples.length + 1) / count);
  return new Map([...counts].map(([part, count], at) => [part, { at, rarity: rarityOf(count) }]));
};

const vectorOf = (parts: Parts, known: ReturnType<typeof partsOf>): Vector => {
  const found = [...parts].flatMap(([part, weight]) => {
    const { at, rarity } = known.get(part) ?? {};
    return at === undefined || rarity === undefined ? [] : [{ at, weight: weight * rarity }];
  });
  const length = Math.hypot(...found.map(({ weight }) => weight)) || 1;
  return found.map(({ at, weight }) => [at, weight / length]);
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
  const known = partsOf(examples);
  const weights = labels.map(() => new Float64Array(known.size));
  const lessons = examples.map(({ label, parts }) => ({
    at: labels.indexOf(label),
    vector: vectorOf(parts, known),
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
  return (parts) => {
    const found = probabilities(vectorOf(parts, known), weights);
    return new Map(labels.map((label, at) => [label, found[at] ?? 0]));
  };
};
