import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction } from './handler-function.ts';

/**
 * How new code reaches shoppers: a tenth of them first, everybody when no alarm went off for five minutes. All at once asks
 * no alarm: CodeDeploy stops whatever begins while one is ringing, and this is the way back to code that worked.
 */
export class Rollout extends Construct {
  private readonly application: LambdaApplication;
  private readonly role: Role;
  private readonly config: DeployConfig;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    this.config = config;
    this.application = new LambdaApplication(this, 'Application');
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    acknowledge(this.role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
        'AWSCodeDeployRoleForLambdaLimited is what CodeDeploy documents for shifting an alias; AWS extends it when the service needs more.',
    });
  }

  deploy(handler: HandlerFunction): void {
    const isCanary = this.config.rollout === 'canary';
    new LambdaDeploymentGroup(handler, 'Deployment', {
      application: this.application,
      role: this.role,
      alias: handler.live,
      deploymentConfig: isCanary
        ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES
        : LambdaDeploymentConfig.ALL_AT_ONCE,
      alarms: isCanary ? [handler.alarms.crashes, handler.alarms.failures] : [],
    });
  }
}
