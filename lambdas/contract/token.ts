import * as z from 'zod';
import { Theme } from './domain.ts';
import { Locale } from './locale.ts';

/** A bot function as the Realtime model sees it. */
export const ToolDefinition = z.strictObject({
  type: z.literal('function'),
  name: z.string(),
  description: z.string(),
  /** JSON schema of the arguments. */
  parameters: z.record(z.string(), z.unknown()),
});
export type ToolDefinition = Readonly<z.infer<typeof ToolDefinition>>;

/** Everything the widget needs to start one conversation. */
export const TokenResponse = z.object({
  /** What opens the Realtime connection: an OpenAI client secret, or `session` again when brokered. */
  token: z.string(),
  instructions: z.string(),
  tools: z.array(ToolDefinition),
  voice: z.string(),
  model: z.string(),
  /** Where the browser posts its SDP offer. */
  realtimeUrl: z.url(),
  /** Our own signed token for `/api/bot-execute`, bound to the hostname. */
  session: z.string(),
  locale: Locale,
  greeting: z.string(),
  theme: Theme,
  /** What a shopper reads to support staff; the same value stands in every log line of the session. */
  supportCode: z.string(),
  /** When `token` stops opening connections. */
  expiresAt: z.iso.datetime(),
  /** The conversation is ended after this many seconds. */
  maxSessionSeconds: z.int().positive(),
});
export type TokenResponse = Readonly<z.infer<typeof TokenResponse>>;
