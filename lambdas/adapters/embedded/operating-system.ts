/** The code of an error of Node.js or LMDB: `ENOENT`. Tests make errors in another realm, so no class tells them. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** True for a process of this machine that has not ended. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user runs, although it cannot be signalled.
    return errorCode(error) === 'EPERM';
  }
};
