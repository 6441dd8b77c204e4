import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';

const SigningKey = z.string().min(32); // RFC 7518 §3.2: an HS256 key has at least 256 bits.

/**
 * The keys as the secret holds them. `next` waits a whole period, known to every running function, before it
 * signs; `previous` still verifies what it signed. So a rotation ends no session, however long a value is kept.
 */
export const SigningKeys = z.strictObject({
  current: SigningKey,
  next: SigningKey.optional(),
  previous: SigningKey.optional(),
});
export type SigningKeys = Readonly<z.infer<typeof SigningKeys>>;

/** Reads the stored keys; throws `SERVICE_UNAVAILABLE` without showing any of them. */
export const parseSigningKeys = (secretId: string, stored: string | undefined): SigningKeys => {
  const parsed = SigningKeys.safeParse(jsonOf(stored));
  if (parsed.success) return parsed.data;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `secret ${secretId} holds no signing keys; store JSON like {"current":"…"} of at least 32 characters`,
  );
};

/** The one that signs, then all others that verify. */
export const acceptedKeys = ({ current, next, previous }: SigningKeys): readonly [string, ...string[]] => [
  current,
  ...[next, previous].filter((key) => key !== undefined),
];

/** The keys of the next period. Keys that lack a next one only gain it, since it must be known before it signs. */
export const rotateKeys = ({ current, next }: SigningKeys, fresh: string): SigningKeys =>
  next === undefined ? { current, next: fresh } : { current: next, next: fresh, previous: current };

/** Stored JSON as a value; `undefined` when it is none. */
export const jsonOf = (stored: string | undefined): unknown => {
  try {
    return JSON.parse(stored ?? '');
  } catch {
    return undefined;
  }
};
