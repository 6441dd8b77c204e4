import type { DomainConfig } from '../lambdas/contract/domain.ts';

type Group = 'limits' | 'theme' | 'feed';

/** A value that a flag of `domain put` sets in the configuration. */
export interface DomainMember {
  /** As commander writes a flag: `--shop-name <name>`. */
  readonly flag: string;
  readonly path: readonly [keyof DomainConfig] | readonly [Group, string];
  readonly kind: 'text' | 'list' | 'pairs' | 'number' | 'boolean';
  readonly help: string;
}

/** Every member of a domain's configuration but its hostname, which names the domain. */
export const domainMembers: readonly DomainMember[] = [
  { flag: '--shop-name <name>', path: ['shopName'], kind: 'text', help: 'name the assistant says' },
  {
    flag: '--alias <hostname...>',
    path: ['aliases'],
    kind: 'list',
    help: 'other addresses of the same shop (replaces the list)',
  },
  { flag: '--status <status>', path: ['status'], kind: 'text', help: 'active or suspended' },
  { flag: '--locale <locale>', path: ['locale'], kind: 'text', help: 'language of the assistant: ru or en' },
  {
    flag: '--currency <code>',
    path: ['currency'],
    kind: 'text',
    help: 'currency meant by a bare amount, ISO 4217',
  },
  { flag: '--voice <name>', path: ['voice'], kind: 'text', help: 'Realtime voice: marin, cedar, …' },
  { flag: '--model <name>', path: ['model'], kind: 'text', help: 'Realtime model' },
  { flag: '--greeting <sentence>', path: ['greeting'], kind: 'text', help: 'first sentence' },
  {
    flag: '--extra-instructions <text>',
    path: ['extraInstructions'],
    kind: 'text',
    help: 'added to the instructions; shoppers can read it',
  },
  {
    flag: '--function <name...>',
    path: ['enabledFunctions'],
    kind: 'list',
    help: 'bot functions that are on (replaces the list; --unset enabledFunctions: all)',
  },
  {
    flag: '--sessions-per-day <number>',
    path: ['limits', 'sessionsPerDay'],
    kind: 'number',
    help: 'conversations a UTC day for the whole shop',
  },
  {
    flag: '--sessions-per-shopper-per-hour <number>',
    path: ['limits', 'sessionsPerShopperPerHour'],
    kind: 'number',
    help: 'conversations an hour for one shopper',
  },
  {
    flag: '--session-minutes <number>',
    path: ['limits', 'sessionMinutes'],
    kind: 'number',
    help: 'longest conversation, 1 to 60',
  },
  {
    flag: '--connection <kind>',
    path: ['connection'],
    kind: 'text',
    help: 'direct, or brokered: no OpenAI credential reaches the browser',
  },
  { flag: '--accent <colour>', path: ['theme', 'accent'], kind: 'text', help: 'colour like #0f766e' },
  {
    flag: '--position <corner>',
    path: ['theme', 'position'],
    kind: 'text',
    help: 'bottom-right or bottom-left',
  },
  {
    flag: '--color-scheme <scheme>',
    path: ['theme', 'colorScheme'],
    kind: 'text',
    help: 'auto, light or dark',
  },
  {
    flag: '--launcher-text <text>',
    path: ['theme', 'launcherText'],
    kind: 'text',
    help: 'words on the launcher',
  },
  {
    flag: '--consent-url <url>',
    path: ['theme', 'consentUrl'],
    kind: 'text',
    help: 'page about recording and personal data',
  },
  {
    flag: '--feed-url <url>',
    path: ['feed', 'url'],
    kind: 'text',
    help: 'export of the shop, fetched on a schedule',
  },
  {
    flag: '--feed-schedule <expression>',
    path: ['feed', 'schedule'],
    kind: 'text',
    help: 'rate(1 hour) or cron(0 3 * * ? *), in UTC',
  },
  {
    flag: '--feed-column <field=header...>',
    path: ['feed', 'columns'],
    kind: 'pairs',
    help: "headers of the shop's own table, beside those known (--unset feed.columns forgets them)",
  },
  {
    flag: '--open-access',
    path: ['openAccess'],
    kind: 'boolean',
    help: 'skip session and Origin checks (only for a demo on one machine)',
  },
  { flag: '--no-open-access', path: ['openAccess'], kind: 'boolean', help: 'check sessions and Origin' },
];
