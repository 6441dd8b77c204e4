import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { domainTable } from '../../lambdas/adapters/dynamodb/table.ts';
import {
  EDGE_HEADER,
  paths,
  VIEWER_ADDRESS_HEADER,
  VIEWER_HOST_HEADER,
} from '../../lambdas/contract/paths.ts';
import { synthesize } from './synthesize.ts';

const stack = synthesize();
const { template, resources, ofType, outputs } = stack;

/** Functions of the product, told from those that the CDK brings by their handlers. */
const ownFunctions = ofType('AWS::Lambda::Function').filter(
  ([, { Properties }]) => Properties.Handler === 'index.handler' && Properties.Runtime === 'nodejs24.x',
);

const refersTo = (value: unknown, logicalId: string): boolean =>
  JSON.stringify(value).includes(`"${logicalId}"`);

describe('the stack', () => {
  it('has a function for each route, call, key rotation and step of an import', () => {
    expect(ownFunctions.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'VoiceTokenFunction',
      'VoiceBotExecuteFunction',
      'VoiceThemeFunction',
      'VoiceHangUpFunction',
      'VoiceCallFunction',
      'ImportStepsBeginFunction',
      'ImportStepsNormaliseFunction',
      'ImportStepsChunkFunction',
      'ImportStepsPublishFunction',
      'ImportFetchingFetchFunction',
      'ImportFetchingFindDueFunction',
      'ImportEndFunction',
      'ImportPatchingPatchFunction',
      'ImportStartFunction',
      'KeyRotationRotateFunction',
    ]);
  });

  it('leaves data behind when it is destroyed, and refuses to be deleted in passing', () => {
    const left = Object.entries(resources)
      .filter(
        ([, { DeletionPolicy }]) => DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate',
      )
      .map(([, { Type }]) => Type);
    expect(new Set(left)).toEqual(
      new Set([
        'AWS::DynamoDB::GlobalTable',
        'AWS::OpenSearchService::Domain',
        'AWS::S3::Bucket',
        'AWS::SecretsManager::Secret',
        'AWS::Logs::LogGroup',
      ]),
    );
    expect(stack.isProtected).toBe(true);
  });

  it('tells all that the next steps need', () => {
    expect(Object.keys(outputs).sort()).toEqual([
      'DashboardUrl',
      'DistributionUrl',
      'EmbedSnippet',
      'FeedBucketName',
      'FetchFeedNow',
      'ImportNoticesTopicArn',
      'ImportStateMachineArn',
      'SearchEndpoint',
      'StoreOpenAiKey',
      'TableName',
    ]);
    expect(JSON.stringify(outputs.EmbedSnippet)).toContain('/widget.js\\"></script>');
    const [openAiKey] = ofType('AWS::SecretsManager::Secret').filter(([, { Properties }]) =>
      /OpenAI/u.test(String(Properties.Description)),
    );
    expect(refersTo(outputs.StoreOpenAiKey, openAiKey?.[0] ?? '')).toBe(true);
  });
});

describe('every function', () => {
  it.each(ownFunctions)('%s runs as all do: Node.js 24, arm64, traced, JSON logs', (_, { Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO' },
    });
    expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it.each(ownFunctions)('%s has a log group of its own with retention', (_, { Properties }) => {
    const groups = ofType('AWS::Logs::LogGroup').filter(([id]) => refersTo(Properties.LoggingConfig, id));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.[1].Properties.RetentionInDays).toBe(30);
  });

  it.each(ownFunctions)('%s is reached by its alias, which moves by canary and back on an alarm', (id) => {
    const [alias] = ofType('AWS::Lambda::Alias').filter(([, { Properties }]) =>
      refersTo(Properties.FunctionName, id),
    );
    expect(alias?.[1].Properties.Name).toBe('live');
    const [group] = ofType('AWS::CodeDeploy::DeploymentGroup').filter(([groupId]) =>
      refersTo(alias?.[1].UpdatePolicy, groupId),
    );
    expect(group?.[1].Properties).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
      },
    });
    const alarms = ofType('AWS::CloudWatch::Alarm').filter(([alarm]) =>
      refersTo(group?.[1].Properties.AlarmConfiguration, alarm),
    );
    expect(alarms).toHaveLength(2);
    for (const [, { Properties }] of alarms) expect(Properties.AlarmActions).toHaveLength(1);
  });

  it('is invoked through the alias alone', () => {
    const targets = ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties.FunctionName);
    const aliases = ofType('AWS::Lambda::Alias').map(([id]) => id);
    expect(targets.filter((target) => !aliases.some((alias) => refersTo(target, alias)))).toEqual([]);
  });
});

