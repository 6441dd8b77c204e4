import { hostname } from 'node:os';
import { fileErrorCode } from './file-errors.ts';

/** Names this process among those that share a folder, which may come from several machines. */
export const processMark = (): string => `${process.pid}@${hostname()}`;

/** True for a process of this machine that has not ended. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is one that runs.
    return fileErrorCode(error) === 'EPERM';
  }
};

/** True when the process of a mark is known to have ended; one of another machine never is. */
export const hasEnded = (mark: string): boolean => {
  const [, pid, host] = /^(\d+)@(.+)$/u.exec(mark.trim()) ?? [];
  return pid !== undefined && host === hostname() && !isRunning(Number(pid));
};
