import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { widgetScriptPath } from '../lambdas/contract/paths.ts';
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
    this.tell({
      ...(config.domainName === undefined
        ? {}
        : {
            PointDnsAt: [
              `Where the CNAME or alias record of ${config.domainName} points`,
              site.distribution.distributionDomainName,
            ] as const,
          }),
      DistributionUrl: ['Where the widget and the API answer', site.url],
      EmbedSnippet: [
        'What a merchant pastes into every page',
        `<script async src="${site.url}${widgetScriptPath}"></script>`,
      ],
      TableName: ['DynamoDB table of domains and usage', domains.environment.TABLE_NAME],
      SearchEndpoint: ['OpenSearch with the catalogues', search.environment.SEARCH_ENDPOINT],
      FeedBucketName: ['Where product feeds are put', feeds.bucket.bucketName],
      ImportStateMachineArn: ['What imports a feed', imports.imports.machine.stateMachineArn],
      ImportNoticesTopicArn: [
        'Where it is told of feeds that were not published',
        imports.notices.topic.topicArn,
      ],
      FetchFeedNow: [
        'Command that fetches a shop’s feed at once',
        `aws lambda invoke --region ${this.region} --function-name ${imports.fetch.live.functionArn} --invocation-type Event --cli-binary-format raw-in-base64-out --payload '{"domain":"shop.example.com"}' /dev/stdout`,
      ],
      DashboardUrl: ['What is going on', monitoring.dashboardUrl],
      StoreOpenAiKey: [
        'Command that stores the OpenAI key',
        `aws secretsmanager put-secret-value --region ${this.region} --secret-id ${secrets.openAiKey.ref} --secret-string sk-…`,
      ],
    });
  }

  private tell(outputs: Readonly<Record<string, readonly [string, string]>>): void {
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}
