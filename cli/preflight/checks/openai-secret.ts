import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { createSecretsManagerClient } from '../../../lambdas/adapters/secrets-manager/secret-reader.ts';
import { type Check, type CheckResult, clientConfig, type Deployment } from '../check.ts';

/** As `infra/voice/assistant-secrets.ts` describes it. */
const DESCRIPTION = 'OpenAI API key of Storevoice';
const LATER = 'the output StoreOpenAiKey of the deployment is the command that stores it';

export const openAiSecretCheck = ({ access, config }: Deployment): Check => ({
  about: 'OpenAI key',
  needs: ['secretsmanager:ListSecrets'],
  look: async (): Promise<readonly CheckResult[]> => {
    const client = createSecretsManagerClient(clientConfig(access));
    const { SecretList = [] } = await client.send(
      new ListSecretsCommand({
        Filters: [
          { Key: 'description', Values: [DESCRIPTION] },
          { Key: 'tag-value', Values: [`storevoice-${config.stage}`] },
        ],
      }),
    );
    const [secret] = SecretList;
    if (secret === undefined)
      return [{ level: 'ok', text: 'the first deployment makes the secret', remedy: LATER }];
    const isStored = Object.keys(secret.SecretVersionsToStages ?? {}).length > 0;
    return isStored
      ? [{ level: 'ok', text: `is stored in ${secret.Name}` }]
      : [{ level: 'warning', text: `${secret.Name} has no value yet`, remedy: LATER }];
  },
});
