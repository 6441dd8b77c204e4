import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DeployConfig } from './config.ts';

/** An overwritten feed can be brought back for so long. */
const OLD_VERSIONS_DAYS = 30;
const ACCESS_LOG_DAYS = 90;

/** Where merchants' product feeds are put, with a record of who put them there. */
export class FeedBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    const retained = config.removalPolicy === 'retain';
    const guarded = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !retained,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...guarded,
      lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS) }],
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
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(OLD_VERSIONS_DAYS),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }
}
