import type { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { DeployConfig } from '../../infra/config/config.ts';

/** How AWS is reached. */
export interface AwsAccess {
  readonly region: string;
  /** Default: AWS in the region. */
  readonly endpoint?: string;
  /** Default: those of the environment, as the AWS command line finds them. */
  readonly credentials?: ReturnType<typeof defaultProvider>;
}

/** What all checks look at. */
export interface Deployment {
  readonly access: AwsAccess;
  readonly config: DeployConfig;
  readonly account: string;
  /** Of `cdk bootstrap`. */
  readonly qualifier: string;
}

/** The settings of a client that asks now and then, for a person who waits. */
export const clientConfig = (access: AwsAccess) => ({
  ...access,
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
});
