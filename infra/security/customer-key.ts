import { Aspects, CfnResource, type IAspect, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import { removalOf } from '../config/retention.ts';

/** Services that decrypt for callers of this account, who need the right to the resource itself. */
const VIA = ['dynamodb', 's3', 'secretsmanager', 'sns', 'sqs', 'es', 'aoss'];
/** Services that put something into a topic or the queue by themselves. */
const SENDERS = ['cloudwatch', 'events', 'budgets'];
const SEND = ['kms:Decrypt', 'kms:GenerateDataKey'];
const KEEP = [
  ...SEND,
  'kms:Encrypt',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:DescribeKey',
];

/** Where each type of resource names its key. */
const placesOf = (keyArn: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  'AWS::Logs::LogGroup': { KmsKeyId: keyArn },
  'AWS::SNS::Topic': { KmsMasterKeyId: keyArn },
  'AWS::SQS::Queue': { KmsMasterKeyId: keyArn, SqsManagedSseEnabled: false },
  'AWS::SecretsManager::Secret': { KmsKeyId: keyArn },
  'AWS::OpenSearchService::Domain': { 'EncryptionAtRestOptions.KmsKeyId': keyArn },
  'AWS::DynamoDB::GlobalTable': {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    'Replicas.0.SSESpecification': { KMSMasterKeyId: keyArn },
  },
});

/** Gives a key to whatever keeps data, also to what is added later. */
const encryptWith = (keyArn: string): IAspect => {
  const places = placesOf(keyArn);
  return {
    visit: (node) => {
      if (!CfnResource.isCfnResource(node)) return;
      const values = Object.entries(places[node.cfnResourceType] ?? {});
      for (const [path, value] of values) node.addPropertyOverride(path, value);
      if (!(node instanceof CfnSecurityPolicy) || node.type !== 'encryption') return;
      const policy = { ...JSON.parse(node.policy), AWSOwnedKey: false, KmsARN: keyArn };
      node.policy = Stack.of(node).toJsonString(policy);
    },
  };
};

interface CustomerKeyProps {
  readonly config: DeployConfig;
  /** Buckets to encrypt. Access logs and the widget's public files keep S3's own keys. */
  readonly buckets: readonly Bucket[];
}

/** One key of this stack for all that it keeps: tables, feeds, logs, topics, dead letters, secrets, a search domain or collection. */
export class CustomerKey extends Construct {
  constructor(scope: Construct, id: string, { config, buckets }: CustomerKeyProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: `Storevoice ${config.stage}: what the stack keeps`,
      enableKeyRotation: true,
      removalPolicy: removalOf(config),
    });
    for (const statement of this.statements()) key.addToResourcePolicy(statement);
    Aspects.of(Stack.of(this)).add(encryptWith(key.keyArn));
    const rule = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.keyArn };
    const encryption = [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: rule }];
    for (const { node } of buckets) {
      if (!CfnResource.isCfnResource(node.defaultChild)) continue;
      node.defaultChild.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration', encryption);
    }
  }

  /** Like the policies of AWS's own keys, it lets the users of a resource use the key through its service. */
  private statements(): readonly PolicyStatement[] {
    const { account, region, partition } = Stack.of(this);
    const through = VIA.map((service) => `${service}.${region}.amazonaws.com`);
    const logs = `arn:${partition}:logs:${region}:${account}:log-group:*`;
    const resources = ['*'];
    return [
      new PolicyStatement({
        sid: 'ThroughServices',
        principals: [new AnyPrincipal()],
        actions: [...KEEP, 'kms:CreateGrant'],
        resources,
        conditions: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': through } },
      }),
      new PolicyStatement({
        sid: 'Senders',
        principals: SENDERS.map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
        actions: SEND,
        resources,
      }),
      new PolicyStatement({
        sid: 'Logs',
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: KEEP,
        resources,
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logs } },
      }),
    ];
  }
}
