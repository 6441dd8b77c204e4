import { CfnResource } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { createApp } from './synthesize.ts';

/** The deployment with a mistake in it, for `cdk synth` to run: named by the environment, so that one app has them all. */
const { app, stack } = createApp();
switch (process.env.MISTAKE) {
  case 'policy':
    new Bucket(stack, 'Careless');
    break;
  case 'template':
    new CfnResource(stack, 'Careless', {
      type: 'AWS::SQS::Queue',
      properties: { VisibilityTimeout: 'soon' },
    });
    break;
  default:
}
app.synth();
