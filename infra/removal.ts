import { RemovalPolicy } from 'aws-cdk-lib';
import type { DeployConfig } from './config.ts';

/**
 * What becomes of data when its stack goes. Kept data is deleted all the same when the deployment that would have created it
 * fails: nothing is in it yet, and a second try would pay for another.
 */
export const keptFor = (removalPolicy: DeployConfig['removalPolicy']): RemovalPolicy =>
  removalPolicy === 'retain' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
