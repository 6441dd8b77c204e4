import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { parseSigningKeys, rotateKeys } from './secrets.ts';

/** The event by which Secrets Manager calls a rotation function, four times a rotation. */
export const RotationEvent = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string().min(1),
  /** The version that this rotation creates. */
  ClientRequestToken: z.string().min(1),
});
export type RotationEvent = Readonly<z.infer<typeof RotationEvent>>;

interface KeyRotationParts {
  readonly client: SecretsManagerClient;
  readonly freshKey: () => string;
}

interface Rotation {
  readonly client: SecretsManagerClient;
  readonly secretId: string;
  readonly version: string;
  readonly stages: Readonly<Record<string, readonly string[]>>;
}

/** Does one step of a rotation. A repeated step changes nothing. */
export const createKeyRotation =
  ({ client, freshKey }: KeyRotationParts) =>
  async ({ Step, SecretId, ClientRequestToken }: RotationEvent): Promise<void> => {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
    const rotation = { client, secretId: SecretId, version: ClientRequestToken, stages: VersionIdsToStages };
    switch (Step) {
      case 'createSecret':
        return putPending(rotation, freshKey);
      case 'setSecret':
        return; // The keys are used only from the secret, so there is nothing else to set.
      case 'testSecret':
        parseSigningKeys(SecretId, await read(rotation, { VersionId: ClientRequestToken }));
        return;
      case 'finishSecret':
        return makeCurrent(rotation);
    }
  };

const read = async (
  { client, secretId }: Rotation,
  version: { readonly VersionId?: string; readonly VersionStage?: string },
): Promise<string | undefined> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId, ...version }));
  return SecretString;
};

const hasValue = async (rotation: Rotation): Promise<boolean> => {
  try {
    return (await read(rotation, { VersionId: rotation.version })) !== undefined;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
};

const putPending = async (rotation: Rotation, freshKey: () => string): Promise<void> => {
  const { client, secretId, version } = rotation;
  if (await hasValue(rotation)) return;
  const keys = parseSigningKeys(secretId, await read(rotation, { VersionStage: 'AWSCURRENT' }));
  await client.send(
    new PutSecretValueCommand({
      SecretId: secretId,
      ClientRequestToken: version,
      SecretString: JSON.stringify(rotateKeys(keys, freshKey())),
      VersionStages: ['AWSPENDING'],
    }),
  );
};

const makeCurrent = async ({ client, secretId, version, stages }: Rotation): Promise<void> => {
  const [current] = Object.entries(stages).find(([, names]) => names.includes('AWSCURRENT')) ?? [];
  if (current === version) return;
  await client.send(
    new UpdateSecretVersionStageCommand({
      SecretId: secretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: version,
      RemoveFromVersionId: current,
    }),
  );
};
