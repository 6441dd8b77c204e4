import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');
const Failed = z.object({ code: z.int(), stdout: z.string(), stderr: z.string() });

const run = promisify(execFile);

interface Synth {
  /** Default: the deployment itself, as `cdk.json` names it. */
  readonly mistake?: 'none' | 'policy' | 'template';
  readonly context?: string;
}

/** Nothing listens there, so a request to the network would fail. */
const NOWHERE = 'http://127.0.0.1:9';

/** No account, no credentials, no home to find any in, and no network. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  TMPDIR: process.env.TMPDIR,
  HOME: tmpdir(),
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: '1',
});

/** `cdk synth` as a platform team runs it, without account, credentials or network. */
const synth = async ({
  mistake,
  context,
}: Synth): Promise<{ readonly code: number; readonly said: string }> => {
  const output = await mkdtemp(join(tmpdir(), 'storevoice-synth-'));
  const app = mistake === undefined ? [] : ['--app', 'node --import tsx test/infra/careless-app.ts'];
  const given = context === undefined ? [] : ['--context', context];
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', output, ...app, ...given],
      { cwd: root, env: { ...bareEnvironment(), MISTAKE: mistake } },
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
    const { code, said } = await synth({});
    expect([code, said.trim()]).toEqual([0, '']);
  });

  it('passes the bare deployment that the next two spoil', async () => {
    expect(await synth({ mistake: 'none' })).toMatchObject({ code: 0 });
  });

  it('refuses a wrong value, names it and says what is allowed', async () => {
    const { code, said } = await synth({ context: 'storevoice:search=cluster' });
    expect(code).toBe(1);
    expect(said).toContain('Cannot deploy with this configuration. storevoice:search');
    expect(said).toContain('"domain"|"serverless"|"existing" (saw "cluster")');
  });

  it('fails on a violation of AwsSolutions, and names the construct and the rule', async () => {
    const { code, said } = await synth({ mistake: 'policy' });
    expect(code).toBe(1);
    expect(said).toContain('storevoice-prod/Careless');
    expect(said).toContain('AwsSolutions-S10');
  });

  it('fails on a template that CloudFormation would refuse', async () => {
    const { code, said } = await synth({ mistake: 'template' });
    expect(code).toBe(1);
    expect(said).toContain("VisibilityTimeout: 'soon' is not of type 'integer'");
  });
});
