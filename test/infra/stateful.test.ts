import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synthesize.ts';

const account = '111122223333';
const STATEFUL = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::OpenSearchService::Domain',
  'AWS::OpenSearchServerless::Collection',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
];

/** What every deployment has, whatever it searches with. */
const always = [
  'DomainsTable9E9F35C8',
  'FeedsAccessLogsB2AD92FB',
  'FeedsBucketE9495033',
  'ImportVectorsTableC8CEB8A9',
  'SecretsEdge364142E2',
  'SecretsOpenAiKey891151FB',
  'SecretsSigningKeys20695C0E',
  'SiteFilesBucket4BA90CBC',
];

const shapes: readonly (readonly [string, readonly string[], Readonly<Record<string, unknown>>])[] = [
  ['a managed domain', ['SearchDomain62FD613E'], {}],
  ['a serverless collection', ['SearchCollectionE9B440CC'], { search: 'serverless' }],
  [
    'an existing cluster',
    [],
    {
      search: 'existing',
      searchEndpoint: 'https://search.example.com',
      searchArn: `arn:aws:aoss:eu-central-1:${account}:collection/abc`,
    },
  ],
  [
    'every other choice',
    ['SearchDomain62FD613E'],
    {
      stage: 'dev',
      embeddingModel: 'amazon.titan-embed-text-v2:0',
      searchInstanceCount: 3,
      domainName: 'voice.example.com',
      certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/x`,
      firewall: false,
      removalPolicy: 'destroy',
      rollout: 'all-at-once',
    },
  ],
];

describe('what holds data', () => {
  it.each(shapes)(
    'keeps its names with %s, since a new name would be a new, empty one',
    (_, own, settings) => {
      const { ofType } = synthesize(settings);
      const stateful = STATEFUL.flatMap((type) => ofType(type).map(([id]) => id));
      expect(stateful.toSorted()).toEqual([...always, ...own].toSorted());
    },
  );
});
