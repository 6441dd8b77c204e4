import { AssistantError } from '../../contract/errors.ts';
import type { Locale } from '../../contract/locale.ts';

/** Runs work for a known domain, so that failures of parts that know no domain are told in its language. */
export const inLanguage = async <Result>(locale: Locale, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AssistantError) || error.locale !== undefined) throw error;
    const { code, message, retryAfterSeconds } = error;
    throw new AssistantError(code, message, {
      cause: error,
      locale,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
};
