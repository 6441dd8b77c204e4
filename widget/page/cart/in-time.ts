/** A function of the page that takes longer is told of as one that does not answer. */
const WITHIN_MS = 8_000;

/** Waits for the page's own work, but not for ever. */
export const inTime = <Value>(work: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('', 'TimeoutError')), WITHIN_MS);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
