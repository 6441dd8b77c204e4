import { describe, expect, it } from '@jest/globals';
import { preflightCommand } from '../../../cli/preflight/preflight.ts';
import { answered, refusal, startAwsAccount } from '../../stand-ins/aws-account.ts';
import { type Ran, runCommandLine } from '../run-command.ts';

type Answers = Parameters<typeof startAwsAccount>[0];

interface Asked {
  readonly answers?: Answers;
  readonly line?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly credentials?: () => Promise<never>;
}

const run = async ({ answers, line = [], env = { AWS_REGION: 'us-east-1' }, credentials }: Asked = {}) => {
  const account = await startAwsAccount(answers);
  try {
    const create = (terminal: Parameters<Parameters<typeof runCommandLine>[0]['create']>[0]) =>
      preflightCommand({
        terminal,
        env,
        context: () => ({}),
        access: { ...account.access, ...(credentials && { credentials }) },
      });
    const ran: Ran = await runCommandLine({ create, line: ['preflight', ...line] });
    return { ...ran, called: account.called() };
  } finally {
    await account.close();
  }
};

const availability = (changes: object) =>
  answered({
    modelId: 'cohere.embed-v4:0',
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: 'AVAILABLE',
    ...changes,
  });

const policies = (count: number, name = 'other') =>
  Array.from({ length: count }, (_, at) => ({ policyName: `${name}${at}`, policyDocument: '{}' }));

const longPolicy = (document: string) =>
  answered({ resourcePolicies: [{ policyName: 'AWSLogDeliveryWrite20150319', policyDocument: document }] });

const types = (InstanceType: string, zones: readonly string[]) =>
  answered({ InstanceTypeDetails: [{ InstanceType, AvailabilityZones: zones }] });

