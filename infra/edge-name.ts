import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name for something that CloudFront keeps for a whole account: with the region in it, so that one stage can stand
 * in several regions of an account.
 */
export const edgeName = (scope: Construct, purpose: string): string => {
  const { stackName, region } = Stack.of(scope);
  return `${stackName}-${region}-${purpose}`;
};
