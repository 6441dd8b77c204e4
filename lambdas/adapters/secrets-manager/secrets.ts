import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { createSecretReader, type SecretsManagerAccess } from './secret-reader.ts';
import { acceptedKeys, jsonOf, parseSigningKeys } from './signing-keys.ts';

const OPENAI_KEY = /^sk-\S+$/;

/** The signing keys alone, for functions that must not read the OpenAI key. */
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

/** The OpenAI key alone. Until somebody stores one, the secret is empty. */
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

/** Both slots are accepted, so that the distribution can change from one to the other. */
const EdgeSlots = z
  .object({ a: z.string().min(16).optional(), b: z.string().min(16).optional() })
  .transform(({ a, b }) => [a, b].filter((value) => value !== undefined))
  .refine((values) => values.length > 0);

const parseEdgeSlots = (secretId: string, stored: string | undefined): readonly string[] => {
  const parsed = EdgeSlots.safeParse(jsonOf(stored));
  if (parsed.success) return parsed.data;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `secret ${secretId} holds no edge secret; store JSON like {"a":"…","b":"…"} of at least 16 characters each`,
  );
};

/** Accepted values of the distribution's header; none where no secret is configured. */
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
