import * as z from 'zod';
import { Theme } from '../shop/domain.ts';
import { Hostname } from '../shop/hostname.ts';
import { Locale } from '../shop/locale.ts';

/** The shop whose page asks for a conversation. */
export const TokenRequest = z.object({ hostname: Hostname });

/** A bot function in the format of the Realtime API. */
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
  /** The key of the Realtime connection: an OpenAI client secret, or `session` again for brokered calls. */
  token: z.string(),
  instructions: z.string(),
  tools: z.array(ToolDefinition),
  voice: z.string(),
  model: z.string(),
  /** The address to which the browser posts its SDP offer. */
  realtimeUrl: z.url(),
  /** Our own signed token for `/api/bot-execute`, bound to the hostname. */
  session: z.string(),
  /** `text` when this conversation can only be typed, whatever the page says. */
  mode: z.literal('text').optional(),
  locale: Locale,
  /** Title of the panel. */
  shopName: z.string().optional(),
  greeting: z.string(),
  theme: Theme,
  /** Names of the tools that the page itself may add. */
  pageTools: z.array(z.string()).optional(),
  /** A shopper can read this code to support staff; every log line of the session has it. */
  supportCode: z.string(),
  /** `token` opens no connection after this time. */
  expiresAt: z.iso.datetime(),
  /** The conversation ends after so many seconds. */
  maxSessionSeconds: z.int().positive(),
});
export type TokenResponse = Readonly<z.infer<typeof TokenResponse>>;
