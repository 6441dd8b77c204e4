/** Makes changes that share a write with others. Work that throws must not have changed anything before. */
export type WriteTogether = <Result>(work: () => Result) => Promise<Result>;

interface Waiting {
  readonly run: () => void;
  /** Tells the caller what came of it; called when the change is on the disk. */
  readonly settle: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects small changes until the event loop has read what came in, and makes them in one transaction: a write to the
 * disk takes milliseconds, in which nobody is answered. LMDB's own asynchronous transactions end the process when the
 * disk is full.
 */
export const createWriteTogether = (write: (work: () => void) => void): WriteTogether => {
  let waiting: Waiting[] = [];

  const writeAll = (): void => {
    const together = waiting;
    waiting = [];
    try {
      write(() => {
        for (const { run } of together) run();
      });
      for (const { settle } of together) settle();
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  };

  return (work) =>
    new Promise((resolve, reject) => {
      let settle = (): void => undefined;
      const run = (): void => {
        try {
          const result = work();
          settle = () => resolve(result);
        } catch (error) {
          settle = () => reject(error);
        }
      };
      waiting.push({ run, settle: () => settle(), reject });
      if (waiting.length === 1) setImmediate(writeAll);
    });
};
