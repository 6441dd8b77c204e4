import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalLog } from '../../../dev/server/log.ts';
import { createFolderConversationLog, createLogFile } from '../../../dev/server/log-file.ts';
import { describeConversationLog } from '../../contracts/conversation-log.ts';

let folder: string;
let failures: unknown[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-log-'));
  failures = [];
});
afterEach(() => rm(folder, { recursive: true }));

const fileIn = (place: string, maxBytes = 1_000) =>
  createLogFile({ folder: place, maxBytes, onFailure: (error) => failures.push(error) });

const logInto = (place: string) =>
  createLocalLog({
    ...{ format: 'text', level: 'ERROR', service: 'storevoice' },
    write: () => undefined,
    keep: fileIn(place),
  });

describe('the log file of a folder', () => {
  it('gets every line for machines, whatever the terminal shows, and answers with those of one conversation', async () => {
    const log = logInto(join(folder, 'new'));
    log.info('one', { sessionId: 'K7M2-9QXD' });
    log.warn('another', { sessionId: 'AAAA-AAAA' });
    const { lines, searched } = await createFolderConversationLog(join(folder, 'new')).linesOf('K7M2-9QXD');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ message: 'one', level: 'INFO' }]);
    expect(searched?.from.getTime()).toBeLessThanOrEqual(searched?.to.getTime() ?? 0);
    expect(failures).toEqual([]);
  });

  it('stays within two files and keeps the newest lines', async () => {
    const append = fileIn(folder);
    for (let at = 0; at < 100; at += 1) append(`{"line":${at},"text":"${'x'.repeat(80)}"}\n`);
    expect((await readdir(folder)).sort()).toEqual(['log.1.jsonl', 'log.jsonl']);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1_000);
    }
    expect(await readFile(join(folder, 'log.jsonl'), 'utf8')).toContain('"line":99,');
    expect(await readFile(join(folder, 'log.1.jsonl'), 'utf8')).toMatch(/"line":9\d,/);
  });

  it('fails nobody when it cannot be written, and says so once', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    const log = logInto(blocked);
    log.info('one');
    log.info('two');
    expect(failures).toHaveLength(1);
    await rm(blocked);
    log.info('three', { sessionId: 'K7M2-9QXD' });
    expect((await createFolderConversationLog(blocked).linesOf('K7M2-9QXD')).lines).toHaveLength(1);
  });

  it('is readable after a line that a full disk cut off', async () => {
    const line = '{"timestamp":"2026-11-29T09:00:00.000Z","sessionId":"K7M2-9QXD"}\n';
    await writeFile(join(folder, 'log.jsonl'), `${line}{"timest\n`);
    const { lines, searched } = await createFolderConversationLog(folder).linesOf('K7M2-9QXD');
    expect(lines).toHaveLength(1);
    expect(searched?.to.toISOString()).toBe('2026-11-29T09:00:00.000Z');
  });
});

describeConversationLog('the log file of a folder', async (lines) => {
  const place = await mkdtemp(join(tmpdir(), 'storevoice-log-'));
  const append = fileIn(place);
  for (const line of lines) append(`${line}\n`);
  return {
    log: createFolderConversationLog(place),
    close: () => rm(place, { recursive: true }),
  };
});
