import { describe, it } from '@jest/globals';

export type Engine =
  | { readonly kind: 'ready'; readonly url: string }
  /** Nothing on this machine can run it. */
  | { readonly kind: 'missing'; readonly why: string };

/**
 * Tests against a real engine. Where it cannot run they are skipped with a banner that says what is
 * missing; under CI=true that is a failure, since a gate that skips is no gate.
 */
export const describeOnEngine = (name: string, engine: Engine, suite: (url: string) => void): void => {
  if (engine.kind === 'ready') {
    describe(name, () => suite(engine.url));
    return;
  }
  if (process.env.CI === 'true') {
    it(`${name} has its engine`, () => {
      throw new Error(engine.why);
    });
    return;
  }
  process.stderr.write(`\n*** NOT TESTED: ${name}\n*** ${engine.why}\n\n`);
  describe.skip(name, () => {
    it(engine.why, () => undefined);
  });
};
