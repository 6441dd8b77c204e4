import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AssistantSecrets } from './assistant-secrets.ts';
import { CatalogImport } from './catalog-import.ts';
import type { DeployConfig } from './config.ts';
import { DomainTable } from './domain-table.ts';
import { EmbeddingModel } from './embedding-model.ts';
import { FeedBucket } from './feed-bucket.ts';
import { Firewall } from './firewall.ts';
import { KeyRotation } from './key-rotation.ts';
import { Monitoring } from './monitoring.ts';
import { createProductSearch } from './product-search.ts';
import { Rollout } from './rollout.ts';
import { conversationQueries, importQueries, SavedQueries } from './saved-queries.ts';
import { stackOutputs } from './stack-outputs.ts';
import { VoiceApi } from './voice-api.ts';
import { VoiceFunctions } from './voice-functions.ts';
import { WidgetSite } from './widget-site.ts';

export interface StorevoiceStackProps extends StackProps {
  readonly config: DeployConfig;
  /** Where the widget was built. */
  readonly widgetFolder: string;
  /** Where the handlers were bundled. */
  readonly handlersFolder: string;
  /** A web ACL that stands elsewhere. @default one of the stack's own, where the configuration wants any */
  readonly firewallArn?: string | undefined;
}

/** Everything a deployment is made of. */
export class StorevoiceStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { config, widgetFolder, handlersFolder, ...props }: StorevoiceStackProps,
  ) {
    super(scope, id, { ...props, terminationProtection: config.removalPolicy === 'retain' });
    const house = { config, handlersFolder, rollout: new Rollout(this, 'Rollout', config) };
    const domains = new DomainTable(this, 'Domains', config);
    const feeds = new FeedBucket(this, 'Feeds', config);
    const secrets = new AssistantSecrets(this, 'Secrets', config);
    const search = createProductSearch(this, 'Search', { config, startsAfter: domains });
    const embedding = new EmbeddingModel(this, 'Embedding', config);
    const functions = new VoiceFunctions(this, 'Voice', {
      house,
      config,
      domains,
      secrets,
      search,
      embedding,
    });
    const imports = new CatalogImport(this, 'Import', { house, config, domains, feeds, search, embedding });
    const rotation = new KeyRotation(this, 'KeyRotation', { house, secret: secrets.signingKeys });
    const api = new VoiceApi(this, 'Api', { config, handlers: functions });
    const firewallArn =
      props.firewallArn ?? (config.firewall ? new Firewall(this, 'Firewall').arn : undefined);
    const site = new WidgetSite(this, 'Site', { config, widgetFolder, api, secrets, firewallArn });
    const monitoring = new Monitoring(this, 'Monitoring', {
      config,
      handlers: [...functions.all, ...imports.all, rotation.rotate],
      api,
      domains,
      search: search.health,
      imports: imports.health,
    });
    new SavedQueries(this, 'SavedQueries', { queries: conversationQueries, handlers: functions.all });
    new SavedQueries(this, 'ImportQueries', { queries: importQueries, handlers: imports.all });
    const told = stackOutputs({
      config,
      region: this.region,
      site,
      domains,
      search,
      feeds,
      secrets,
      imports,
      monitoring,
    });
    for (const [name, [description, value]] of Object.entries(told)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}
