import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { Secrets } from '../../ports/shop/secrets.ts';
import { parseJson } from '../fetch/answer-text.ts';
import { createSecretReader, type SecretsManagerAccess } from './secret-reader.ts';

const SigningKey = z.string().min(32); // RFC 7518 §3.2: an HS256 key has at least 256 bits.

/**
 * The keys in the secret. Every function knows `next` for a whole period before it signs, and `previous` still verifies
 * older sessions. So a rotation ends no session, even if functions keep an old value for a while.
 */
const SigningKeys = z.strictObject({
  current: SigningKey,
  next: SigningKey.optional(),
  previous: SigningKey.optional(),
});
type SigningKeys = Readonly<z.infer<typeof SigningKeys>>;

/** Reads the stored keys; throws `SERVICE_UNAVAILABLE` without showing any of them. */
export const parseSigningKeys = (secretId: string, stored: string | undefined): SigningKeys => {
  const parsed = SigningKeys.safeParse(parseJson(stored ?? ''));
  if (parsed.success) return parsed.data;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `secret ${secretId} holds no signing keys; store JSON like {"current":"…"} of at least 32 characters`,
  );
};

/** The key that signs, then all others that verify. */
const acceptedKeys = ({ current, next, previous }: SigningKeys): readonly [string, ...string[]] => [
  current,
  ...[next, previous].filter((key) => key !== undefined),
];

/** The keys of the next period. Without a `next` key, only that one is added, since it must be known before it signs. */
export const rotateKeys = ({ current, next }: SigningKeys, fresh: string): SigningKeys =>
  next === undefined ? { current, next: fresh } : { current: next, next: fresh, previous: current };

const OPENAI_KEY = /^sk-\S+$/;

/** Only the signing keys, for functions that must not read the OpenAI key. */
export const createSigningSecrets = ({
  signingSecretId,
  ...access
}: SecretsManagerAccess & { readonly signingSecretId: string }): Pick<Secrets, 'signingKeys'> => ({
  signingKeys: createSecretReader({
    ...access,
    secretId: signingSecretId,
    parse: (stored) => acceptedKeys(parseSigningKeys(signingSecretId, stored)),
  }),
});

/** Only the OpenAI key. The secret is empty until an operator stores one. */
export const createOpenAiSecrets = ({
  openAiSecretId,
  ...access
}: SecretsManagerAccess & { readonly openAiSecretId: string }): Pick<Secrets, 'openAiKey'> => ({
  openAiKey: createSecretReader({
    ...access,
    secretId: openAiSecretId,
    parse: (stored) => {
      const key = stored?.trim() ?? '';
      if (OPENAI_KEY.test(key)) return key;
      throw new AssistantError(
        'SERVICE_UNAVAILABLE',
        `secret ${openAiSecretId} holds no OpenAI key (sk-…); store one with: ` +
          `aws secretsmanager put-secret-value --secret-id ${openAiSecretId} --secret-string sk-…`,
      );
    },
  }),
});

/** Both slots are accepted, so that the distribution can switch between them. */
const EdgeSlots = z
  .object({ a: z.string().min(16).optional(), b: z.string().min(16).optional() })
  .transform(({ a, b }) => [a, b].filter((value) => value !== undefined))
  .refine((values) => values.length > 0);

const parseEdgeSlots = (secretId: string, stored: string | undefined): readonly string[] => {
  const parsed = EdgeSlots.safeParse(parseJson(stored ?? ''));
  if (parsed.success) return parsed.data;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `secret ${secretId} holds no edge secret; store JSON like {"a":"…","b":"…"} of at least 16 characters each`,
  );
};

/** Accepted values of the distribution's header; none without a configured secret. */
export const createEdgeSecrets = ({
  edgeSecretId,
  ...access
}: SecretsManagerAccess & { readonly edgeSecretId: string | undefined }): (() => Promise<
  readonly string[]
>) =>
  edgeSecretId === undefined
    ? async () => []
    : createSecretReader({
        ...access,
        secretId: edgeSecretId,
        parse: (stored) => parseEdgeSlots(edgeSecretId, stored),
      });
