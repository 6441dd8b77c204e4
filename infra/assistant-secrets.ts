import type { SecretValue } from 'aws-cdk-lib';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction } from './handler-function.ts';
import { keptFor } from './removal.ts';

/** As long as a SHA-256 HMAC key needs to be at least, in characters of a 62-letter alphabet. */
const KEY_LENGTH = 64;

/** The three secrets of a deployment, each readable by exactly the functions that use it. */
export class AssistantSecrets extends Construct {
  /** OpenAI's key; created without a value, which an operator stores. */
  readonly openAiKey: CfnSecret;
  /** Signs and verifies sessions. */
  readonly signingKeys: Secret;
  /** What the distribution shows the API, so that nobody goes around it and its firewall. */
  readonly edge: Secret;
  private readonly edgeSlot: DeployConfig['edgeSecretSlot'];

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    const removalPolicy = keptFor(config.removalPolicy);
    this.openAiKey = new CfnSecret(this, 'OpenAiKey', {
      description: 'OpenAI API key of Storevoice, as plain text',
    });
    this.openAiKey.applyRemovalPolicy(removalPolicy);
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
    this.excuse();
  }

  /** The header's value as CloudFormation resolves it when the distribution changes. */
  get edgeHeaderValue(): SecretValue {
    return this.edge.secretValueFromJson(this.edgeSlot);
  }

  grantOpenAiKey(handler: HandlerFunction): void {
    read(handler, 'ReadOpenAiKey', this.openAiKey.ref);
  }

  grantSigningKeys(handler: HandlerFunction): void {
    read(handler, 'ReadSigningKeys', this.signingKeys.secretArn);
  }

  grantEdge(handler: HandlerFunction): void {
    read(handler, 'ReadEdgeSecret', this.edge.secretArn);
  }

  private excuse(): void {
    acknowledge(this.openAiKey, {
      'AwsSolutions-SMG4':
        'OpenAI keys are made and revoked at OpenAI; docs/deploy.md has the command that stores a new one.',
    });
    acknowledge(this.edge, {
      'AwsSolutions-SMG4':
        'A new value must reach CloudFront by a deployment; docs/deploy.md rotates it without an interruption through its two slots.',
    });
  }
}

const generated = (key: string) => ({
  secretStringTemplate: '{}',
  generateStringKey: key,
  passwordLength: KEY_LENGTH,
  excludePunctuation: true,
});

const read = (handler: HandlerFunction, id: string, secretArn: string): void =>
  handler.allow(id, { actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] });
