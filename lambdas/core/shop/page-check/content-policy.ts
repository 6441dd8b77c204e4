/** One Content-Security-Policy: the sources of each directive, by its name in lower case. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** The policies of a header's value, which separates several by commas. */
export const parsePolicies = (value: string): readonly ContentPolicy[] =>
  value
    .split(',')
    .map((policy) => {
      const directives = new Map<string, readonly string[]>();
      for (const directive of policy.split(';')) {
        const [name = '', ...sources] = directive.trim().split(/\s+/u);
        // The first of a name counts (CSP3 §2.2.1).
        if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
      }
      return directives;
    })
    .filter(({ size }) => size > 0);

interface Loading {
  /** Directives that decide, the most exact first. */
  readonly directives: readonly string[];
  /** What is loaded, and the page that loads it. */
  readonly url: URL;
  readonly page: URL;
  /** Whether the tag has a nonce, which a policy with nonces accepts. */
  readonly hasNonce?: boolean;
}

/** The directive that decides about a loading, with its sources. */
export const decidingDirective = (
  policy: ContentPolicy,
  { directives }: Pick<Loading, 'directives'>,
): readonly [name: string, sources: readonly string[]] | undefined => {
  for (const name of directives) {
    const sources = policy.get(name);
    if (sources) return [name, sources];
  }
  return undefined;
};

const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
};
const portOf = ({ port, protocol }: URL): string => port || (DEFAULT_PORTS[protocol] ?? '');

/** A source over http also allows https (CSP3 §6.7.2.8). */
const schemeMatches = (wanted: string, { protocol }: URL): boolean =>
  protocol === wanted ||
  (wanted === 'http:' && protocol === 'https:') ||
  (wanted === 'ws:' && protocol === 'wss:');

const HOST_SOURCE = /^(?:([a-z][a-z\d+.-]*:)\/\/)?(\*|(?:\*\.)?[^:/*]+)(?::(\d+|\*))?(\/[^?#]*)?$/iu;

const hostMatches = (pattern: string, { hostname }: URL): boolean =>
  pattern === '*' || (pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern);

const pathMatches = (wanted: string | undefined, { pathname }: URL): boolean =>
  wanted === undefined ||
  wanted === '/' ||
  (wanted.endsWith('/') ? pathname.startsWith(wanted) : pathname === wanted);

const sourceMatches = (source: string, { url, page }: Loading): boolean => {
  const text = source.toLowerCase();
  if (text === '*') return ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
  if (text === "'self'")
    return (
      url.hostname === page.hostname &&
      schemeMatches(page.protocol, url) &&
      (url.protocol !== page.protocol || portOf(url) === portOf(page))
    );
  if (/^[a-z][a-z\d+.-]*:$/u.test(text)) return schemeMatches(text, url);
  const [, scheme, host = '', port, path] = HOST_SOURCE.exec(source) ?? [];
  if (host === '') return false;
  return (
    schemeMatches(scheme?.toLowerCase() ?? page.protocol, url) &&
    hostMatches(host.toLowerCase(), url) &&
    (port === '*' || portOf(url) === (port ?? DEFAULT_PORTS[url.protocol])) &&
    pathMatches(path, url)
  );
};

const isNonce = (source: string): boolean => source.toLowerCase().startsWith("'nonce-");

/** Whether a policy trusts scripts by nonce or hash alone and ignores hosts. */
export const ignoresHosts = (sources: readonly string[]): boolean =>
  sources.some((source) => source.toLowerCase() === "'strict-dynamic'");

/** Whether a policy lets a page load something, after CSP3 §6.7.2; hashes are not compared. */
export const allowsLoading = (policy: ContentPolicy, loading: Loading): boolean => {
  const [, sources] = decidingDirective(policy, loading) ?? [];
  if (sources === undefined) return true;
  if (loading.hasNonce === true && sources.some(isNonce)) return true;
  if (loading.hasNonce !== undefined && ignoresHosts(sources)) return false;
  return sources.some((source) => sourceMatches(source, loading));
};

/** A directive that also allows a source. */
export const withSource = (name: string, sources: readonly string[], added: string): string =>
  [name, ...sources.filter((source) => source.toLowerCase() !== "'none'"), added].join(' ');
