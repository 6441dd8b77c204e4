import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { DeployConfig } from './config.ts';

/** What happens to a resource when its stack is deleted. */
export const removalOf = ({ removalPolicy }: Pick<DeployConfig, 'removalPolicy'>): RemovalPolicy =>
  removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/**
 * As `removalOf`, but a resource is also deleted when the deployment that creates it fails: it is still empty, and
 * the next try would pay for a second one.
 */
export const keptFor = ({ removalPolicy }: Pick<DeployConfig, 'removalPolicy'>): RemovalPolicy =>
  removalPolicy === 'retain' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;

export const createLogGroup = (
  scope: Construct,
  id: string,
  config: Pick<DeployConfig, 'logRetentionDays' | 'removalPolicy'>,
): LogGroup =>
  new LogGroup(scope, id, { retention: config.logRetentionDays, removalPolicy: removalOf(config) });
