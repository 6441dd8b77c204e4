import { widgetScriptPath } from '../lambdas/contract/paths.ts';
import type { AssistantSecrets } from './assistant-secrets.ts';
import type { CatalogImport } from './catalog-import.ts';
import type { DeployConfig } from './config.ts';
import type { DomainTable } from './domain-table.ts';
import type { FeedBucket } from './feed-bucket.ts';
import type { Monitoring } from './monitoring.ts';
import type { ProductSearch } from './product-search.ts';
import type { WidgetSite } from './widget-site.ts';

export interface ToldParts {
  readonly config: DeployConfig;
  readonly region: string;
  readonly site: WidgetSite;
  readonly domains: DomainTable;
  readonly search: ProductSearch;
  readonly feeds: FeedBucket;
  readonly secrets: AssistantSecrets;
  readonly imports: CatalogImport;
  readonly monitoring: Monitoring;
}

/** By its name, what an output is and its value. */
export type Outputs = Readonly<Record<string, readonly [description: string, value: string]>>;

const ofDomainName = (domainName: string | undefined, site: WidgetSite): Outputs =>
  domainName === undefined
    ? {}
    : {
        PointDnsAt: [
          `Where the CNAME or alias record of ${domainName} points`,
          site.distribution.distributionDomainName,
        ],
      };

const ofImports = ({ imports, feeds, region }: ToldParts): Outputs => ({
  FeedBucketName: ['Where product feeds are put', feeds.bucket.bucketName],
  ImportStateMachineArn: ['What imports a feed', imports.imports.machine.stateMachineArn],
  ImportNoticesTopicArn: [
    'Where it is told of feeds that were not published',
    imports.notices.topic.topicArn,
  ],
  FetchFeedNow: [
    'Command that fetches a shop’s feed at once',
    `aws lambda invoke --region ${region} --function-name ${imports.fetch.live.functionArn} --invocation-type Event --cli-binary-format raw-in-base64-out --payload '{"domain":"shop.example.com"}' /dev/stdout`,
  ],
});

/** What a platform team needs to know of a stack that stands. */
export const stackOutputs = (parts: ToldParts): Outputs => {
  const { site, domains, search, secrets, monitoring, region } = parts;
  return {
    ...ofDomainName(parts.config.domainName, site),
    DistributionUrl: ['Where the widget and the API answer', site.url],
    EmbedSnippet: [
      'What a merchant pastes into every page',
      `<script async src="${site.url}${widgetScriptPath}"></script>`,
    ],
    TableName: ['DynamoDB table of domains and usage', domains.environment.TABLE_NAME],
    SearchEndpoint: ['OpenSearch with the catalogues', search.environment.SEARCH_ENDPOINT],
    ...ofImports(parts),
    DashboardUrl: ['What is going on', monitoring.dashboardUrl],
    StoreOpenAiKey: [
      'Command that stores the OpenAI key',
      `aws secretsmanager put-secret-value --region ${region} --secret-id ${secrets.openAiKey.ref} --secret-string sk-…`,
    ],
  };
};
