import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../../infra/config/config.ts';

const messageOf = (settings: Readonly<Record<string, unknown>>): string => {
  try {
    readConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no error';
};

describe('the deploy-time configuration', () => {
  it('works with nothing configured, beside whatever else the context holds', () => {
    expect(readConfig({ '@aws-cdk/core:someFlag': true })).toMatchObject({
      stage: 'prod',
      search: { kind: 'domain', instanceType: 't3.small.search', instanceCount: 1, volumeGiB: 10 },
      embeddingModel: 'cohere.embed-v4:0',
      embeddingDimension: 1024,
      firewall: true,
      removalPolicy: 'retain',
      logRetentionDays: 30,
      logLevel: 'INFO',
    });
  });

  it('takes the texts that the command line gives for numbers and yes or no', () => {
    const config = readConfig({
      'storevoice:firewall': 'false',
      'storevoice:logRetentionDays': '7',
      'storevoice:searchInstanceCount': '3',
      'storevoice:tokenConcurrency': '20',
      'storevoice:embeddingDimension': '512',
    });
    expect(config).toMatchObject({
      firewall: false,
      logRetentionDays: 7,
      search: { instanceCount: 3 },
      tokenConcurrency: 20,
      embeddingDimension: 512,
    });
  });

  it.each([
    [
      { 'storevoice:search': 'cluster' },
      ['storevoice:search', '"cluster"', '"domain"|"serverless"|"existing"'],
    ],
    [{ 'storevoice:stage': 'Prod!' }, ['storevoice:stage', '"Prod!"', 'small letters']],
    [{ 'storevoice:logRetentionDays': 31 }, ['storevoice:logRetentionDays', '31', '14|30|60']],
    [{ 'storevoice:embeddingDimension': 1000 }, ['storevoice:embeddingDimension', '1000', '256|512|1024']],
    [{ 'storevoice:firewall': 'perhaps' }, ['storevoice:firewall', '"perhaps"', 'true or false']],
    [{ 'storevoice:requestsPerSecond': 'many' }, ['storevoice:requestsPerSecond', '"many"', '1 to 10000']],
    [{ 'storevoice:alarmEmail': 'nobody' }, ['storevoice:alarmEmail', '"nobody"', 'e-mail']],
    [{ 'storevoice:removalPolicy': 'keep' }, ['storevoice:removalPolicy', '"keep"', '"retain"|"destroy"']],
    [{ 'storevoice:logLevel': 'loud' }, ['storevoice:logLevel', '"loud"', '"DEBUG"|"INFO"']],
    [
      { 'storevoice:certificateArn': 'arn:aws:acm:eu-west-1:111122223333:certificate/x' },
      ['storevoice:certificateArn', 'eu-west-1', 'us-east-1'],
    ],
    [{ 'storevoice:webAclArn': 'acl' }, ['storevoice:webAclArn', '"acl"', 'CLOUDFRONT']],
    [
      { 'storevoice:search': 'serverless', 'storevoice:searchImporters': 'admin' },
      ['storevoice:searchImporters', '"admin"', 'IAM roles or users'],
    ],
    [{ 'storevoice:tableMaxReadUnits': 5 }, ['storevoice:tableMaxReadUnits', '5', 'from 10 to 40000']],
    [{ 'storevoice:rollout': 'yolo' }, ['storevoice:rollout', '"yolo"', '"canary"|"all-at-once"']],
    [{ 'storevoice:domainName': 'https://x' }, ['storevoice:domainName', '"https://x"', 'voice.example.com']],
    [
      { 'storevoice:embeddingProfile': 'moon.model' },
      ['storevoice:embeddingProfile', '"moon.model"', 'eu.cohere'],
    ],
    [
      {
        'storevoice:embeddingModel': 'amazon.titan-embed-text-v2:0',
        'storevoice:embeddingProfile': 'eu.cohere.embed-v4:0',
      },
      [
        'storevoice:embeddingProfile',
        '"eu.cohere.embed-v4:0"',
        'not a profile of amazon.titan-embed-text-v2:0',
      ],
    ],
    [
      { 'storevoice:embeddingModel': 'e5' },
      ['storevoice:embeddingModel', '"e5"', '"cohere.embed-v4:0"|"amazon.titan-embed-text-v2:0"'],
    ],
    [
      { 'storevoice:search': 'serverless', 'storevoice:searchMaxCapacity': 20 },
      ['storevoice:searchMaxCapacity', '20', '1, 2, 4, 8, 16, or a multiple of 16'],
    ],
    [
      { 'storevoice:searchInstanceType': 'r7g.large' },
      ['storevoice:searchInstanceType', '"r7g.large"', 'r7g.large.search'],
    ],
    [
      { 'storevoice:searchArn': 'arn:aws:s3:::shop' },
      ['storevoice:searchArn', 'arn:aws:s3', 'OpenSearch domain'],
    ],
    [{ 'storevoice:searchEndpoint': 'http://x' }, ['storevoice:searchEndpoint', '"http://x"', 'https://']],
    [{ 'storevoice:importConcurrency': 100 }, ['storevoice:importConcurrency', '100', 'from 1 to 40']],
    [{ 'storevoice:edgeSecretSlot': 'c' }, ['storevoice:edgeSecretSlot', '"c"', '"a"|"b"']],
  ])('names key, value and what is allowed in %j', (settings, expected) => {
    const message = messageOf(settings);
    for (const part of expected) expect(message).toContain(part);
  });

  it('refuses a key that it does not know, with those it knows', () => {
    const message = messageOf({ 'storevoice:serch': 'domain' });
    expect(message).toContain(
      'storevoice:serch: is not a setting; known are storevoice:stage, storevoice:search,',
    );
    expect(message).toContain('(saw "domain")');
  });

  it('names all mistakes at once', () => {
    const message = messageOf({ 'storevoice:search': 'x', 'storevoice:stage': '' });
    expect(message).toContain('storevoice:search:');
    expect(message).toContain('storevoice:stage:');
  });

  it('wants what belongs together, together', () => {
    expect(messageOf({ 'storevoice:domainName': 'voice.example.com' })).toContain(
      'set both domainName and certificateArn',
    );
    expect(messageOf({ 'storevoice:canaryQuestion': 'phone' })).toContain(
      'storevoice:canaryQuestion: set both canaryHost and canaryQuestion',
    );
    expect(messageOf({ 'storevoice:search': 'existing' })).toMatch(
      /searchEndpoint: is needed .*searchArn: is needed/,
    );
  });

  it.each([
    [{ searchVolumeGiB: 12_000 }, 'searchVolumeGiB: is more than the 100 GiB of t3.small.search'],
    [{ searchInstanceType: 'i3.large.search' }, 'searchInstanceType: has no gp3 disks'],
    [
      { searchInstanceCount: 11, searchManagerType: 't3.medium.search' },
      'searchManagerType: manages at most 10 data nodes',
    ],
  ])('refuses nodes that AWS would refuse: %j', (settings, expected) => {
    const entries = Object.entries(settings).map(([key, value]) => [`storevoice:${key}`, value]);
    expect(messageOf(Object.fromEntries(entries))).toContain(expected);
  });

  const theirs = {
    network: 'existing',
    networkVpcId: 'vpc-01234567',
    networkSubnetIds: 'subnet-01234567,subnet-01234568',
  };

  it.each([
    [{ network: 'existing' }, /networkVpcId: is needed .*networkSubnetIds: is needed/],
    [{ networkCidr: '10.1.0.0/16' }, /networkCidr: belongs to storevoice:network=new/],
    [{ networkSubnetIds: 'mine' }, /networkSubnetIds.*private subnets/],
    [
      {
        network: 'existing',
        networkVpcId: 'vpc-01234567',
        networkSubnetIds: 'subnet-01234567',
        searchInstanceCount: 2,
      },
      /networkSubnetIds: names too few: 2 nodes need 2/,
    ],
    [{ ...theirs, networkSubnetIds: 'subnet-01234567,subnet-01234567' }, /names a subnet twice/],
    [{ ...theirs, networkSecurityGroupId: 'default' }, /networkSecurityGroupId: .*sg-0123abcd/],
    [{ ...theirs, networkEndpoints: 'sqs' }, /networkEndpoints.*write all, or some of bedrock-runtime,/],
    [
      { ...theirs, networkEndpoints: 'all' },
      /networkRouteTableIds: is needed for the endpoints s3 and dynamodb/,
    ],
    [{ ...theirs, networkRouteTableIds: 'rtb-01234567' }, /networkRouteTableIds: has no effect unless/],
    [
      { ...theirs, networkEndpoints: 's3', networkRouteTableIds: 'rtb-01234567,rtb-01234568,rtb-01234569' },
      /networkRouteTableIds: names 3 for 2 subnets; name one for all/,
    ],
    [{ network: 'new', networkEndpoints: 'all' }, /networkEndpoints: belongs to storevoice:network=existing/],
    [{ tags: 'aws:team=shop' }, /tags.*team=shop,costs=4711/],
    [{ tokenProvisioned: 3, tokenConcurrency: 2 }, /tokenProvisioned: is more than tokenConcurrency/],
    [{ tokensPerAddress: 60, firewall: false }, /tokensPerAddress: has no effect/],
  ])('says what is wrong about what companies set: %j', (settings, expected) => {
    const entries = Object.entries(settings).map(([key, value]) => [`storevoice:${key}`, value]);
    expect(messageOf(Object.fromEntries(entries))).toMatch(expected);
  });

  it('leaves the disks of types that it does not know to AWS', () => {
    const settings = {
      'storevoice:searchInstanceType': 'x9.large.search',
      'storevoice:searchVolumeGiB': 12_000,
    };
    expect(messageOf(settings)).toBe('no error');
  });

  it('refuses a setting that the chosen search would ignore', () => {
    expect(messageOf({ 'storevoice:search': 'serverless', 'storevoice:searchVolumeGiB': 20 })).toContain(
      'storevoice:searchVolumeGiB: belongs to storevoice:search=domain, but the search is serverless',
    );
    expect(messageOf({ 'storevoice:search': 'serverless', 'storevoice:searchSharedUpTo': 100 })).toContain(
      'storevoice:searchSharedUpTo: belongs to storevoice:search=domain or existing, but the search is serverless',
    );
    const acl = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1';
    expect(messageOf({ 'storevoice:webAclArn': acl, 'storevoice:firewall': false })).toContain(
      'has no effect with storevoice:firewall=false',
    );
  });
});
