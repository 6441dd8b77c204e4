import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Webhook } from '../../lambdas/contract/shop/webhook.ts';

const withoutSecret = <Called extends Webhook>({ secret: _, ...others }: Called) => others;

/** A configuration to print: the secrets of its webhooks are shown once, when they are made. */
export const withoutSecrets = ({ webhooks, functions, ...config }: DomainConfig) => ({
  ...config,
  ...(webhooks && {
    webhooks: {
      ...(webhooks.orderStatus && { orderStatus: withoutSecret(webhooks.orderStatus) }),
      ...(webhooks.handoff && { handoff: withoutSecret(webhooks.handoff) }),
    },
  }),
  ...(functions && { functions: functions.map(withoutSecret) }),
});