describe('storevoice preflight', () => {
  it('finds nothing amiss in an account that is ready, and says so check by check', async () => {
    const { code, out, called } = await run();
    expect(out).toBe(`✓ Credentials: arn:aws:iam::111122223333:user/ann in us-east-1
✓ CDK bootstrap: version 21 in us-east-1
✓ Lambda executions: 1000 functions may run at once
✓ Embedding model: global.cohere.embed-v4:0 answers in us-east-1
✓ Embedding model: the account has access to cohere.embed-v4:0
✓ Search nodes: t3.small.search is in 3 zones of us-east-1
✓ Search nodes: t3.small.search takes disks of 10 to 100 GiB
✓ Log deliveries: the account's policy AWSLogDeliveryWrite20150319 has 0 of 5120 characters
✓ Log deliveries: 0 of 10 resource policies of CloudWatch Logs are used
✓ OpenAI key: the first deployment makes the secret
    the output StoreOpenAiKey of the deployment is the command that stores it

0 failures, 0 warnings, 0 could not be checked
`);
    expect(code).toBe(0);
    expect(called.filter((call) => !/^(Get|List|Describe)/.test(call))).toEqual([]);
  });

  it('wants the bootstrap also in the region of the firewall', async () => {
    const { code, out } = await run({
      env: { AWS_REGION: 'eu-central-1' },
      answers: { GetParameter: refusal('ParameterNotFound', 'none') },
    });
    expect(code).toBe(1);
    expect(out).toContain('✗ CDK bootstrap: not done in eu-central-1');
    expect(out).toContain('    npx cdk bootstrap aws://111122223333/us-east-1');
  });

  const own = longPolicy(`{"Resource":["${'x'.repeat(5_000)}"]}`);
  it.each<readonly [string, Answers, readonly string[], RegExp]>([
    [
      'a new account’s executions',
      { GetAccountSettings: answered({ AccountLimit: { ConcurrentExecutions: 10 } }) },
      [],
      /! Lambda executions: 10 functions may run at once.*\n +ask for more in Service Quotas/,
    ],
    [
      'a share for a function that AWS would refuse',
      { GetAccountSettings: answered({ AccountLimit: { ConcurrentExecutions: 200 } }) },
      ['-c', 'storevoice:tokenConcurrency=101'],
      /✗ Lambda executions: 200 .*101 are reserved/,
    ],
    [
      'a model that nobody has subscribed to',
      {
        GetFoundationModelAvailability: availability({ agreementAvailability: { status: 'NOT_AVAILABLE' } }),
      },
      [],
      /! Embedding model: the account has no access to cohere.*\n.*Enable the embedding model/,
    ],
    [
      'a region without the profile',
      { GetInferenceProfile: refusal('ValidationException', 'invalid') },
      [],
      /✗ Embedding model: us-east-1 has no inference profile global\.cohere/,
    ],
    [
      'a region without the model',
      { GetFoundationModelAvailability: availability({ regionAvailability: 'NOT_AVAILABLE' }) },
      ['-c', 'storevoice:embeddingModel=amazon.titan-embed-text-v2:0'],
      /✗ Embedding model: amazon\.titan.* does not answer in us-east-1/,
    ],
    [
      'a region without the type of node',
      { ListInstanceTypeDetails: answered({ InstanceTypeDetails: [] }) },
      [],
      /✗ Search nodes: us-east-1 has no t3\.small\.search for OpenSearch 2\.19/,
    ],
    [
      'too few zones for the nodes',
      { ListInstanceTypeDetails: types('t3.small.search', ['a', 'b']) },
      ['-c', 'storevoice:searchInstanceCount=3'],
      /✗ Search nodes: .*in 2 zones of us-east-1; 3 nodes need 3/,
    ],
    [
      'a disk that the type cannot have',
      { ListInstanceTypeDetails: types('x9.large.search', ['a']) },
      ['-c', 'storevoice:searchInstanceType=x9.large.search', '-c', 'storevoice:searchVolumeGiB=200'],
      /✗ Search nodes: x9.* takes disks of 10 to 100 GiB, not 200/,
    ],
    [
      'managers that the region does not have',
      {},
      ['-c', 'storevoice:searchManagerType=m7g.large.search'],
      /✗ Search nodes: us-east-1 has no m7g\.large\.search/,
    ],
    [
      'a full policy for log deliveries',
      { DescribeResourcePolicies: own },
      [],
      /✗ Log deliveries: .*no room/,
    ],
    [
      'ten policies of others for logs',
      { DescribeResourcePolicies: answered({ resourcePolicies: policies(10) }) },
      [],
      /✗ Log deliveries: 10 of 10 resource policies/,
    ],
    [
      'a secret without a key',
      { ListSecrets: answered({ SecretList: [{ Name: 'SecretsOpenAiKey-1' }] }) },
      [],
      /! OpenAI key: SecretsOpenAiKey-1 has no value yet/,
    ],
  ])('names %s, with the remedy', async (_, answers, line, expected) => {
    const { code, out } = await run({ answers, line });
    expect(out).toMatch(expected);
    expect(code).toBe(out.includes('✗') ? 1 : 0);
  });

  it('has no quarrel with policies that hold our log groups already', async () => {
    const full = `{"Resource":"arn:aws:logs:*:*:log-group:/aws/vendedlogs/*","x":"${'x'.repeat(5_000)}"}`;
    expect((await run({ answers: { DescribeResourcePolicies: longPolicy(full) } })).code).toBe(0);
    const ten = answered({ resourcePolicies: policies(10, 'storevoiceprodSearchLogsPolicy') });
    expect((await run({ answers: { DescribeResourcePolicies: ten } })).code).toBe(0);
  });

  it('takes a missing permission for nothing known, and names it', async () => {
    const denied = refusal('AccessDeniedException', 'no', 403);
    const { code, out } = await run({
      answers: { GetAccountSettings: denied, DescribeResourcePolicies: denied, ListSecrets: denied },
    });
    expect(code).toBe(0);
    expect(out).toContain(
      '? Lambda executions: may not look\n    needs the permission lambda:GetAccountSettings',
    );
    expect(out).toContain('? Log deliveries: may not look');
    expect(out).toContain('0 failures, 0 warnings, 3 could not be checked');
  });

  it('does not go on without credentials', async () => {
    const { code, out, called } = await run({
      credentials: async () => {
        throw new Error('Could not load credentials from any providers');
      },
    });
    expect(code).toBe(1);
    expect(out).toContain('✗ Credentials: AWS knows nobody: Could not load credentials');
    expect(called).toEqual([]);
  });

  it.each([
    ['no region', [], {}, /set AWS_REGION, or add --region/],
    ['a setting without a value', ['-c', 'storevoice:stage'], {}, /write key=value/],
    ['a wrong setting', ['-c', 'storevoice:search=x'], {}, /storevoice:search: .*"domain"/],
    ['an unknown flag', ['--stage', 'dev'], {}, /unknown option/],
  ])('does not understand %s', async (_, line, env, message) => {
    const { code, err, called } = await run({ line, env });
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(called).toEqual([]);
  });

  it('prints JSON for machines', async () => {
    const { out } = await run({ line: ['--json'] });
    expect(JSON.parse(out)[0]).toMatchObject({ level: 'ok', about: 'Credentials' });
  });
});
