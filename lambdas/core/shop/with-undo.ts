import type { Log, LogFields } from '../../ports/log.ts';

interface Undo {
  readonly log: Pick<Log, 'warn'>;
  /** What the log says when the undoing fails, too. */
  readonly message: string;
  readonly about: LogFields;
  undo(): Promise<unknown>;
}

/**
 * Works, and undoes what was done before when the work fails. That the undoing failed is only logged, since the caller
 * must hear why the work failed.
 */
export const withUndo = async <Result>(
  { log, message, about, undo }: Undo,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    try {
      await undo();
    } catch (failure) {
      log.warn(message, { ...about, error: failure });
    }
    throw error;
  }
};
