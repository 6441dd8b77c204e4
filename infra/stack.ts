import {
  type App,
  CfnOutput,
  type Environment,
  Fn,
  Stack,
  type StackProps,
  Tags,
  Validations,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct, IDependable } from 'constructs';
import { indexPrefix } from '../lambdas/contract/catalog/search-indexes.ts';
import { widgetScriptPath } from '../lambdas/contract/paths.ts';
import { type DeployConfig, readConfig } from './config/config.ts';
import { type HandlerFunction, type HandlerSetup, Rollout } from './functions/handler-function.ts';
import { CatalogImport } from './imports/catalog-import.ts';
import { FeedBucket } from './imports/feed-bucket.ts';
import { Canary } from './observability/canary.ts';
import { Monitoring, SavedQueries } from './observability/monitoring.ts';
import savedQueries from './observability/saved-queries.json' with { type: 'json' };
import { EmbeddingModel } from './search/embedding-model.ts';
import type { ProductSearch } from './search/product-search.ts';
import { SearchCollection } from './search/search-collection.ts';
import { SearchDomain } from './search/search-domain.ts';
import { ExistingSearch } from './search/search-existing.ts';
import { CustomerKey } from './security/customer-key.ts';
import { EdgeStack, Firewall, needsEdgeStack } from './security/firewall.ts';
import { Network } from './security/network.ts';
import { WidgetSite } from './site/widget-site.ts';
import { AssistantSecrets, KeyRotation } from './voice/assistant-secrets.ts';
import { DomainTable } from './voice/domain-table.ts';
import { VoiceApi } from './voice/voice-api.ts';
import { VoiceFunctions } from './voice/voice-functions.ts';

interface OutputParts {
  readonly config: DeployConfig;
  readonly site: WidgetSite;
  readonly domains: DomainTable;
  readonly search: ProductSearch;
  readonly feeds: FeedBucket;
  readonly secrets: AssistantSecrets;
  readonly imports: CatalogImport;
  readonly monitoring: Monitoring;
}

/** Descriptions and values by the name of the output. */
type Outputs = Readonly<Record<string, readonly [description: string, value: string]>>;

/** What a platform team needs to know about a deployed stack. */
const stackOutputs = (parts: OutputParts): Outputs => {
  const { config, site, domains, search, feeds, secrets, imports, monitoring } = parts;
  const { region } = Stack.of(site);
  const { domainName } = config;
  const dns = [
    `Where the CNAME or alias record of ${domainName} points`,
    site.distribution.distributionDomainName,
  ] as const;
  return {
    ...(domainName === undefined ? {} : { PointDnsAt: dns }),
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
      'Topic of the notices about feeds that were not published',
      imports.notices.topic.topicArn,
    ],
    FetchFeedNow: [
      'Command that fetches a shop’s feed at once',
      `aws lambda invoke --region ${region} --function-name ${imports.fetch.live.functionArn} --invocation-type Event --cli-binary-format raw-in-base64-out --payload '{"domain":"shop.example.com"}' /dev/stdout`,
    ],
    DashboardUrl: ['Dashboard of the deployment', monitoring.dashboardUrl],
    StoreOpenAiKey: [
      'Command that stores the OpenAI key',
      `aws secretsmanager put-secret-value --region ${region} --secret-id ${secrets.openAiKey.ref} --secret-string sk-…`,
    ],
  };
};

/** Creates the search that the configuration chooses. A managed domain is created after `startsAfter`. */
const createProductSearch = (
  scope: Construct,
  id: string,
  {
    setup: { config, network },
    startsAfter,
  }: { readonly setup: HandlerSetup; readonly startsAfter: IDependable },
): ProductSearch => {
  const prefix = indexPrefix(config.stage);
  switch (config.search.kind) {
    case 'domain':
      return new SearchDomain(scope, id, { ...config, ...config.search, prefix, startsAfter, network });
    case 'serverless':
      return new SearchCollection(scope, id, { ...config, ...config.search, prefix });
    case 'existing':
      return new ExistingSearch(scope, id, { ...config.search, prefix });
  }
};

