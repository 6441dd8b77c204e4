import { randomBytes } from 'node:crypto';
import { createKeyRotation, RotationEvent } from '../../adapters/secrets-manager/key-rotation.ts';
import { createSecretsManagerClient } from '../../adapters/secrets-manager/secret-reader.ts';

const KEY_BYTES = 48;

const rotate = createKeyRotation({
  client: createSecretsManagerClient(),
  freshKey: () => randomBytes(KEY_BYTES).toString('base64url'),
});

/** Invoked by Secrets Manager, once a step, when the signing keys' period is over. */
export const handler = async (event: unknown): Promise<void> => rotate(RotationEvent.parse(event));
