import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from './synthesize.ts';

const ours = synthesize({ network: 'new', encryption: 'customer', searchInstanceCount: 3 });
const subnets = 'subnet-0123456789abcdef0,subnet-0123456789abcdef1';
const theirs = synthesize({
  search: 'serverless',
  encryption: 'customer',
  network: 'existing',
  networkVpcId: 'vpc-0123456789abcdef0',
  networkSubnetIds: subnets,
});

/** Functions of ours; the CDK's own copy files at a deployment. */
const functionsOf = ({ ofType }: typeof ours) =>
  ofType('AWS::Lambda::Function').filter(([, { Properties }]) => Properties.Runtime === 'nodejs24.x');

describe('a private network', () => {
  const functions = { 'Fn::GetAtt': [expect.stringMatching(/^NetworkFunctions/), 'GroupId'] };

  it('holds every function and the search domain, with a zone for each of its nodes', () => {
    for (const [, { Properties }] of functionsOf(ours)) expect(Properties.VpcConfig).toBeDefined();
    ours.template.resourceCountIs('AWS::EC2::Subnet', 6);
    ours.template.resourceCountIs('AWS::EC2::NatGateway', 1);
    ours.template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      VPCOptions: { SubnetIds: [Match.anyValue(), Match.anyValue(), Match.anyValue()] },
    });
  });

  it('reaches AWS’s services without the internet, from the functions alone', () => {
    const services = ours
      .ofType('AWS::EC2::VPCEndpoint')
      .map(([, { Properties }]) => JSON.stringify(Properties.ServiceName));
    for (const service of [
      'bedrock-runtime',
      'secretsmanager',
      'states',
      'sns',
      'lambda',
      'scheduler',
      's3',
      'dynamodb',
    ])
      expect(services.filter((name) => name.includes(`.${service}"`))).toHaveLength(1);
    const admitted = ours
      .ofType('AWS::EC2::SecurityGroup')
      .flatMap(([, { Properties }]) => Properties.SecurityGroupIngress ?? []);
    expect(admitted).toEqual([
      expect.objectContaining({ FromPort: 443, SourceSecurityGroupId: functions }),
      expect.objectContaining({ FromPort: 443, SourceSecurityGroupId: functions }),
    ]);
  });

  it('may be one that exists, which then gets nothing of ours but security groups', () => {
    theirs.template.resourceCountIs('AWS::EC2::VPC', 0);
    theirs.template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
    for (const [, { Properties }] of functionsOf(theirs))
      expect(Properties.VpcConfig).toMatchObject({ SubnetIds: subnets.split(',') });
  });

  describe('that exists and gets endpoints of ours', () => {
    const group = 'sg-0123456789abcdef0';
    const withEndpoints = synthesize({
      network: 'existing',
      networkVpcId: 'vpc-0123456789abcdef0',
      networkSubnetIds: subnets,
      networkSecurityGroupId: group,
      networkEndpoints: 'secretsmanager,bedrock-runtime,dynamodb',
      networkRouteTableIds: 'rtb-0123456789abcdef0',
      searchInstanceCount: 2,
    });

    it('has those that are named, in its subnets and route tables', () => {
      const { template } = withEndpoints;
      template.resourceCountIs('AWS::EC2::VPCEndpoint', 3);
      template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
        ServiceName: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('secretsmanager$')])] },
        VpcId: 'vpc-0123456789abcdef0',
        SubnetIds: subnets.split(','),
        PrivateDnsEnabled: true,
      });
      template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
        VpcEndpointType: 'Gateway',
        RouteTableIds: ['rtb-0123456789abcdef0'],
      });
    });

    it('has the functions in the company’s group, which alone reaches the endpoints and the search', () => {
      for (const [, { Properties }] of functionsOf(withEndpoints))
        expect(Properties.VpcConfig).toMatchObject({ SecurityGroupIds: [group] });
      const groups = withEndpoints.ofType('AWS::EC2::SecurityGroup').map(([, { Properties }]) => Properties);
      expect(groups).toHaveLength(2);
      for (const { SecurityGroupIngress } of groups)
        expect(SecurityGroupIngress).toEqual([
          expect.objectContaining({ FromPort: 443, ToPort: 443, SourceSecurityGroupId: group }),
        ]);
    });
  });
});

describe('the key of the stack', () => {
  const KEPT = {
    'AWS::Logs::LogGroup': 'KmsKeyId',
    'AWS::SNS::Topic': 'KmsMasterKeyId',
    'AWS::SQS::Queue': 'KmsMasterKeyId',
    'AWS::SecretsManager::Secret': 'KmsKeyId',
  };

  it.each(Object.entries(KEPT))('is named by every %s', (type, property) => {
    const key = { 'Fn::GetAtt': [expect.stringMatching(/^CustomerKey/), 'Arn'] };
    expect(ours.ofType(type).length).toBeGreaterThan(0);
    for (const [, { Properties }] of ours.ofType(type)) expect(Properties[property]).toEqual(key);
  });

  it('encrypts tables, feeds and the search, and turns every year', () => {
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^CustomerKey'), 'Arn'] };
    ours.template.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [Match.objectLike({ SSESpecification: { KMSMasterKeyId: key } })],
    });
    ours.template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: key },
    });
    ours.template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } },
        ],
      },
    });
    ours.template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    const [encryption = ''] = theirs
      .ofType('AWS::OpenSearchServerless::SecurityPolicy')
      .map(([, { Properties }]) => JSON.stringify(Properties.Policy))
      .filter((policy) => policy.includes('AWSOwnedKey'));
    expect(encryption).toMatch(/AWSOwnedKey\\*":false.*CustomerKey/);
  });

  it('is not there unless it is asked for', () => {
    synthesize().template.resourceCountIs('AWS::KMS::Key', 0);
  });
});

describe('what else a company sets', () => {
  const { template, ofType } = synthesize({
    tags: 'team=shop,costs=4711',
    monthlyBudget: 500,
    tokenProvisioned: 2,
    botExecuteProvisioned: 1,
    tokensPerAddress: 60,
    accessLogRetentionDays: 365,
  });

  it('tags what is billed', () => {
    template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      Tags: Match.arrayWith([
        { Key: 'costs', Value: '4711' },
        { Key: 'team', Value: 'shop' },
      ]),
    });
  });

  it('has the alarms’ topic told before the account’s month becomes dearer than planned', () => {
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: Match.objectLike({ BudgetLimit: { Amount: 500, Unit: 'USD' } }),
      NotificationsWithSubscribers: Match.arrayWith([
        Match.objectLike({
          Notification: Match.objectLike({ Threshold: 80 }),
          Subscribers: [
            { SubscriptionType: 'SNS', Address: { Ref: Match.stringLikeRegexp('^MonitoringAlarms') } },
          ],
        }),
      ]),
    });
  });

  it('keeps functions ready for the first shopper', () => {
    const ready = ofType('AWS::Lambda::Alias').flatMap(([, { Properties }]) =>
      Properties.ProvisionedConcurrencyConfig === undefined ? [] : [Properties.ProvisionedConcurrencyConfig],
    );
    expect(ready).toEqual([{ ProvisionedConcurrentExecutions: 2 }, { ProvisionedConcurrentExecutions: 1 }]);
  });

  it('turns away an address that opens too many conversations', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'TokensPerAddress',
          Statement: { RateBasedStatement: Match.objectLike({ Limit: 60, EvaluationWindowSec: 300 }) },
        }),
      ]),
    });
  });

  it('keeps the logs of accesses for a time of their own', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 365 })] },
    });
  });
});