interface StorevoiceStackProps extends StackProps {
  readonly config: DeployConfig;
  readonly widgetFolder: string;
  readonly handlersFolder: string;
  /** A web ACL of another stack. @default the stack's own, if the configuration asks for a firewall */
  readonly firewallArn?: string | undefined;
}

class StorevoiceStack extends Stack {
  /** Zones by number, so that synthesis asks no account for their names. */
  override get availabilityZones(): string[] {
    return [0, 1, 2].map((at) => Fn.select(at, Fn.getAzs()));
  }

  constructor(
    scope: Construct,
    id: string,
    { config, widgetFolder, handlersFolder, ...props }: StorevoiceStackProps,
  ) {
    super(scope, id, { ...props, terminationProtection: config.removalPolicy === 'retain' });
    const network = config.network && new Network(this, 'Network', { config, choice: config.network });
    const setup = { config, handlersFolder, rollout: new Rollout(this, 'Rollout', config), network };
    const domains = new DomainTable(this, 'Domains', config);
    const feeds = new FeedBucket(this, 'Feeds', config);
    const secrets = new AssistantSecrets(this, 'Secrets', config);
    const search = createProductSearch(this, 'Search', { setup, startsAfter: domains });
    const embedding = new EmbeddingModel(this, 'Embedding', config);
    const shared = { setup, domains, search, embedding };
    const voice = new VoiceFunctions(this, 'Voice', { ...shared, secrets });
    const imports = new CatalogImport(this, 'Import', { ...shared, feeds });
    const rotation = new KeyRotation(this, 'KeyRotation', setup, secrets.signingKeys);
    const api = new VoiceApi(this, 'Api', { config, handlers: voice });
    const firewallArn =
      props.firewallArn ?? (config.firewall ? new Firewall(this, 'Firewall', config).arn : undefined);
    const site = new WidgetSite(this, 'Site', { config, widgetFolder, api, secrets, firewallArn });
    const canaries =
      config.canary === undefined
        ? []
        : [new Canary(this, 'Canary', { setup, choice: config.canary, siteUrl: site.url })];
    const monitoring = new Monitoring(this, 'Monitoring', {
      config,
      handlers: [...voice.all, ...imports.all, rotation.rotate, ...canaries.map(({ ask }) => ask)],
      api,
      domains,
      parts: [voice, search, imports, ...canaries].map(({ health }) => health),
    });
    const logsOf = (handlers: readonly HandlerFunction[]) => handlers.map(({ logGroup }) => logGroup);
    const { conversations, api: requests, imports: runs } = savedQueries;
    new SavedQueries(this, 'SavedQueries', { queries: conversations, logGroups: logsOf(voice.all) });
    new SavedQueries(this, 'ApiQueries', { queries: requests, logGroups: [api.accessLogs] });
    new SavedQueries(this, 'ImportQueries', { queries: runs, logGroups: logsOf(imports.all) });
    if (config.encryption === 'customer')
      new CustomerKey(this, 'CustomerKey', { config, buckets: [feeds.bucket] });
    const outputs = stackOutputs({ config, site, domains, search, feeds, secrets, imports, monitoring });
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}

interface DeploymentProps {
  readonly widgetFolder: string;
  readonly handlersFolder: string;
  /** Account and region. @default those of the deploying credentials */
  readonly env?: Environment;
}

/** Creates the stacks that the app's context configures, checked by cdk-nag's rules for AWS solutions. */
export const createDeployment = (app: App, { env = {}, ...folders }: DeploymentProps): StorevoiceStack => {
  const config = readConfig(app.node.getAllContext());
  for (const [key = '', value = ''] of config.tags) Tags.of(app).add(key, value);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const name = `storevoice-${config.stage}`;
  const ownFirewall = config.firewall && config.webAclArn === undefined;
  const edge =
    ownFirewall && needsEdgeStack(env.region)
      ? new EdgeStack(app, `${name}-edge-${env.region}`, { env, config })
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
