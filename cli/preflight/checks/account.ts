import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { EDGE_REGION } from '../../../infra/config/config.ts';
import {
  type AwsAccess,
  type Check,
  type CheckResult,
  clientConfig,
  type Deployment,
  isMissing,
} from '../check.ts';

/** The account of the credentials; throws when they are missing or refused. */
export const whoAmI = async (
  access: AwsAccess,
): Promise<{ readonly account: string; readonly arn: string }> => {
  const client = new STSClient(clientConfig(access));
  const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn };
};

/** The oldest bootstrap stack whose roles this version of the CDK uses. */
const OLDEST_BOOTSTRAP = 6;

const bootstrapIn = async (
  region: string,
  { access, account, qualifier }: Deployment,
): Promise<CheckResult> => {
  const remedy = `npx cdk bootstrap aws://${account}/${region}`;
  const client = new SSMClient(clientConfig({ ...access, region }));
  try {
    const Name = `/cdk-bootstrap/${qualifier}/version`;
    const { Parameter } = await client.send(new GetParameterCommand({ Name }));
    const version = Number(Parameter?.Value);
    return version >= OLDEST_BOOTSTRAP
      ? { level: 'ok', text: `version ${version} in ${region}` }
      : { level: 'failure', text: `version ${version} in ${region} is too old`, remedy };
  } catch (error) {
    if (isMissing(error)) return { level: 'failure', text: `not done in ${region}`, remedy };
    throw error;
  }
};

/** The CDK's own stack is in every region that gets a stack. */
export const bootstrapChecks = (deployment: Deployment): readonly Check[] => {
  const { firewall, webAclArn } = deployment.config;
  const ownFirewall = firewall && webAclArn === undefined;
  return [...new Set([deployment.access.region, ...(ownFirewall ? [EDGE_REGION] : [])])].map((region) => ({
    about: 'CDK bootstrap',
    needs: ['ssm:GetParameter'],
    look: async () => [await bootstrapIn(region, deployment)],
  }));
};
