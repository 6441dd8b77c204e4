import { type GivenAnswer, type ReceivedRequest, serveJson } from './http-server.ts';

/** Answers by the name of the call; a test replaces those that it is about. */
type Answers = Readonly<Record<string, GivenAnswer>>;

export const answered = (body: unknown): GivenAnswer => ({ status: 200, body });

/** A refusal as AWS's JSON services word it. */
export const refusal = (type: string, message: string, status = 400): GivenAnswer => ({
  status,
  body: { __type: type, message, Message: message },
  headers: { 'x-amzn-errortype': type },
});

const identity: GivenAnswer = {
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Arn>arn:aws:iam::111122223333:user/ann</Arn><UserId>A</UserId><Account>111122223333</Account>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`,
};

const limitsOf = (most: number) => ({
  StorageTypes: [
    { StorageTypeName: 'instance' },
    {
      StorageTypeName: 'ebs',
      StorageSubTypeName: 'gp3',
      StorageTypeLimits: [
        { LimitName: 'MinimumVolumeSize', LimitValues: ['10'] },
        { LimitName: 'MaximumVolumeSize', LimitValues: [String(most)] },
      ],
    },
  ],
});

/** An account of some years, in which everything is as a deployment needs it. */
const inOrder: Answers = {
  GetCallerIdentity: identity,
  GetParameter: answered({ Parameter: { Name: '/cdk-bootstrap/hnb659fds/version', Value: '21' } }),
  GetAccountSettings: answered({ AccountLimit: { ConcurrentExecutions: 1_000 } }),
  GetFoundationModelAvailability: answered({
    modelId: 'cohere.embed-v4:0',
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: 'NOT_AVAILABLE',
  }),
  GetInferenceProfile: answered({
    inferenceProfileName: 'Global Cohere Embed v4',
    inferenceProfileArn: 'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/x',
    inferenceProfileId: 'global.cohere.embed-v4:0',
    models: [],
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  }),
  ListInstanceTypeDetails: answered({
    InstanceTypeDetails: [{ InstanceType: 't3.small.search', AvailabilityZones: ['a', 'b', 'c'] }],
  }),
  DescribeInstanceTypeLimits: answered({ LimitsByRole: { data: limitsOf(100), master: limitsOf(100) } }),
  DescribeResourcePolicies: answered({ resourcePolicies: [] }),
  ListSecrets: answered({ SecretList: [] }),
};

const PATHS: readonly (readonly [RegExp, string])[] = [
  [/account-settings/, 'GetAccountSettings'],
  [/foundation-model-availability/, 'GetFoundationModelAvailability'],
  [/inference-profiles/, 'GetInferenceProfile'],
  [/instanceTypeDetails/, 'ListInstanceTypeDetails'],
  [/instanceTypeLimits/, 'DescribeInstanceTypeLimits'],
];

/** The call by its JSON target, its form or its path, as the service's protocol has it. */
const callOf = ({ headers, path, body }: ReceivedRequest): string => {
  const target = headers['x-amz-target'];
  if (target !== undefined) return String(target).replace(/^.*\./, '');
  return PATHS.find(([shape]) => shape.test(path))?.[1] ?? new URLSearchParams(body).get('Action') ?? path;
};

/** The calls by which an account tells what it has. */
export const startAwsAccount = async (answers: Answers = {}) => {
  const server = await serveJson(
    (request) => ({ ...inOrder, ...answers })[callOf(request)] ?? refusal('UnknownOperation', request.path),
  );
  return {
    access: {
      endpoint: server.url,
      credentials: async () => ({ accessKeyId: 'key-id', secretAccessKey: 'secret' }),
    },
    requests: server.requests,
    /** Names of the calls so far. */
    called: (): readonly string[] => server.requests.map(callOf),
    close: server.close,
  };
};
