import { AssistantError } from '../../contract/errors.ts';
import type { Locale } from '../../contract/shop/locale.ts';

/**
 * Runs work for a known domain, so that failures of parts that do not know the domain are answered in its
 * language. An error that no adapter has translated is a bug of ours: `INTERNAL`, with the error as its cause.
 */
export const inLanguage = async <Result>(locale: Locale, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AssistantError)) {
      throw new AssistantError('INTERNAL', 'unexpected failure', { cause: error, locale });
    }
    if (error.locale !== undefined) throw error;
    const { code, message, retryAfterSeconds } = error;
    throw new AssistantError(code, message, { cause: error, locale, retryAfterSeconds });
  }
};
