import type { JWTPayload } from 'jose';
import { JOSEError, JWTExpired } from 'jose/errors';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { Hostname } from '../../contract/shop/hostname.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/shop/secrets.ts';
import type { SessionTokens, SessionVerdict } from '../../ports/voice/session-tokens.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'storevoice';
const AUDIENCE = 'storevoice session';
const MIN_KEY_BYTES = 32; // RFC 7518 §3.2: a key at least as long as the hash.

/** A session lasts an hour at most; its token is valid a little longer. */
const LONGEST_SESSION_MS = 65 * 60_000;

const Claims = z.object({ jti: z.string().min(1), sub: Hostname, exp: z.int().positive() });
const Plan = z
  .object({
    iat: z.int().positive(),
    mode: z.enum(['voice', 'text']),
    longest: z.strictObject({ seconds: z.int(), microdollars: z.int() }),
  })
  .transform(({ iat, ...planned }) => ({ ...planned, since: new Date(iat * 1_000) }));

const keyBytes = (key: string): Uint8Array => {
  const bytes = new TextEncoder().encode(key);
  if (bytes.byteLength >= MIN_KEY_BYTES) return bytes;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `a signing key has ${bytes.byteLength} bytes; set one of at least ${MIN_KEY_BYTES}`,
  );
};

interface JoseParts {
  readonly secrets: Pick<Secrets, 'signingKeys'>;
  readonly clock: Clock;
}

const verdictOn = (kind: 'valid' | 'expired', payload: JWTPayload): SessionVerdict => {
  const claims = Claims.safeParse(payload);
  if (!claims.success) return { kind: 'invalid' };
  const { jti, sub, exp } = claims.data;
  return {
    kind,
    claims: {
      sessionId: jti,
      hostname: sub,
      expiresAt: new Date(exp * 1_000),
      plan: Plan.safeParse(payload).data,
    },
  };
};

const checkWith = async (token: string, key: string, now: Date): Promise<SessionVerdict> => {
  try {
    const { payload } = await jwtVerify(token, keyBytes(key), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: now,
    });
    // A token from a clock that was ahead would be valid until that time comes.
    const isOfThisTime = Number(payload.exp) * 1_000 <= now.getTime() + LONGEST_SESSION_MS;
    return verdictOn(isOfThisTime ? 'valid' : 'expired', payload);
  } catch (error) {
    // Only a token with a good signature is found to be expired.
    if (error instanceof JWTExpired) return verdictOn('expired', error.payload);
    if (error instanceof JOSEError) return { kind: 'invalid' };
    throw error;
  }
};

/** Session tokens as JWTs signed with our own key; several keys verify while one replaces another. */
export const createJoseSessionTokens = ({ secrets, clock }: JoseParts): SessionTokens => ({
  issue: async ({ sessionId, hostname, expiresAt, plan }) => {
    const [key] = await secrets.signingKeys();
    const { since, ...planned } = plan ?? {};
    return new SignJWT(planned)
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setJti(sessionId)
      .setSubject(hostname)
      .setIssuedAt(since)
      .setExpirationTime(expiresAt)
      .sign(keyBytes(key));
  },

  verify: async (token) => {
    for (const key of await secrets.signingKeys()) {
      const verdict = await checkWith(token, key, clock());
      if (verdict.kind !== 'invalid') return verdict;
    }
    return { kind: 'invalid' };
  },
});
