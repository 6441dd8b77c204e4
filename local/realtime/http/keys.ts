import type { IncomingMessage } from 'node:http';
import type { ApiError } from '../protocol/api-error.ts';
import type { SessionConfig } from '../protocol/session.ts';
import { HttpRefusal } from './reply.ts';

const CLIENT_SECRET_PREFIX = 'ek_';

/** Who asks: somebody with an API key, or a browser with a secret minted for it. */
export type Caller = { readonly kind: 'key' } | { readonly kind: 'secret'; readonly session: SessionConfig };

interface Grant {
  readonly session: SessionConfig;
  readonly expiresAtMs: number;
}

const authenticationError = (message: string, code: string): ApiError => ({
  type: 'authentication_error',
  code,
  message,
  param: null,
});

const unauthorised = (message: string, code: string): HttpRefusal =>
  new HttpRefusal(401, authenticationError(message, code));

/** The client secrets that were minted here; a secret opens as many sessions as it likes until it expires. */
export interface KeyRing {
  mint(session: SessionConfig, expiresAtMs: number): string;
  /** Throws a 401 that says what is wrong with the key. */
  identify(key: string | undefined): Caller;
}

export const bearerOf = (req: IncomingMessage): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];

/** `newSecret` makes what no one can guess, beginning with `ek_`: by that a secret is told from a key. */
export const createKeyRing = ({ now, newSecret }: { now(): number; newSecret(): string }): KeyRing => {
  const grants = new Map<string, Grant>();
  const forgetExpired = (): void => {
    for (const [value, { expiresAtMs }] of grants) if (expiresAtMs <= now()) grants.delete(value);
  };
  return {
    mint: (session, expiresAtMs) => {
      forgetExpired();
      const value = newSecret();
      grants.set(value, { session, expiresAtMs });
      return value;
    },
    identify: (key) => {
      if (key === undefined) {
        const message =
          "You didn't provide an API key. Send it as `Authorization: Bearer KEY`; locally any non-empty key will do.";
        throw unauthorised(message, 'missing_api_key');
      }
      if (!key.startsWith(CLIENT_SECRET_PREFIX)) return { kind: 'key' };
      const grant = grants.get(key);
      if (grant === undefined) {
        const message =
          'The client secret is not known here, or was forgotten when it expired. Ask for a new one.';
        throw unauthorised(message, 'invalid_client_secret');
      }
      if (grant.expiresAtMs <= now()) {
        throw unauthorised('The client secret has expired. Ask for a new one.', 'expired_client_secret');
      }
      return { kind: 'secret', session: grant.session };
    },
  };
};