describe('what is public', () => {
  it('is the distribution: every bucket is private and takes no plain connection', () => {
    for (const [, { Properties }] of ofType('AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    expect(ofType('AWS::S3::BucketPolicy')).toHaveLength(ofType('AWS::S3::Bucket').length);
    template.resourceCountIs('AWS::Lambda::Url', 0);
    template.resourceCountIs('AWS::CloudFront::Distribution', 1);
  });

  it('never grants access to every principal', () => {
    const everybody = Object.entries(resources).filter(([, { Type, Properties }]) => {
      const text = JSON.stringify(Properties.PolicyDocument ?? Properties.AccessPolicies ?? {});
      const statements = text.match(/"Effect":"Allow"[^}]*"Principal":(\{"AWS":"\*"\}|"\*")/g) ?? [];
      return statements.length > 0 && Type !== 'AWS::SNS::TopicPolicy';
    });
    expect(everybody).toEqual([]);
  });

  it('goes through the edge secret and the firewall to the API', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        WebACLId: Match.anyValue(),
        CacheBehaviors: ['/api/theme', '/api/*'].map((PathPattern) =>
          Match.objectLike({ PathPattern, ViewerProtocolPolicy: 'https-only' }),
        ),
        Origins: Match.arrayWith([
          Match.objectLike({ OriginCustomHeaders: [Match.objectLike({ HeaderName: EDGE_HEADER })] }),
        ]),
      },
    });
    template.hasResourceProperties('AWS::CloudFront::Function', {
      FunctionCode: Match.stringLikeRegexp(`'${VIEWER_HOST_HEADER}'`),
    });
    template.hasResourceProperties('AWS::CloudFront::Function', {
      FunctionCode: Match.stringLikeRegexp(`'${VIEWER_ADDRESS_HEADER}'\\] = { value: event.viewer.ip }`),
    });
  });
});

describe('the API', () => {
  it('has the routes of the contract, answers preflights by the same functions and everything else in the envelope', () => {
    const keys = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey);
    const expected = Object.values(paths).flatMap(({ method, path }) => [
      `${method} ${path}`,
      `OPTIONS ${path}`,
    ]);
    expect([...keys].sort()).toEqual([...expected, '$default'].sort());
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });

  it('throttles, most of all the opening of conversations, and logs no address', () => {
    const Properties = ofType('AWS::ApiGatewayV2::Stage')[0]?.[1].Properties ?? {};
    expect(Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      RouteSettings: { 'POST /api/token': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 } },
    });
    expect(JSON.stringify(Properties.AccessLogSettings)).not.toMatch(/sourceIp|userAgent/i);
  });
});

describe('the table', () => {
  it('has the names the adapter uses', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [{ AttributeName: domainTable.partitionKey, KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: domainTable.timeToLive, Enabled: true },
      GlobalSecondaryIndexes: [
        Match.objectLike({
          IndexName: domainTable.domainsIndex.name,
          KeySchema: [
            { AttributeName: domainTable.domainsIndex.partitionKey, KeyType: 'HASH' },
            { AttributeName: domainTable.domainsIndex.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        }),
      ],
    });
  });

  it('can be restored, cannot be deleted in passing, and costs no more than its ceilings', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 1000 },
      // An index has ceilings of its own, none by default.
      GlobalSecondaryIndexes: [
        Match.objectLike({ WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 1000 } }),
      ],
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 2000 },
          GlobalSecondaryIndexes: [
            Match.objectLike({ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 2000 } }),
          ],
        }),
      ],
    });
  });
});

describe('an upgrade', () => {
  it('rolls all functions out at the same time: none waits for another to have got its traffic', () => {
    const referred = (value: unknown): readonly string[] =>
      [...JSON.stringify(value).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g)].map(([, id = '']) => id);
    const neededBy = (id: string, seen = new Set<string>()): ReadonlySet<string> => {
      const resource = resources[id];
      if (resource === undefined || seen.has(id)) return seen;
      seen.add(id);
      for (const each of [...referred(resource.Properties), ...resource.DependsOn]) neededBy(each, seen);
      return seen;
    };
    const aliases = new Set(ofType('AWS::Lambda::Alias').map(([id]) => id));
    const waiting = ownFunctions.filter(([id]) => [...neededBy(id)].some((each) => aliases.has(each)));
    expect(waiting.map(([id]) => id)).toEqual([]);
  });
});
