import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { supportCommand } from '../../../cli/support/support.ts';
import { type CloudWatchStandIn, startCloudWatch } from '../../stand-ins/cloudwatch-logs.ts';
import { type Ran, runCommandLine } from '../run-command.ts';

const NOW = new Date('2026-11-29T12:00:00.000Z');

const lineAt = (timestamp: string, sessionId: string): string =>
  JSON.stringify({
    ...{ timestamp, level: 'INFO', message: 'Session started', sessionId, domain: 'shop.example.com' },
    ...{ connection: 'direct', model: 'gpt-realtime-2.1', functions: 14 },
  });

let folder: string;
let service: CloudWatchStandIn;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-support-'));
  service = await startCloudWatch({
    'storevoice-prod-VoiceTokenLogs': [lineAt('2026-11-29T10:00:00.000Z', 'K7M2-9QXD')],
    'storevoice-dev-VoiceTokenLogs': [],
  });
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const run = (line: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  runCommandLine({
    create: (terminal) =>
      supportCommand({
        terminal,
        clock: () => NOW,
        env: { STOREVOICE_FOLDER: folder, AWS_REGION: 'eu-central-1', ...env },
        access: service.access,
      }),
    line: ['support', ...line],
  });

const keep = (...lines: readonly string[]) =>
  appendFile(join(folder, 'log.jsonl'), lines.map((line) => `${line}\n`).join(''));

describe('storevoice support', () => {
  it.each([
    ['no code', [], /missing required argument/],
    ['a code that is too short', ['K7M2'], /"K7M2" is not a support code.*like K7M2-9QXD/],
    ['a sign that no code has', ['K7M2-9QX!'], /is not a support code/],
    ['a number of days that is none', ['K7M2-9QXD', '--stage', 'prod', '--days', 'week'], /--days "week"/],
    ['two places at once', ['K7M2-9QXD', '--stage', 'prod', '--folder', 'x'], /cannot be used with/],
  ])('does not understand %s', async (_, line, message) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('finds a conversation of this machine, however its code was written down', async () => {
    await keep(
      lineAt('2026-11-29T09:00:00.000Z', 'K7M2-9QXD'),
      lineAt('2026-11-29T09:01:00.000Z', 'AAAA-AAAA'),
    );
    for (const written of [['K7M2-9QXD'], ['k7m29qxd'], ['k7m2', '9qxd'], ['К7М2 — 9QХD']]) {
      const { code, out } = await run(written);
      expect(code).toBe(0);
      expect(out).toBe(
        `Conversation K7M2-9QXD, from the log of ${folder}\n` +
          '2026-11-29 09:00:00  started: shop.example.com, direct connection, gpt-realtime-2.1, 14 functions\n',
      );
    }
  });

  it('says which time was searched for a code that is not there', async () => {
    await keep(
      lineAt('2026-11-29T09:00:00.000Z', 'AAAA-AAAA'),
      lineAt('2026-11-29T09:30:00.000Z', 'BBBB-BBBB'),
    );
    const { code, err } = await run(['K7M2-9QXD']);
    expect(code).toBe(1);
    expect(err).toContain(
      `K7M2-9QXD is not in the log of ${folder} between 2026-11-29 09:00:00 and 2026-11-29 09:30:00 UTC`,
    );
    expect(err).toContain('--stage');
  });

  it('says that the log of this machine is empty', async () => {
    const { code, err } = await run(['K7M2-9QXD']);
    expect(code).toBe(1);
    expect(err).toContain('which is empty');
  });

  it('says which file of this machine cannot be read', async () => {
    await mkdir(join(folder, 'log.jsonl'));
    const { code, err } = await run(['K7M2-9QXD']);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: .*log\.jsonl cannot be read: .*EISDIR/);
  });

  it('finds a conversation of a deployment, and prints it for programs', async () => {
    const { code, out } = await run(['K7M2-9QXD', '--json'], { STOREVOICE_TABLE: 'storevoice-prod-Domains' });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      code: 'K7M2-9QXD',
      searched: { from: '2026-11-22T12:00:00.000Z', to: '2026-11-29T12:00:00.000Z' },
      events: [
        {
          kind: 'started',
          at: '2026-11-29T10:00:00.000Z',
          shop: 'shop.example.com',
          connection: 'direct',
          model: 'gpt-realtime-2.1',
          functions: 14,
        },
      ],
    });
  });

  it('looks into the stage and as far back as it is told', async () => {
    const { code, err } = await run(['K7M2-9QXD', '--stage', 'dev', '--days', '30']);
    expect(code).toBe(1);
    expect(err).toContain(
      'not in the log groups storevoice-dev-Voice… of eu-central-1 between 2026-10-30 12:00:00 and',
    );
  });

  it('says what to do when CloudWatch refuses', async () => {
    service.failNext(400, 'AccessDeniedException', 'not authorized');
    const { code, err } = await run(['K7M2-9QXD', '--stage', 'prod']);
    expect(code).toBe(1);
    expect(err).toBe(
      'error: DescribeLogGroups of CloudWatch Logs failed: AccessDeniedException: not authorized; ' +
        'check the stage, AWS_REGION and the AWS credentials, or look further back with --days\n',
    );
    expect((await run(['K7M2-9QXD', '--stage', 'prod'], { AWS_REGION: '' })).code).toBe(2);
  });
});
