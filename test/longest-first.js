import TestSequencer from '@jest/test-sequencer';

/** Lanes with long files first, so that no long file is left for the end, when one worker has nothing to do. */
const LANES = ['engines', 'browser', 'infra', 'journeys', 'long', 'fast'];

const placeOf = ({ context }) => LANES.indexOf(context.config.displayName.name);

/** Jest orders files by how long they took, and on a first run by their sizes, which say little here. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const isFirstRun = tests.some((test) => this.time(test) === undefined);
    const bySize = super.sort(tests);
    return isFirstRun ? bySize.toSorted((one, other) => placeOf(one) - placeOf(other)) : bySize;
  }
}
