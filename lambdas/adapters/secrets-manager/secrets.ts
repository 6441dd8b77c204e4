import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AssistantError } from '../../contract/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** A new value is in use everywhere after this long; until then the previous one is still accepted. */
const KEPT_MS = 5 * 60_000;
const OPENAI_KEY = /^sk-\S+$/;

type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';

interface SecretsManagerParts {
  readonly client: SecretsManagerClient;
  readonly clock: Clock;
}

interface Kept {
  readonly value: string | undefined;
  readonly readAt: number;
}

/** Reads secrets by stage and keeps them a while; when a later read fails, what is kept goes on serving. */
const createReader = ({ client, clock }: SecretsManagerParts) => {
  const kept = new Map<string, Kept>();

  const fetchValue = async (id: string, stage: Stage): Promise<string | undefined> => {
    try {
      const { SecretString } = await client.send(
        new GetSecretValueCommand({ SecretId: id, VersionStage: stage }),
      );
      return SecretString;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  };

  return async (id: string, stage: Stage): Promise<string | undefined> => {
    const now = clock().getTime();
    const known = kept.get(`${id} ${stage}`);
    if (known !== undefined && now - known.readAt < KEPT_MS) return known.value;
    try {
      const value = await fetchValue(id, stage);
      kept.set(`${id} ${stage}`, { value, readAt: now });
      return value;
    } catch (cause) {
      if (known !== undefined) return known.value;
      throw new AssistantError('SERVICE_UNAVAILABLE', `secret ${id} could not be read`, { cause });
    }
  };
};

/** Reads the newest and the one before of a secret, the newest first. */
export const createSecretVersions = (parts: SecretsManagerParts) => {
  const read = createReader(parts);
  return async (id: string): Promise<readonly [string, ...string[]]> => {
    const [current, previous] = await Promise.all([read(id, 'AWSCURRENT'), read(id, 'AWSPREVIOUS')]);
    if (current === undefined) {
      throw new AssistantError('SERVICE_UNAVAILABLE', `secret ${id} has no value; put one`);
    }
    return previous === undefined ? [current] : [current, previous];
  };
};

/** The signing keys alone, for functions that must not read the OpenAI key. */
export const createSigningSecrets = (
  parts: SecretsManagerParts & { readonly signingSecretId: string },
): Pick<Secrets, 'signingKeys'> => {
  const versions = createSecretVersions(parts);
  return { signingKeys: () => versions(parts.signingSecretId) };
};

/** The OpenAI key alone. Until somebody stores one, the secret holds a placeholder, which is refused here. */
export const createOpenAiSecrets = (
  parts: SecretsManagerParts & { readonly openAiSecretId: string },
): Pick<Secrets, 'openAiKey'> => {
  const read = createReader(parts);
  return {
    openAiKey: async () => {
      const key = (await read(parts.openAiSecretId, 'AWSCURRENT'))?.trim() ?? '';
      if (OPENAI_KEY.test(key)) return key;
      throw new AssistantError(
        'SERVICE_UNAVAILABLE',
        `secret ${parts.openAiSecretId} holds no OpenAI key (sk-…); store one with: ` +
          `aws secretsmanager put-secret-value --secret-id ${parts.openAiSecretId} --secret-string sk-…`,
      );
    },
  };
};

/** Accepted values of the distribution's header; none where no secret is configured. */
export const createEdgeSecrets = (
  parts: SecretsManagerParts & { readonly edgeSecretId: string | undefined },
): (() => Promise<readonly string[]>) => {
  const versions = createSecretVersions(parts);
  return async () => (parts.edgeSecretId === undefined ? [] : versions(parts.edgeSecretId));
};
