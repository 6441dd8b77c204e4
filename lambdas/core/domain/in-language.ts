import { AssistantError } from '../../contract/errors.ts';
import type { Locale } from '../../contract/locale.ts';

/**
 * Runs work for a known domain, so that failures of parts that know no domain are told in its language.
 * What is no failure of ours (a bug, a library's error) is told as one and keeps its own story as the cause.
 */
export const inLanguage = async <Result>(locale: Locale, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AssistantError)) {
      throw new AssistantError('SERVICE_UNAVAILABLE', 'unexpected failure', { cause: error, locale });
    }
    if (error.locale !== undefined) throw error;
    const { code, message, retryAfterSeconds } = error;
    throw new AssistantError(code, message, {
      cause: error,
      locale,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
};
