import { describe, it } from '@jest/globals';

/** Something that not every machine has: a browser, an engine. */
export type Need<Value> =
  | { readonly kind: 'there'; readonly value: Value }
  /** `why` says what is missing, and how to get it. */
  | { readonly kind: 'missing'; readonly why: string };

/** What becomes of tests that need it: a gate that skips is no gate, so under CI=true they fail. */
export const verdictOn = ({ kind }: Need<unknown>, isGate: boolean): 'run' | 'skip' | 'fail' => {
  if (kind === 'there') return 'run';
  return isGate ? 'fail' : 'skip';
};

const banner = (name: string, why: string): string => `\n*** NOT TESTED: ${name}\n*** ${why}\n\n`;

/**
 * Tests of which each machine runs what it can. Where the need is missing they are skipped with a banner
 * that says what to install; under CI=true that is a failure.
 */
export const describeWhere = <Value>(
  name: string,
  need: Need<Value>,
  suite: (value: Value) => void,
): void => {
  if (need.kind === 'there') {
    describe(name, () => suite(need.value));
    return;
  }
  const { why } = need;
  if (verdictOn(need, process.env.CI === 'true') === 'fail') {
    it(`${name} has what it needs`, () => {
      throw new Error(why);
    });
    return;
  }
  process.stderr.write(banner(name, why));
  describe.skip(name, () => {
    it(why, () => undefined);
  });
};
