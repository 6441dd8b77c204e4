import { SecretsManagerClient, type SecretsManagerClientConfig } from '@aws-sdk/client-secrets-manager';
import { WHILE_A_SHOPPER_LISTENS } from '../aws/patience.ts';

/** A client that gives up while the shopper still listens. */
export const createSecretsManagerClient = (config: SecretsManagerClientConfig = {}): SecretsManagerClient =>
  new SecretsManagerClient({ ...WHILE_A_SHOPPER_LISTENS, ...config });
