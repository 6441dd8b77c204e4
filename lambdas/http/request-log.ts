import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log, LogFields } from '../ports/log.ts';
import type { DomainStore } from '../ports/shop/domain-store.ts';
import type { SessionClaims, SessionTokens } from '../ports/voice/session-tokens.ts';

const current = new AsyncLocalStorage<{ fields: LogFields }>();

/** Runs work whose log lines all carry these fields, separately from other requests of the process. */
export const withRequestFields = <Result>(fields: LogFields, work: () => Result): Result =>
  current.run({ fields }, work);

/** A log whose lines carry the fields of the request they belong to. */
export const createRequestLog = (log: Log): Log => ({
  info: (message, fields) => log.info(message, { ...current.getStore()?.fields, ...fields }),
  warn: (message, fields) => log.warn(message, { ...current.getStore()?.fields, ...fields }),
  error: (message, fields) => log.error(message, { ...current.getStore()?.fields, ...fields }),
});

const nameSession = ({ sessionId, hostname }: SessionClaims): void => {
  const request = current.getStore();
  if (request) request.fields = { ...request.fields, sessionId, domain: hostname };
};

/** Domains whose shop is in every later line of the request. */
export const shopInLog = (domains: DomainStore): DomainStore => ({
  ...domains,
  find: async (hostname) => {
    const domain = await domains.find(hostname);
    const request = current.getStore();
    if (domain && request) request.fields = { ...request.fields, domain: domain.hostname };
    return domain;
  },
});

/** Tokens whose session is in every later line of the request, so that support finds all of a conversation by its code. */
export const namedInLog = (tokens: SessionTokens): SessionTokens => ({
  issue: (claims) => {
    nameSession(claims);
    return tokens.issue(claims);
  },
  verify: async (token) => {
    const verdict = await tokens.verify(token);
    if (verdict.kind !== 'invalid') nameSession(verdict.claims);
    return verdict;
  },
});
