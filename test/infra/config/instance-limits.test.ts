import { describe, expect, it } from '@jest/globals';
import { heapGiB } from '../../../infra/config/instance-limits.ts';

describe('The heap of an instance', () => {
  it.each([
    ['t3.small.search', 1],
    ['t3.medium.search', 2],
    ['m7g.medium.search', 2],
    ['m6g.large.search', 4],
    ['c6g.xlarge.search', 4],
    ['r6g.large.search', 8],
    ['r7g.2xlarge.search', 32],
    ['r6g.12xlarge.search', 32],
    ['or1.large.search', 8],
  ])('of %s is half of its memory, at most 32 GiB', (type, heap) => {
    expect(heapGiB(type)).toBe(heap);
  });

  it.each(['i3.large.search', 'z9.huge.search'])('of %s is not known', (type) => {
    expect(heapGiB(type)).toBeUndefined();
  });
});
