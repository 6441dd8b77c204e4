import * as z from 'zod';
import { Currency } from '../catalog/money.ts';
import { fieldNames } from '../imports/feed.ts';
import { Budget } from './budget.ts';
import { Contact } from './contact.ts';
import { Hostname, WebUrl } from './hostname.ts';
import { Locale } from './locale.ts';
import { MerchantFunction } from './merchant-function.ts';
import { ShopWebhooks } from './webhook.ts';

/** The look of the widget on a shop's pages; attributes of the tag override its members. */
export const Theme = z.strictObject({
  /** `text` is an assistant without a microphone. Default: `voice`, which can also be typed to. */
  mode: z.enum(['voice', 'text']).optional(),
  /** Colour of the launcher and of the shopper's own words, `#rrggbb`. Default: Storevoice's own. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'write a colour like #0f766e')
    .optional(),
  position: z.enum(['bottom-right', 'bottom-left']).optional(),
  colorScheme: z.enum(['auto', 'light', 'dark']).optional(),
  launcherText: z.string().trim().min(1).max(40).optional(),
  /** Page about recording and personal data; the widget shows a link to it before the first recording. */
  consentUrl: WebUrl.optional(),
  /** Square picture beside the shop's name in the panel. Default: our own sign. */
  logoUrl: WebUrl.optional(),
});
export type Theme = Readonly<z.infer<typeof Theme>>;

/** Limits of a shop's costs and of one shopper's use. */
const Limits = z.strictObject({
  /** Sessions a day for the whole domain, by UTC days. */
  sessionsPerDay: z.int().min(0).max(1_000_000).default(1_000),
  /** Sessions an hour for one shopper (by a salted hash of the address, which is never stored). */
  sessionsPerShopperPerHour: z.int().min(0).max(1_000).default(20),
  /** Sessions an hour for one network (an IPv6 /48, an IPv4 /24), whose owner has many addresses. */
  sessionsPerNetworkPerHour: z.int().min(0).max(100_000).default(200),
  /** Function calls a minute of one session. */
  callsPerSessionPerMinute: z.int().min(1).max(1_000).default(60),
  /** Function calls a minute of the whole domain, so that one busy shop leaves room for the others. */
  callsPerMinute: z.int().min(1).max(100_000).default(1_200),
  /** Minutes one session may last; OpenAI's own ceiling is 60. */
  sessionMinutes: z.int().min(1).max(60).default(10),
});

/** Whom a shop turned away. */
const Blocked = z.strictObject({
  /** Conversations, by their support codes. */
  sessions: z
    .array(
      z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/, 'write the support code as the log has it: K7M2-9QXD'),
    )
    .max(100)
    .default([]),
  /** An IPv6 address stands for its /64, which is one household's. */
  addresses: z
    .array(z.union([z.ipv4(), z.ipv6()], { error: 'write an IPv4 or IPv6 address' }))
    .max(100)
    .default([]),
});

/** Minutes between two fetches of a feed; a change of prices that is more urgent is a patch. */
export const FETCH_MINUTES_MIN = 15;
const RATE_IN_MINUTES = /^rate\((\d+) minutes?\)$/;

/** The source of a shop's products, if they are not uploaded. */
export const FeedSettings = z.strictObject({
  /** Address of the export that the shop already makes for marketplaces. */
  url: WebUrl.optional(),
  /** Schedule of the download in the syntax of EventBridge Scheduler, in UTC. Default: only by command. */
  schedule: z
    .string()
    .regex(/^(rate|cron)\(.{1,100}\)$/, 'write it like rate(1 hour) or cron(0 3 * * ? *)')
    .refine(
      (schedule) => Number(RATE_IN_MINUTES.exec(schedule)?.[1] ?? FETCH_MINUTES_MIN) >= FETCH_MINUTES_MIN,
      `is too often; a feed is fetched every ${FETCH_MINUTES_MIN} minutes at most, like rate(${FETCH_MINUTES_MIN} minutes)`,
    )
    .optional(),
  /** Field to header, for tables with the shop's own headers: `{ title: 'Номенклатура' }`. */
  columns: z.partialRecord(z.enum(fieldNames), z.string().trim().min(1).max(200)).default({}),
});

