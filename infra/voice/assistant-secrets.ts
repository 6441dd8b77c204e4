import type { SecretValue } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import { keptFor } from '../config/retention.ts';
import { HandlerFunction, type HandlerSetup } from '../functions/handler-function.ts';
import { acknowledge } from '../security/acknowledge.ts';

/** Longer than an HS256 key has to be, in characters of a 62-letter alphabet. */
const KEY_LENGTH = 64;
/** A key signs for one period; every function knows it for one period before. */
const PERIOD_DAYS = 30;

const generated = (key: string) => ({
  secretStringTemplate: '{}',
  generateStringKey: key,
  passwordLength: KEY_LENGTH,
  excludePunctuation: true,
});

/** The three secrets of a deployment. Only the functions that use a secret can read it. */
export class AssistantSecrets extends Construct {
  /** OpenAI's key; created without a value, which an operator stores. */
  readonly openAiKey: CfnSecret;
  /** Signs and verifies sessions. */
  readonly signingKeys: Secret;
  /** The value that the distribution sends to the API, so that no request can bypass it and its firewall. */
  readonly edge: Secret;
  private readonly edgeSlot: DeployConfig['edgeSecretSlot'];

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    const removalPolicy = keptFor(config);
    this.openAiKey = new CfnSecret(this, 'OpenAiKey', {
      description: 'OpenAI API key of Storevoice, as plain text',
    });
    this.openAiKey.applyRemovalPolicy(removalPolicy);
    acknowledge(this.openAiKey, {
      'AwsSolutions-SMG4':
        'OpenAI keys are made and revoked at OpenAI; docs/deploy.md has the command that stores a new one.',
    });
    this.signingKeys = new Secret(this, 'SigningKeys', {
      description: 'Keys that sign Storevoice sessions, rotated by the stack: current, next, previous',
      generateSecretString: generated('current'),
      removalPolicy,
    });
    this.edgeSlot = config.edgeSecretSlot;
    this.edge = new Secret(this, 'Edge', {
      description: 'What CloudFront shows the Storevoice API; either slot is accepted: a, b',
      generateSecretString: generated('a'),
      removalPolicy,
    });
    acknowledge(this.edge, {
      'AwsSolutions-SMG4':
        'A new value must reach CloudFront by a deployment; docs/deploy.md rotates it without an interruption through its two slots.',
    });
  }

  /** The header's value as CloudFormation resolves it when the distribution changes. */
  get edgeHeaderValue(): SecretValue {
    return this.edge.secretValueFromJson(this.edgeSlot);
  }

  grant(
    name: 'ReadOpenAiKey' | 'ReadSigningKeys' | 'ReadEdgeSecret',
    ...handlers: readonly HandlerFunction[]
  ): void {
    const secrets = {
      ReadOpenAiKey: this.openAiKey.ref,
      ReadSigningKeys: this.signingKeys.secretArn,
      ReadEdgeSecret: this.edge.secretArn,
    };
    const permission = { actions: ['secretsmanager:GetSecretValue'], resources: [secrets[name]] };
    for (const handler of handlers) handler.allow(name, permission);
  }
}

/** Changes the signing keys every month. No session ends, since three keys are accepted at any time. */
export class KeyRotation extends Construct {
  readonly rotate: HandlerFunction;

  constructor(scope: Construct, id: string, setup: HandlerSetup, { secretArn }: Secret) {
    super(scope, id);
    this.rotate = new HandlerFunction(this, 'Rotate', {
      setup,
      handler: 'rotate-signing-keys',
      description: 'Makes the next signing key known and lets the one before sign',
      environment: {},
    });
    const actions = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'];
    this.rotate.allow('RotateSigningKeys', {
      actions: actions.map((action) => `secretsmanager:${action}`),
      resources: [secretArn],
    });
    this.rotate.live.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: secretArn,
    });
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: secretArn,
      rotationLambdaArn: this.rotate.live.functionArn,
      rotationRules: { scheduleExpression: `rate(${PERIOD_DAYS} days)` },
      rotateImmediatelyOnUpdate: true,
    });
    // The first rotation runs while the schedule is created, and needs the function with all its permissions.
    schedule.node.addDependency(this.rotate);
  }
}
