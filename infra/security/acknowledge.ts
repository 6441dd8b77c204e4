import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { Policy } from 'aws-cdk-lib/aws-iam';
import { rules } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Excuses one construct from rules of cdk-nag, each with a reason for reviewers. */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
};

/** Excuses the stars in the resources of a finished policy. A star in its actions is never excused. */
export const acknowledgeWildcards = (policy: Policy, reason: string): void => {
  const { defaultChild } = policy.node;
  if (!CfnResource.isCfnResource(defaultChild)) return;
  const findings = rules.iam.IAMNoWildcardPermissions(defaultChild);
  if (!Array.isArray(findings)) return;
  for (const finding of findings) {
    if (finding.startsWith('Resource::')) acknowledge(policy, { [`AwsSolutions-IAM5[${finding}]`]: reason });
  }
};

/** Excuses the functions that the CDK adds to the stack for its own use. */
export const acknowledgeProviders = (
  scope: IConstruct,
  idStart: string,
  reasons: Readonly<Record<string, string>>,
): void => {
  for (const child of Stack.of(scope).node.children) {
    if (child.node.id.startsWith(idStart)) acknowledge(child, reasons);
  }
};
