import * as z from 'zod';

/** An address of a merchant's server. Only https, so that nobody between reads orders. */
const WebhookUrl = z
  .url({
    protocol: /^https$/,
    hostname: /./,
    error: 'write an address like https://shop.example.com/storevoice',
  })
  .max(2_048)
  .refine((url) => !URL.canParse(url) || new URL(url).username === '', { error: 'leave out the user name' });

/** With the prefix, the key is what the rest means in base64, as in Standard Webhooks; without it, the text itself. */
export const SECRET_PREFIX = 'whsec_';

const WebhookSecret = z
  .string()
  .regex(/^[\x21-\x7e]{32,200}$/, 'write 32 to 200 visible ASCII characters')
  .regex(/^(?!whsec_)|^whsec_[A-Za-z0-9+/]{30,}={0,2}$/, 'write base64 after whsec_');

/** Where a merchant's server is asked, and the secret by which it knows that we ask. */
export const Webhook = z.strictObject({ url: WebhookUrl, secret: WebhookSecret });
export type Webhook = Readonly<z.infer<typeof Webhook>>;

/** The webhooks behind functions of ours. */
export const ShopWebhooks = z.strictObject({
  /** Answers `get_order_status`. */
  orderStatus: Webhook.optional(),
  /** Takes a conversation over after `call_person`. */
  handoff: Webhook.optional(),
});
export type ShopWebhooks = Readonly<z.infer<typeof ShopWebhooks>>;
