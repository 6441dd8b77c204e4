import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { AssistantApi } from '../../ports/voice/assistant-api.ts';

interface CanaryParts {
  readonly api: AssistantApi;
  readonly clock: Clock;
  readonly log: Log;
  /** The shop that is asked, and a question to which its catalogue has products. */
  readonly hostname: Hostname;
  readonly question: string;
}

/** Asks one question as a shopper does, from the token to the products, and logs whether it was answered. Never throws. */
export const createCanary =
  ({ api, clock, log, hostname, question }: CanaryParts) =>
  async (): Promise<void> => {
    const began = clock().getTime();
    const fields = () => ({ domain: hostname, milliseconds: clock().getTime() - began });
    try {
      const session = await api.open(hostname);
      const { count, searchType } = await api.search({ hostname, session }, question);
      if (count === 0) throw new AssistantError('SERVICE_UNAVAILABLE', `"${question}" found no product`);
      log.info('Canary was answered', { canary: 'answered', ...fields(), searchType });
    } catch (error) {
      log.error('Canary was not answered', { canary: 'unanswered', ...fields(), error });
    }
  };
