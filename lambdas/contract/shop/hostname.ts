import * as z from 'zod';

const MAX_HOSTNAME_LENGTH = 253; // RFC 1035 §2.3.4
/** Characters that make the URL parser read a path, a user or a query. */
const NOT_A_HOST = /[\s/\\@?#%<>^|]/u;

/**
 * The one spelling of a shop's address: lower case, punycode, no port, no trailing dot, no `www.`. Answers `undefined`
 * when the value is not a host name. A `www.` before a top-level name stays, since `www.ru` is another site than `ru`.
 */
export const normaliseHostname = (value: string): string | undefined => {
  const trimmed = value.trim();
  if (trimmed === '' || NOT_A_HOST.test(trimmed)) return undefined;
  const url = URL.canParse(`http://${trimmed}`) ? new URL(`http://${trimmed}`) : undefined;
  const host = url?.hostname.replace(/\.+$/u, '') ?? '';
  if (host === '' || host.length > MAX_HOSTNAME_LENGTH) return undefined;
  return /^www\.[^.]+\..+$/u.test(host) ? host.slice('www.'.length) : host;
};

/** A host name in any spelling, parsed to the one stored spelling. */
export const Hostname = z.string().transform((value, context) => {
  const hostname = normaliseHostname(value);
  if (hostname !== undefined) return hostname;
  context.addIssue(`"${value.slice(0, 80)}" is not a host name; write it like shop.example.com`);
  return z.NEVER;
});
export type Hostname = z.infer<typeof Hostname>;

/** Only web addresses: a feed must not put `javascript:` into a card's link. */
export const WebUrl = z.url({ protocol: /^https?$/, hostname: /./ }).max(2_048);
