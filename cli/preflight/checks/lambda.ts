import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { createLambdaClient } from '../../../lambdas/adapters/lambda/fetch-requests.ts';
import { type Check, type CheckResult, clientConfig, type Deployment } from '../check.ts';

/** AWS keeps so many executions for the functions without a share of their own. */
const UNRESERVED = 100;
const QUOTA = 'Service Quotas, AWS Lambda, "Concurrent executions"';

const judge = (quota: number, reserved: number): CheckResult => {
  const text = `${quota} functions may run at once`;
  if (reserved > 0 && quota - reserved < UNRESERVED) {
    return {
      level: 'failure',
      text: `${text}, ${reserved} are reserved, and AWS keeps ${UNRESERVED} for others`,
      remedy: `ask for more in ${QUOTA}, or lower storevoice:…Concurrency`,
    };
  }
  if (quota < UNRESERVED) {
    return {
      level: 'warning',
      text: `${text}, which is a new account's number`,
      remedy: `ask for more in ${QUOTA} before shoppers come`,
    };
  }
  return { level: 'ok', text };
};

export const lambdaCheck = ({ access, config }: Deployment): Check => ({
  about: 'Lambda executions',
  needs: ['lambda:GetAccountSettings'],
  look: async () => {
    const client = createLambdaClient(clientConfig(access));
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    const { tokenProvisioned = 0, botExecuteProvisioned = 0, callConcurrency = 0 } = config;
    const token = config.tokenConcurrency ?? tokenProvisioned;
    const botExecute = config.botExecuteConcurrency ?? botExecuteProvisioned;
    const reserved = token + botExecute + callConcurrency;
    return [judge(AccountLimit?.ConcurrentExecutions ?? 0, reserved)];
  },
});
