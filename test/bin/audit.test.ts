import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const script = join(import.meta.dirname, '../../bin/audit.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storevoice-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the audit with an npm that prints this. */
const audit = (printed: string) => {
  writeFileSync(join(folder, 'report'), printed);
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\ncat '${join(folder, 'report')}'\n`);
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

const report = (...severities: readonly string[]): string =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(
      severities.map((severity, at) => [`p${at}`, { name: `p${at}`, severity }]),
    ),
  });

describe('the audit of packages', () => {
  it('fails on serious holes and names their packages', () => {
    const { status, said } = audit(report('low', 'high', 'critical'));
    expect(status).toBe(1);
    expect(said).toContain('p1 (high), p2 (critical)');
  });

  it('passes what is not serious', () => {
    expect(audit(report('low', 'moderate'))).toMatchObject({
      status: 0,
      said: expect.stringMatching(/no serious/),
    });
  });

  it.each([
    [JSON.stringify({ message: '405 Method Not Allowed' }), '405 Method Not Allowed'],
    ['', 'npm printed no report'],
  ])('says loudly that it does not know when there is no report: %j', (printed, why) => {
    const { status, said } = audit(printed);
    expect({ status, said }).toEqual({
      status: 0,
      said: `*** NOT AUDITED: the registry does not tell of holes: ${why}\n`,
    });
  });
});
