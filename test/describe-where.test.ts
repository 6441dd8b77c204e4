import { describe, expect, it } from '@jest/globals';
import { type Need, verdictOn } from './describe-where.ts';

const there: Need<string> = { kind: 'there', value: '/usr/bin/chromium' };
const missing: Need<string> = { kind: 'missing', why: 'no Chromium; install it' };

describe('tests that need what not every machine has', () => {
  it.each([
    { need: there, isGate: false, verdict: 'run' },
    { need: there, isGate: true, verdict: 'run' },
    { need: missing, isGate: false, verdict: 'skip' },
    { need: missing, isGate: true, verdict: 'fail' },
  ])('are to $verdict when it is $need.kind (in the gate: $isGate)', ({ need, isGate, verdict }) => {
    expect(verdictOn(need, isGate)).toBe(verdict);
  });
});
