import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { synthesize } from '../synthesize.ts';

const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'runbooks.md'), 'utf8');
const headings = [...guide.matchAll(/^## `(\w+)`$/gm)].map(([, name = '']) => name);
const alarms = synthesize({ canaryHost: 'canary.example.com', canaryQuestion: 'phone' })
  .ofType('AWS::CloudWatch::Alarm')
  .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));

describe('docs/runbooks.md', () => {
  it('has a runbook for every alarm of a deployment', () => {
    const without = alarms.filter((alarm) => !headings.some((heading) => alarm.endsWith(heading)));
    expect(without).toEqual([]);
  });

  it('has none for an alarm that does not exist', () => {
    expect(headings.filter((heading) => !alarms.some((alarm) => alarm.endsWith(heading)))).toEqual([]);
  });
});
