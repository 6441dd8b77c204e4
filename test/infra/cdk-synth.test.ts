import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';

/** The command line reads the whole CDK twice, which a busy machine does slowly. */
jest.setTimeout(300_000);

const root = join(import.meta.dirname, '..', '..');
const Failed = z.object({ code: z.int(), stdout: z.string(), stderr: z.string() });

const run = promisify(execFile);

/** `cdk synth` as a platform team runs it, without account, credentials or network, on the deployment with this mistake. */
const synth = async (mistake: string): Promise<{ readonly code: number; readonly said: string }> => {
  const output = await mkdtemp(join(tmpdir(), 'storevoice-synth-'));
  const app = ['--app', 'node --import tsx test/infra/careless-app.ts', '--output', output];
  const { NODE_OPTIONS: _, ...env } = process.env;
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', ...app],
      { cwd: root, env: { ...env, MISTAKE: mistake, CDK_DISABLE_CLI_TELEMETRY: '1' } },
    );
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = Failed.parse(error);
    return { code, said: stdout + stderr };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
};

describe('cdk synth', () => {
  it('passes the deployment as it is, and warns of nothing', async () => {
    const { code, said } = await synth('none');
    expect(code).toBe(0);
    expect(said).not.toMatch(/warn/i);
  });

  it('fails on a violation of AwsSolutions, and names the construct and the rule', async () => {
    const { code, said } = await synth('policy');
    expect(code).toBe(1);
    expect(said).toContain('storevoice-prod/Careless');
    expect(said).toContain('AwsSolutions-S10');
  });

  it('fails on a template that CloudFormation would refuse', async () => {
    const { code, said } = await synth('template');
    expect(code).toBe(1);
    expect(said).toContain("VisibilityTimeout: 'soon' is not of type 'integer'");
  });
});
