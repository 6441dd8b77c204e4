import { AssistantError } from '../../contract/errors.ts';
import type { Log, LogFields } from '../../ports/log.ts';

/**
 * Logs why OpenAI failed, with the shop and the session: the shopper only gets a sentence. CloudWatch counts the lines
 * with `upstream` by shop and code.
 */
export const logUpstream = async <Result>(
  log: Log,
  fields: LogFields,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AssistantError && error.upstream !== undefined) {
      // A warning: the request's own line is the error that the alarm counts.
      log.warn('OpenAI failed', { ...fields, upstream: error.upstream });
    }
    throw error;
  }
};
