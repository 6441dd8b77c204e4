import { Aws, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
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

type LogGroupConfig = Pick<DeployConfig, 'logRetentionDays' | 'removalPolicy'>;

export const createLogGroup = (scope: Construct, id: string, config: LogGroupConfig): LogGroup =>
  new LogGroup(scope, id, { retention: config.logRetentionDays, removalPolicy: removalOf(config) });

/**
 * A log group that an AWS service writes itself. Each of them under another prefix makes the account's one policy for
 * deliveries longer, and at 5,120 characters AWS refuses the next deployment. The stack's own id is in the name, so
 * that a group which an earlier stack left behind is not in the way.
 */
export const createDeliveredLogGroup = (scope: Construct, id: string, config: LogGroupConfig): LogGroup =>
  new LogGroup(scope, id, {
    logGroupName: Fn.join('/', [
      '/aws/vendedlogs',
      Stack.of(scope).stackName,
      Fn.select(2, Fn.split('/', Aws.STACK_ID)),
      scope.node.id,
    ]),
    retention: config.logRetentionDays,
    removalPolicy: removalOf(config),
  });
