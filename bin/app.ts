import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ConfigError } from '../infra/config.ts';
import { createDeployment } from '../infra/deployment.ts';
import { buildWidget } from '../widget/build.ts';

const widgetFolder = join(import.meta.dirname, '..', 'dist', 'widget-cloud');

const synthesize = async (): Promise<void> => {
  await buildWidget({ outFolder: widgetFolder });
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const app = new App();
  // Without credentials the stack is laid out for whatever account it is deployed to.
  const env = { ...(account ? { account } : {}), ...(region ? { region } : {}) };
  createDeployment(app, { widgetFolder, env });
  app.synth();
};

try {
  await synthesize();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
