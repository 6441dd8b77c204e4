import type { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { DeployConfig } from '../../infra/config/config.ts';
import { explain } from '../command.ts';

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

/** What one check found. `unknown`: AWS did not say, so that the deployment may go well. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'failure' | 'unknown';
  readonly about: string;
  readonly text: string;
  /** What to do. */
  readonly remedy?: string;
}

export type CheckResult = Omit<Finding, 'about'>;

export interface Check {
  readonly about: string;
  /** The IAM permissions that it needs. */
  readonly needs: readonly string[];
  readonly look: () => Promise<readonly CheckResult[]>;
}

const hasName = (error: unknown, pattern: RegExp): boolean =>
  error instanceof Error && pattern.test(error.name);

/** AWS says that a thing does not exist, each service by a name of its own. */
export const isMissing = (error: unknown): boolean => hasName(error, /NotFound/);

/** AWS does not understand a value, like an instance type that a region does not have. */
export const isInvalid = (error: unknown): boolean => hasName(error, /^(Validation|InvalidType)Exception$/);

const unanswered = (error: unknown, needs: readonly string[]): CheckResult =>
  // The name of the error, or of its cause.
  /AccessDenied|UnauthorizedOperation|NotAuthorized/.test(`${Object(error).name} ${explain(error)}`)
    ? { level: 'unknown', text: 'may not look', remedy: `needs the permission ${needs.join(', ')}` }
    : { level: 'unknown', text: `AWS did not answer: ${explain(error)}` };

/** Looks, and takes a missing permission or a service that does not answer for "could not check". */
export const lookAt = async ({ about, needs, look }: Check): Promise<readonly Finding[]> => {
  try {
    return (await look()).map((found) => ({ about, ...found }));
  } catch (error) {
    return [{ about, ...unanswered(error, needs) }];
  }
};
