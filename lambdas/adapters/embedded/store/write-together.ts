/** Makes changes that share a write with others. Work that throws must not have changed anything before. */
type WriteTogether = <Result>(work: () => Result) => Promise<Result>;

interface Waiting {
  /** Makes the change, and answers what tells the caller of it, to be called when it is on the disk. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects small changes until the event loop has read what came in, and makes them in one transaction: a write to the
 * disk takes milliseconds, in which nobody is answered. LMDB's own asynchronous transactions end the process when the
 * disk is full.
 */
export const createWriteTogether = (write: <Result>(work: () => Result) => Result): WriteTogether => {
  let waiting: Waiting[] = [];

  const writeAll = (): void => {
    const together = waiting;
    waiting = [];
    try {
      for (const settle of write(() => together.map(({ run }) => run()))) settle();
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  };

  return (work) =>
    new Promise((resolve, reject) => {
      const run = () => {
        try {
          const result = work();
          return () => resolve(result);
        } catch (error) {
          return () => reject(error);
        }
      };
      waiting.push({ run, reject });
      if (waiting.length === 1) setImmediate(writeAll);
    });
};
