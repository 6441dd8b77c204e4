import type { Webhook } from '../../contract/shop/webhook.ts';

type WebhookOutcome =
  /** The parsed JSON of the answer, not yet checked. */
  | { readonly kind: 'answered'; readonly body: unknown }
  /** For the log; it holds neither the question nor the answer. */
  | { readonly kind: 'failed'; readonly why: string };

/** Asks merchants' servers over the open internet, signed. Never throws: a server that fails is a `failed` outcome. */
export interface Webhooks {
  call(webhook: Webhook, body: Readonly<Record<string, unknown>>): Promise<WebhookOutcome>;
}
