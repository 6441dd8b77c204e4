import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleHandlers } from '../infra/bundle-handlers.ts';
import { ConfigError } from '../infra/config.ts';
import { createDeployment } from '../infra/deployment.ts';
import { buildWidget } from '../widget/build.ts';

const dist = join(import.meta.dirname, '..', 'dist', 'cloud');
const widgetFolder = join(dist, 'widget');
const handlersFolder = join(dist, 'handlers');

const synthesize = async (): Promise<void> => {
  await Promise.all([
    buildWidget({ outFolder: widgetFolder }),
    bundleHandlers({ outFolder: handlersFolder }),
  ]);
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const app = new App();
  // Without credentials the stack is laid out for whatever account it is deployed to.
  const env = { ...(account ? { account } : {}), ...(region ? { region } : {}) };
  createDeployment(app, { widgetFolder, handlersFolder, env });
  app.synth();
};

try {
  await synthesize();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
