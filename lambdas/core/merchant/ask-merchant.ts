import type * as z from 'zod';
import { describeIssues } from '../../contract/imports/issues.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Webhook } from '../../contract/shop/webhook.ts';
import type { Log } from '../../ports/log.ts';
import type { Webhooks } from '../../ports/voice/webhooks.ts';

export interface AskMerchantParts {
  readonly webhooks: Webhooks;
  readonly log: Log;
}

interface MerchantQuestion {
  /** The function that asks. */
  readonly name: string;
  readonly domain: DomainConfig;
  readonly webhook: Webhook;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/**
 * Asks a merchant's server and checks its answer. `undefined` when it gave none that can be used; the log says why, without
 * a value of the question or the answer, since both may hold personal data.
 */
export const askMerchant = async <Reply>(
  { webhooks, log }: AskMerchantParts,
  { name, domain, webhook, arguments: given }: MerchantQuestion,
  schema: z.ZodType<Reply>,
): Promise<Reply | undefined> => {
  const failed = (why: string): undefined => {
    log.warn(`Webhook of ${name} failed: ${why}`, { function: name, domain: domain.hostname });
  };
  const outcome = await webhooks.call(webhook, {
    function: name,
    shop: domain.hostname,
    locale: domain.locale,
    arguments: given,
  });
  if (outcome.kind === 'failed') return failed(outcome.why);
  const reply = schema.safeParse(outcome.body);
  return reply.success ? reply.data : failed(`its answer does not fit: ${describeIssues(reply.error)}`);
};
