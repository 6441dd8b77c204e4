import { describe, expect, it, jest } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { createApp, synthesize } from './synthesize.ts';

const account = '111122223333';

/** Runs the checks of cdk-nag and of the CDK itself, as `cdk synth` does, and says whether they let it pass. */
const passesChecks = (app: ReturnType<typeof createApp>['app']): boolean => {
  const before = process.exitCode;
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    app.synth();
    return process.exitCode === before || process.exitCode === undefined;
  } catch {
    return false;
  } finally {
    quiet.mockRestore();
    process.exitCode = before;
  }
};

describe('the checks at synthesis', () => {
  it.each([
    [{}],
    [{ search: 'serverless', firewall: false, removalPolicy: 'destroy', rollout: 'all-at-once' }],
    [
      {
        search: 'existing',
        searchEndpoint: 'https://search.example.com',
        searchArn: `arn:aws:aoss:eu-central-1:${account}:collection/abc`,
        embeddingProfile: 'eu.cohere.embed-v4:0',
      },
    ],
    [
      {
        searchInstanceCount: 3,
        searchManagerType: 'm7g.large.search',
        domainName: 'voice.example.com',
        certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/x`,
      },
    ],
  ])('let %j pass', (settings) => {
    expect(passesChecks(createApp(settings).app)).toBe(true);
  });

  it('let a deployment outside CloudFront’s region pass', () => {
    expect(passesChecks(createApp({}, { account, region: 'eu-central-1' }).app)).toBe(true);
  });

  it('stop at a violation without a reason', () => {
    const { app, stack } = createApp();
    new Bucket(stack, 'Careless');
    expect(passesChecks(app)).toBe(false);
  });
});

describe('the firewall', () => {
  it('is in us-east-1 when the stack is not', () => {
    const env = { account, region: 'eu-central-1' };
    const { app } = createApp({}, env);
    const { template } = synthesize({}, env);
    const edge = app.node.findChild('storevoice-prod-edge-eu-central-1');
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
    expect(edge).toMatchObject({ region: 'us-east-1' });
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: Match.anyValue() },
    });
  });

  it('may be an existing one, or none', () => {
    const webAclArn = `arn:aws:wafv2:us-east-1:${account}:global/webacl/shop/1`;
    const env = { account, region: 'eu-central-1' };
    const given = synthesize({ webAclArn }, env);
    given.template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: webAclArn },
    });
    expect(
      createApp({ webAclArn }, env).app.node.tryFindChild('storevoice-prod-edge-eu-central-1'),
    ).toBeUndefined();
    synthesize({ firewall: false }).template.resourceCountIs('AWS::WAFv2::WebACL', 0);
  });

  it('counts requests by address and leaves WebRTC offers their length', () => {
    synthesize().template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        Match.objectLike({
          Statement: { RateBasedStatement: { Limit: 600, EvaluationWindowSec: 60, AggregateKeyType: 'IP' } },
        }),
        Match.objectLike({
          Name: 'AWSManagedRulesCommonRuleSet',
          Statement: {
            ManagedRuleGroupStatement: Match.objectLike({
              RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
            }),
          },
        }),
      ]),
    });
  });
});

describe('the search', () => {
  it('is spread over as many zones as it has nodes, up to three', () => {
    synthesize({ searchInstanceCount: 2 }).template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: { InstanceCount: 2, ZoneAwarenessConfig: { AvailabilityZoneCount: 2 } },
    });
    synthesize({ searchInstanceCount: 5 }).template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: {
        InstanceCount: 5,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
        DedicatedMasterEnabled: false,
      },
    });
  });

  it('has three managers when their size is chosen', () => {
    const managed = { searchInstanceCount: 3, searchManagerType: 'm7g.large.search' };
    synthesize(managed).template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: {
        DedicatedMasterEnabled: true,
        DedicatedMasterCount: 3,
        DedicatedMasterType: 'm7g.large.search',
      },
    });
  });

  it('sleeps when it is serverless, and has a ceiling on its price', () => {
    const { template } = synthesize({ search: 'serverless', searchMaxCapacity: 8 });
    template.hasResourceProperties('AWS::OpenSearchServerless::CollectionGroup', {
      Generation: 'NEXTGEN',
      CapacityLimits: { MaxSearchCapacityInOcu: 8, MaxIndexingCapacityInOcu: 8 },
    });
    template.resourceCountIs('AWS::OpenSearchService::Domain', 0);
  });

  it('names the roles that the owner of an existing cluster is to admit', () => {
    const { template, outputs } = synthesize({
      search: 'existing',
      searchEndpoint: 'https://search.example.com',
      searchArn: `arn:aws:aoss:eu-central-1:${account}:collection/abc`,
    });
    template.resourceCountIs('AWS::OpenSearchService::Domain', 0);
    expect(JSON.stringify(outputs.SearchRoles)).toContain('VoiceBotExecuteRole');
    expect(outputs.SearchEndpoint).toBe('https://search.example.com');
  });
});

describe('the other choices', () => {
  it('name the stack by its stage', () => {
    expect(synthesize({ stage: 'dev' }).stackName).toBe('storevoice-dev');
  });

  it('answer at a custom address, by TLS 1.2', () => {
    const { template, outputs } = synthesize({
      domainName: 'voice.example.com',
      certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/x`,
    });
    expect(outputs.DistributionUrl).toBe('https://voice.example.com');
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['voice.example.com'],
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
      },
    });
  });

  it('can go back to code that worked while an alarm rings, all at once', () => {
    const alarms = (rollout: string) =>
      synthesize({ rollout })
        .ofType('AWS::CodeDeploy::DeploymentGroup')
        .map(
          ([, { Properties }]) => JSON.stringify(Properties.AlarmConfiguration ?? {}).split('Ref').length - 1,
        );
    expect(new Set(alarms('canary'))).toEqual(new Set([2]));
    expect(new Set(alarms('all-at-once'))).toEqual(new Set([0]));
  });

  it('sign for the region of a cluster in another region', () => {
    const { ofType } = synthesize({
      search: 'existing',
      searchEndpoint: 'https://search.example.com',
      searchArn: 'arn:aws:es:us-west-2:111122223333:domain/shop',
    });
    const regions = ofType('AWS::Lambda::Function').flatMap(
      ([, { Properties }]) => /"SEARCH_REGION":"([^"]+)"/.exec(JSON.stringify(Properties))?.[1] ?? [],
    );
    expect(new Set(regions)).toEqual(new Set(['us-west-2']));
  });

  it('upgrade the engine of a domain in its place', () => {
    const [[, domain] = ['', undefined]] = synthesize({}).ofType('AWS::OpenSearchService::Domain');
    expect(domain?.UpdatePolicy).toEqual({ EnableVersionUpgrade: true });
    expect(domain?.Properties.EngineVersion).toBe('OpenSearch_2.19');
  });

  it('set functions aside their share of the account, each its own', () => {
    const { template } = synthesize({ tokenConcurrency: 5, botExecuteConcurrency: 50 });
    template.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 5 });
    template.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 50 });
  });

  it('keep logs as long as configured, and send alarms to the configured address', () => {
    const { template, ofType } = synthesize({ logRetentionDays: 365, alarmEmail: 'oncall@example.com' });
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'oncall@example.com',
    });
    for (const [, { Properties }] of ofType('AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBe(365);
  });

  it('move all traffic at once without a canary', () => {
    synthesize({ rollout: 'all-at-once' }).template.allResourcesProperties(
      'AWS::CodeDeploy::DeploymentGroup',
      {
        DeploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      },
    );
  });

  it('hand the Realtime model, voice and address to the functions that open conversations', () => {
    const { template } = synthesize({
      realtimeModel: 'gpt-realtime-2.1-mini',
      realtimeVoice: 'cedar',
      openAiBaseUrl: 'https://eu.api.openai.com/v1',
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          REALTIME_MODEL: 'gpt-realtime-2.1-mini',
          REALTIME_VOICE: 'cedar',
          OPENAI_BASE_URL: 'https://eu.api.openai.com/v1',
        }),
      },
    });
  });
});
