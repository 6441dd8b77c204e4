import * as z from 'zod';
import { fieldNames } from './feed.ts';
import { Hostname } from './hostname.ts';
import { Locale } from './locale.ts';
import { Currency } from './money.ts';
import { WebUrl } from './web-url.ts';

/** How the widget looks on a shop; every member may be overridden by an attribute of the tag. */
export const Theme = z.strictObject({
  /** Colour of the launcher and of the shopper's own words, `#rrggbb`. Default: Storevoice's own. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'write a colour like #0f766e')
    .optional(),
  position: z.enum(['bottom-right', 'bottom-left']).optional(),
  colorScheme: z.enum(['auto', 'light', 'dark']).optional(),
  launcherText: z.string().trim().min(1).max(40).optional(),
  /** Page about recording and personal data; when set, the shopper is told before the first recording. */
  consentUrl: WebUrl.optional(),
});
export type Theme = Readonly<z.infer<typeof Theme>>;

/** Ceilings that keep a shop's bill and one shopper's appetite in bounds. */
export const Limits = z.strictObject({
  /** Sessions a day for the whole domain, by UTC days. */
  sessionsPerDay: z.int().min(0).max(1_000_000).default(1_000),
  /** Sessions an hour for one shopper (by a salted hash of the address, which is never stored). */
  sessionsPerShopperPerHour: z.int().min(0).max(1_000).default(20),
  /** Minutes one session may last; OpenAI's own ceiling is 60. */
  sessionMinutes: z.int().min(1).max(60).default(10),
});
export type Limits = Readonly<z.infer<typeof Limits>>;

/** Where a shop's products come from, when nobody uploads them. */
export const FeedSettings = z.strictObject({
  /** The export that the shop already makes for marketplaces. */
  url: WebUrl.optional(),
  /** When it is fetched, as EventBridge Scheduler writes it, in UTC. Default: only when asked. */
  schedule: z
    .string()
    .regex(/^(rate|cron)\(.{1,100}\)$/, 'write it like rate(1 hour) or cron(0 3 * * ? *)')
    .optional(),
  /** Field to header, for a table whose headers are the shop's own: `{ title: 'Номенклатура' }`. */
  columns: z.partialRecord(z.enum(fieldNames), z.string().trim().min(1).max(200)).default({}),
});
export type FeedSettings = Readonly<z.infer<typeof FeedSettings>>;

/** Everything a shop decides about its assistant. */
export const DomainConfig = z.strictObject({
  hostname: Hostname,
  /** Other addresses of the same shop; each belongs to one domain only. */
  aliases: z.array(Hostname).max(20).default([]),
  status: z.enum(['active', 'suspended']).default('active'),
  shopName: z.string().trim().min(1).max(80),
  locale: Locale.default('ru'),
  /** Currency meant when a shopper names a bare amount. */
  currency: Currency.default('RUB'),
  /** Realtime voice. Default: the deployment's. */
  voice: z.string().trim().min(1).max(40).optional(),
  /** Realtime model. Default: the deployment's. */
  model: z.string().trim().min(1).max(80).optional(),
  /** Added to the assistant's instructions; visible to shoppers who look, so no secrets. */
  extraInstructions: z.string().trim().max(4_000).optional(),
  /** First sentence. Default: the assistant's own in the domain's language. */
  greeting: z.string().trim().min(1).max(300).optional(),
  /** Names of the bot functions that are on. Default: all. */
  enabledFunctions: z.array(z.string().trim().min(1).max(64)).max(50).optional(),
  limits: Limits.default(() => Limits.parse({})),
  /** `direct`: the browser gets an OpenAI client secret; `brokered`: it never does, see DESIGN in docs. */
  connection: z.enum(['direct', 'brokered']).default('direct'),
  theme: Theme.default({}),
  feed: FeedSettings.default(() => FeedSettings.parse({})),
  /** Skips the session and Origin checks so that plain curl works. Only for a demo on one machine. */
  openAccess: z.boolean().default(false),
});
export type DomainConfig = Readonly<z.infer<typeof DomainConfig>>;
