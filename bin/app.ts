import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ConfigError } from '../infra/config/config.ts';
import { bundleHandlers } from '../infra/functions/bundle-handlers.ts';
import { createDeployment } from '../infra/stack.ts';
import { buildWidget } from '../widget/build/build.ts';

/** Synthesizes the stacks; what it builds on the way is copied into the cloud assembly. */
const synthesize = async (folder: string): Promise<void> => {
  const widgetFolder = join(folder, 'widget');
  const handlersFolder = join(folder, 'handlers');
  await Promise.all([buildWidget(widgetFolder), bundleHandlers(handlersFolder)]);
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const app = new App();
  // Without credentials the stack fits any account.
  const env = { ...(account ? { account } : {}), ...(region ? { region } : {}) };
  createDeployment(app, { widgetFolder, handlersFolder, env });
  app.synth();
};

const folder = await mkdtemp(join(tmpdir(), 'storevoice-build-'));
try {
  await synthesize(folder);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
