import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, type Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { HandlerFunction, type HandlerHouse } from './handler-function.ts';

/** A key signs for one period, having been known to every function for the period before. */
const PERIOD_DAYS = 30;

export interface KeyRotationProps {
  readonly house: HandlerHouse;
  readonly secret: Secret;
}

/** Changes the signing keys every month; no session ends by it, since three keys are accepted at any time. */
export class KeyRotation extends Construct {
  readonly rotate: HandlerFunction;

  constructor(scope: Construct, id: string, { house, secret }: KeyRotationProps) {
    super(scope, id);
    this.rotate = new HandlerFunction(this, 'Rotate', {
      handler: 'rotate-signing-keys',
      description: 'Makes the next signing key known and lets the one before sign',
      environment: {},
      house,
    });
    this.rotate.allow('RotateSigningKeys', {
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resources: [secret.secretArn],
    });
    this.rotate.live.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: secret.secretArn,
    });
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: secret.secretArn,
      rotationLambdaArn: this.rotate.live.functionArn,
      rotationRules: { scheduleExpression: `rate(${PERIOD_DAYS} days)` },
      rotateImmediatelyOnUpdate: true,
    });
    // The first rotation runs while the schedule is created and needs all of this.
    schedule.node.addDependency(this.rotate);
  }
}
