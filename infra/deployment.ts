import { type App, type Environment, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from './config.ts';
import { EdgeStack, needsEdgeStack } from './firewall.ts';
import { StorevoiceStack } from './stack.ts';

export interface DeploymentProps {
  readonly widgetFolder: string;
  readonly handlersFolder: string;
  /** Account and region. @default those of whoever deploys */
  readonly env?: Environment;
}

/** Reads the configuration out of the app's context and lays out the stacks it asks for, held to AWS's own rules. */
export const createDeployment = (app: App, { env = {}, ...folders }: DeploymentProps): StorevoiceStack => {
  const config = readConfig(app.node.getAllContext());
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const name = `storevoice-${config.stage}`;
  const ownFirewall = config.firewall && config.webAclArn === undefined;
  const edge =
    ownFirewall && needsEdgeStack(env.region)
      ? new EdgeStack(app, `${name}-edge-${env.region}`, { env })
      : undefined;
  return new StorevoiceStack(app, name, {
    config,
    ...folders,
    env,
    firewallArn: config.webAclArn ?? edge?.firewallArn,
    crossRegionReferences: edge !== undefined,
    description: 'Storevoice: a voice shopping assistant for any store',
  });
};
