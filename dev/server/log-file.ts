import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { errorCode } from '../../lambdas/adapters/embedded/operating-system.ts';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import type { ConversationLog } from '../../lambdas/ports/voice/conversation-log.ts';

/** Two files of this size hold some weeks of a demo. */
const MAX_BYTES = 5 * 1_024 * 1_024;

const logFilesIn = (folder: string) => ({
  now: join(folder, 'log.jsonl'),
  before: join(folder, 'log.1.jsonl'),
});

interface LogFileOptions {
  readonly folder: string;
  /** Told the first time a line cannot be written, and again after lines could be written. */
  readonly onFailure: (error: unknown) => void;
  /** Default: 5 MiB, for each of the two files. */
  readonly maxBytes?: number;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Appends lines to the log of a folder. A full disk costs lines of the log and nothing else. */
export const createLogFile = ({ folder, onFailure, maxBytes = MAX_BYTES }: LogFileOptions) => {
  const files = logFilesIn(folder);
  let hasFailed = false;
  return (line: string): void => {
    try {
      // Another server of the folder may have appended, too.
      const size = sizeOf(files.now);
      if (size === 0) mkdirSync(folder, { recursive: true });
      else if (size + Buffer.byteLength(line) > maxBytes) renameSync(files.now, files.before);
      appendFileSync(files.now, line, { mode: 0o600 });
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onFailure(error);
      hasFailed = true;
    }
  };
};

const readLines = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return [];
    throw new AssistantError('SERVICE_UNAVAILABLE', `${file} cannot be read`, { cause });
  }
};

const Timed = z.object({ timestamp: z.coerce.date() });

/** A line that was cut off by a full disk has no time. */
const timeOf = (line: string): readonly Date[] => {
  try {
    return [Timed.parse(JSON.parse(line)).timestamp];
  } catch {
    return [];
  }
};

/** The log of this machine: what `npm start` wrote into its folder, from a time on. */
export const createFolderConversationLog = (folder: string, since = new Date(0)): ConversationLog => {
  const find = async (member: string, value: string) => {
    const { before, now } = logFilesIn(folder);
    const lines = [...readLines(before), ...readLines(now)];
    const [from] = lines.slice(0, 2).flatMap(timeOf);
    const to = lines.slice(-2).flatMap(timeOf).at(-1);
    const found = lines.filter((line) => line.includes(`"${member}":"${value}"`));
    return {
      lines: found.filter((line) => timeOf(line).every((time) => time >= since)),
      searched: from && to && { from: new Date(Math.max(from.getTime(), since.getTime())), to },
    };
  };
  return {
    linesOf: (sessionId) => find('sessionId', sessionId),
    linesOfShop: (domain) => find('domain', domain),
  };
};
