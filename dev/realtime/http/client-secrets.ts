import { Refusal } from '../protocol/api-error.ts';
import type { SessionConfig } from '../protocol/session.ts';

const CLIENT_SECRET_PREFIX = 'ek_';

/** The sender of a request: a server with an API key, or a browser with a secret minted for it. */
type Caller = { readonly kind: 'key' } | { readonly kind: 'secret'; readonly session: SessionConfig };

const unauthorised = (code: string, message: string): Refusal =>
  new Refusal(code, message, { type: 'authentication_error', status: 401 });

interface ClientSecretsOptions {
  now(): number;
  /** Makes unguessable text that begins with `ek_`, which tells a secret from a key. */
  newSecret(): string;
}

/** The client secrets that were minted here; a secret opens any number of sessions until it expires. */
export const createClientSecrets = ({ now, newSecret }: ClientSecretsOptions) => {
  const grants = new Map<string, { readonly session: SessionConfig; readonly expiresAtMs: number }>();
  /** Throws a 401 that says what is wrong with the key. */
  const identify = (key: string | undefined): Caller => {
    if (key === undefined) {
      const message =
        "You didn't provide an API key. Send it as `Authorization: Bearer KEY`; locally any non-empty key will do.";
      throw unauthorised('missing_api_key', message);
    }
    if (!key.startsWith(CLIENT_SECRET_PREFIX)) return { kind: 'key' };
    const grant = grants.get(key);
    if (grant === undefined) {
      const message =
        'The client secret is not known here, or was forgotten when it expired. Ask for a new one.';
      throw unauthorised('invalid_client_secret', message);
    }
    if (grant.expiresAtMs <= now()) {
      throw unauthorised('expired_client_secret', 'The client secret has expired. Ask for a new one.');
    }
    return { kind: 'secret', session: grant.session };
  };
  return {
    mint: (session: SessionConfig, expiresAtMs: number): string => {
      for (const [value, grant] of grants) if (grant.expiresAtMs <= now()) grants.delete(value);
      const value = newSecret();
      grants.set(value, { session, expiresAtMs });
      return value;
    },
    identify,
    /** Throws a 401 unless the key is an API key. */
    requireApiKey: (key: string | undefined, message: string): void => {
      if (identify(key).kind === 'secret') throw unauthorised('invalid_api_key', message);
    },
  };
};

export type ClientSecrets = ReturnType<typeof createClientSecrets>;