/** How the Realtime model listens, thinks and calls functions. */
export const RealtimeSettings = z.strictObject({
  /** Effort before an answer, for models that reason (`gpt-realtime-2` and later); others get none. More is slower. */
  reasoningEffort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).default('low'),
  /** How soon a pause counts as the end of a question. `auto` and `medium` wait up to 4 s, `low` up to 8 s. */
  eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('high'),
  /** `near_field` is for headsets, `far_field` for laptops and phones on a table. */
  noiseReduction: z.enum(['near_field', 'far_field', 'off']).default('far_field'),
  /** Several calls in one response ("compare A and B"), for models that reason. */
  parallelCalls: z.boolean().default(true),
});
export type RealtimeSettings = Readonly<z.infer<typeof RealtimeSettings>>;

/** A name of a function as the Realtime API takes it. */
const ToolName = z.string().regex(/^[\w-]{1,64}$/, 'use 1 to 64 letters, digits, _ or -');

/** A shop's configuration of its assistant. */
export const DomainConfig = z.strictObject({
  hostname: Hostname,
  /** Other addresses of the same shop; each belongs to only one domain. */
  aliases: z.array(Hostname).max(20).default([]),
  status: z.enum(['active', 'suspended']).default('active'),
  shopName: z.string().trim().min(1).max(80),
  locale: Locale.default('ru'),
  /** Language of most words of the catalogue. Imports set it; absent before the first one. */
  catalogLocale: Locale.optional(),
  /** Currency of an amount without a currency. */
  currency: Currency.default('RUB'),
  /** Realtime voice. Default: the deployment's. */
  voice: z.string().trim().min(1).max(40).optional(),
  /** Realtime model. Default: the deployment's. */
  model: z.string().trim().min(1).max(80).optional(),
  realtime: RealtimeSettings.default(() => RealtimeSettings.parse({})),
  /** Added to the assistant's instructions. Shoppers can read them in the browser, so they must hold no secrets. */
  extraInstructions: z.string().trim().max(4_000).optional(),
  /** First sentence. Default: the assistant's own in the domain's language. */
  greeting: z.string().trim().min(1).max(300).optional(),
  /** Names of the enabled bot functions. Default: all. */
  enabledFunctions: z.array(z.string().trim().min(1).max(64)).max(50).optional(),
  /** Address of the shop's search with `{query}` for the words: `https://shop.example.com/search?q={query}`. */
  searchUrl: WebUrl.includes('{query}', { error: 'write {query} where the words go' }).optional(),
  /** Names of the tools that the shop's own pages may give the assistant by `storevoice.registerTool`. Default: none. */
  pageTools: z.array(ToolName).max(20).optional(),
  limits: Limits.default(() => Limits.parse({})),
  blocked: Blocked.default(() => Blocked.parse({})),
  /** At 80 % the log and an alarm say so; at 100 % conversations are typed, and at 110 % there are none until the next month. */
  budget: Budget.default({}),
  /** `direct`: the browser gets an OpenAI client secret; `brokered`: it never gets one, since we open the call. */
  connection: z.enum(['direct', 'brokered']).default('direct'),
  theme: Theme.default({}),
  /** Whom the assistant names when a person is needed or the shop's texts do not answer. */
  contact: Contact.optional(),
  /** The shop's own servers behind `get_order_status` and `call_person`. Default: none. */
  webhooks: ShopWebhooks.optional(),
  /** Functions that the shop's own server runs. Default: none. */
  functions: z.array(MerchantFunction).max(16).optional(),
  feed: FeedSettings.default(() => FeedSettings.parse({})),
  /** Skips the session and Origin checks, so that plain curl works. Only for a demo on one machine. */
  openAccess: z.boolean().default(false),
});
export type DomainConfig = Readonly<z.infer<typeof DomainConfig>>;

export const ThemeRequest = z.object({ hostname: Hostname });

/** How a shop's widget looks before a conversation; the rest of the domain is not public. */
export const ThemeResponse = z.strictObject({ theme: Theme, locale: Locale, shopName: z.string() });
export type ThemeResponse = Readonly<z.infer<typeof ThemeResponse>>;
