import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { widgetScriptPath } from '../../lambdas/contract/paths.ts';
import type { DeployConfig } from '../config/config.ts';
import { removalOf } from '../config/retention.ts';
import { acknowledge, acknowledgeProviders, acknowledgeWildcards } from '../security/acknowledge.ts';

/** How long caches may give a page the script of an earlier deployment. */
const SCRIPT_FRESH = Duration.minutes(5);
const SCRIPT_STALE = Duration.days(1);
const FOR_EVER = Duration.days(365);

interface WidgetBucketProps {
  readonly config: DeployConfig;
  readonly widgetFolder: string;
}

/** The widget's files. Hashed ones are never removed, so that open pages can load theirs. */
export class WidgetBucket extends Construct {
  readonly bucket: Bucket;
  private readonly role: Role;
  private readonly logs: LogGroup;

  constructor(scope: Construct, id: string, { config, widgetFolder }: WidgetBucketProps) {
    super(scope, id);
    // A bucket has to be empty to be deleted, and the copier does not remove files that a stack has tagged
    // (aws-cdk#33397).
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: removalOf(config),
      autoDeleteObjects: config.removalPolicy === 'destroy',
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'Holds public files that only CloudFront reads; who deployed them is in CloudTrail.',
    });
    this.logs = new LogGroup(this, 'Logs', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const asset = new Asset(this, 'Asset', { path: widgetFolder });
    this.role = this.createRole(asset);
    const script = widgetScriptPath.slice(1);
    const hashed = this.deploy('Hashed', asset, {
      exclude: [script],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(FOR_EVER), CacheControl.immutable()],
    });
    const loader = this.deploy('Script', asset, {
      exclude: ['*'],
      include: [script],
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(SCRIPT_FRESH),
        CacheControl.staleWhileRevalidate(SCRIPT_STALE),
      ],
    });
    // The script names hashed files, so they must be copied first.
    loader.node.addDependency(hashed);
  }

  /** The library would grant itself `s3:GetObject*` and more; these permissions are enough for copying. */
  private createRole(asset: Asset): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const allow = (actions: string[], resource: string): PolicyStatement =>
      new PolicyStatement({ actions, resources: [resource] });
    const policy = new Policy(role, 'Copy', {
      roles: [role],
      statements: [
        allow(['s3:GetObject'], asset.bucket.arnForObjects(asset.s3ObjectKey)),
        allow(['s3:ListBucket'], this.bucket.bucketArn),
        allow(['s3:PutObject'], this.bucket.arnForObjects('*')),
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], this.logs.logGroupArn),
      ],
    });
    acknowledgeWildcards(
      policy,
      'The widget’s files are named by their content; the star covers them in their own bucket.',
    );
    return role;
  }

  private deploy(
    id: string,
    asset: Asset,
    files: { readonly exclude: string[]; readonly include?: string[]; readonly cacheControl: CacheControl[] },
  ): BucketDeployment {
    const deployment = new BucketDeployment(this, id, {
      ...files,
      sources: [Source.bucket(asset.bucket, asset.s3ObjectKey)],
      destinationBucket: this.bucket,
      role: this.role.withoutPolicyUpdates(),
      logGroup: this.logs,
      memoryLimit: 256,
      prune: false,
      outputObjectKeys: false,
    });
    deployment.node.addDependency(this.role);
    acknowledgeProviders(this, 'Custom::CDKBucketDeployment', {
      'AwsSolutions-L1':
        'The runtime of this function is chosen and updated by aws-cdk-lib, whose code it runs.',
    });
    return deployment;
  }
}
