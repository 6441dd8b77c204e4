import { Duration } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { REPORTS, WORK } from '../../lambdas/contract/imports/bucket.ts';
import type { DeployConfig } from '../config/config.ts';
import { removalOf } from '../config/retention.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';
import { acknowledge } from '../security/acknowledge.ts';

/** An overwritten feed can be restored for so long. */
const OLD_VERSIONS_DAYS = 30;
const ACCESS_LOG_DAYS = 90;
/** A failed import may be redriven for 14 days, so its working objects are kept as long. */
const WORK_DAYS = 14;
const REPORT_DAYS = 90;

const lifecycleRules: LifecycleRule[] = [
  {
    noncurrentVersionExpiration: Duration.days(OLD_VERSIONS_DAYS),
    abortIncompleteMultipartUploadAfter: Duration.days(1),
  },
  { prefix: WORK, expiration: Duration.days(WORK_DAYS), noncurrentVersionExpiration: Duration.days(1) },
  { prefix: REPORTS, expiration: Duration.days(REPORT_DAYS) },
];

const WHY_OBJECTS = 'Objects have names that merchants or imports give them; the star is below one folder.';

export class FeedBucket extends Construct {
  readonly bucket: Bucket;
  readonly environment: Readonly<Record<'FEED_BUCKET', string>>;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    const guarded = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: removalOf(config),
      autoDeleteObjects: config.removalPolicy === 'destroy',
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...guarded,
      lifecycleRules: [{ expiration: Duration.days(config.accessLogRetentionDays ?? ACCESS_LOG_DAYS) }],
    });
    acknowledge(accessLogs, {
      'AwsSolutions-S1':
        'This bucket receives the access logs; logging its own accesses to itself would never end.',
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...guarded,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'feeds/',
      lifecycleRules,
    });
    // The library's way is a function that may change every bucket of the account.
    if (this.bucket.node.defaultChild instanceof CfnBucket) {
      this.bucket.node.defaultChild.notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    }
    this.environment = { FEED_BUCKET: this.bucket.bucketName };
  }

  grantRead(handler: HandlerFunction, folders: readonly string[]): void {
    handler.allow('ReadObjects', {
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: this.within(folders),
      whyWildcard: WHY_OBJECTS,
    });
    // Without it S3 answers 403 instead of 404 for a missing object.
    handler.allow('ListObjects', { actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] });
  }

  grantWrite(handler: HandlerFunction, folders: readonly string[]): void {
    handler.allow('WriteObjects', {
      actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
      resources: this.within(folders),
      whyWildcard: WHY_OBJECTS,
    });
  }

  private within(folders: readonly string[]): readonly string[] {
    return folders.map((folder) => this.bucket.arnForObjects(`${folder}*`));
  }
}
