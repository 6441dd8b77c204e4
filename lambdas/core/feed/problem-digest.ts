import type { FeedProblem, FeedProblemCode } from '../../contract/feed.ts';

export interface ProblemGroup {
  readonly kind: FeedProblem['kind'];
  readonly code: FeedProblemCode;
  readonly count: number;
  /** The first few. */
  readonly examples: readonly FeedProblem[];
}

const EXAMPLES = 3;

/** Counts problems by what they are and keeps the first few of each, however many there are. */
export const createProblemDigest = () => {
  const groups = new Map<
    string,
    { kind: FeedProblem['kind']; code: FeedProblemCode; count: number; examples: FeedProblem[] }
  >();
  return {
    add: (problem: FeedProblem): void => {
      const { kind, code } = problem;
      const group = groups.get(`${kind} ${code}`) ?? { kind, code, count: 0, examples: [] };
      groups.set(`${kind} ${code}`, group);
      group.count += 1;
      if (group.examples.length < EXAMPLES) group.examples.push(problem);
    },
    /** What was rejected first, then by number. */
    groups: (): readonly ProblemGroup[] =>
      [...groups.values()].sort(
        (a, b) => Number(b.kind === 'rejected') - Number(a.kind === 'rejected') || b.count - a.count,
      ),
  };
};
export type ProblemDigest = ReturnType<typeof createProblemDigest>;
