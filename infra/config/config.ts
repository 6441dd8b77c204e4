import * as z from 'zod';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import { MinutePrices } from '../../lambdas/contract/voice/minute-prices.ts';
import { LogLevel } from '../../lambdas/env/variables.ts';
import { chooseNetwork, networkKeys, networkProblems } from './network-config.ts';
import { chooseSearch, searchKeys, searchProblems } from './search-config.ts';
import { asNumber, listSetting, whole } from './setting.ts';

/** Prefix of every setting in `cdk.json` and on the command line (`-c storevoice:stage=dev`). */
const PREFIX = 'storevoice:';

/** CloudFront takes certificates and web ACLs of this region alone. */
export const EDGE_REGION = 'us-east-1';

/** Retention periods CloudWatch Logs accepts, from its PutRetentionPolicy reference. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const asBoolean = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value);

const pattern = (shape: RegExp, remedy: string) => z.string(remedy).regex(shape, remedy);

const PRICES = 'write model=voice/text in dollars a minute, like gpt-realtime-2.1=0.10/0.02';

const Tag = z
  .string()
  .regex(
    /^(?!aws:)[\p{L}\p{N} _.:/+@-]{1,128}=[\p{L}\p{N} _.:/+@-]{0,256}$/u,
    'write tags like team=shop,costs=4711',
  );

const settings = {
  /** Part of the stack's name, so that an account can have several stacks. */
  stage: pattern(
    /^[a-z][a-z0-9-]{0,19}$/,
    'write 1 to 20 small letters, digits or dashes, like prod',
  ).default('prod'),
  ...searchKeys,
  ...networkKeys,
  /** `customer`: a key of this stack encrypts what it keeps. Default: keys of AWS. */
  encryption: z.enum(['aws', 'customer']).default('aws'),
  /** Tags of every resource, for the bill. */
  tags: listSetting(Tag).optional(),
  /** US dollars that the account may cost in a month before the alarms' topic is told. */
  monthlyBudget: whole(1, 10_000_000).optional(),
  /** Executions that are kept ready, so that not even the first shopper waits for a start. */
  tokenProvisioned: whole(1, 1_000).optional(),
  botExecuteProvisioned: whole(1, 1_000).optional(),
  /** Conversations that one address may open in five minutes, by a rule of the firewall. Default: the shops' own limits. */
  tokensPerAddress: whole(10, 10_000).optional(),
  embeddingModel: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']).default('cohere.embed-v4:0'),
  embeddingDimension: z.preprocess(asNumber, z.literal([256, 512, 1024])).default(1024),
  /** Inference profile of the model, or `none`. Default: the global one for Cohere, none for Titan. */
  embeddingProfile: pattern(
    /^(none|(global|us|eu|apac|us-gov)\.[a-z0-9.:-]+)$/,
    'write an inference profile id like eu.cohere.embed-v4:0, or none',
  ).optional(),
  realtimeModel: pattern(/^[a-z0-9.-]{1,80}$/, 'write a Realtime model like gpt-realtime-2.1').default(
    'gpt-realtime-2.1',
  ),
  realtimeVoice: pattern(/^[a-z0-9_-]{1,40}$/, 'write a Realtime voice like marin').default('marin'),
  /** `brokered` keeps OpenAI's credentials from every browser of the deployment. Default: as each shop chose. */
  connection: z.enum(['direct', 'brokered']).optional(),
  /** Dollars a minute of a conversation costs, spoken and typed, by model; budgets count with them. Default: OpenAI's list prices. */
  minutePrices: z
    .string(PRICES)
    .refine((written) => MinutePrices.safeParse(written).success, PRICES)
    .optional(),
  /** Model that transcribes the shopper. Default: the assistant's own. */
  transcriptionModel: pattern(/^[a-z0-9.-]{1,80}$/, 'write a transcription model').optional(),
  /** Address of the Realtime API. Default: OpenAI's; an account in Europe has its own. */
  openAiBaseUrl: z
    .url({ protocol: /^https$/, error: 'write an address like https://eu.api.openai.com/v1' })
    .optional(),
  /** Your own host name for the distribution; needs `certificateArn`. Default: CloudFront's. */
  domainName: pattern(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'write a host name like voice.example.com').optional(),
  certificateArn: pattern(
    /^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/,
    'write the ARN of an ACM certificate in us-east-1, the only region CloudFront reads them from',
  ).optional(),
  firewall: z.preprocess(asBoolean, z.boolean('write true or false')).default(true),
  /** Your own web ACL instead of the stack's. */
  webAclArn: pattern(
    /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/,
    'write the ARN of a web ACL of scope CLOUDFRONT (they live in us-east-1)',
  ).optional(),
  logRetentionDays: z.preprocess(asNumber, z.literal(RETENTION_DAYS)).default(30),
  /** Of the API's requests and the bucket's accesses. Default: as other logs, 90 days for the bucket. */
  accessLogRetentionDays: z.preprocess(asNumber, z.literal(RETENTION_DAYS)).optional(),
  alarmEmail: z.email('write an e-mail address').optional(),
  /** `retain` keeps domains, catalogues, feeds and secrets when the stack is destroyed. */
  removalPolicy: z.enum(['retain', 'destroy']).default('retain'),
  /** Metrics of each shop beside those of all shops; AWS bills each metric of each shop that has conversations. */
  shopMetrics: z.preprocess(asBoolean, z.boolean('write true or false')).default(true),
  logLevel: LogLevel,
  /** Shop that is asked `canaryQuestion` every five minutes; its catalogue has products for it. Default: nobody asks. */
  canaryHost: pattern(
    /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/,
    'write a host name like canary.example.com',
  ).optional(),
  canaryQuestion: z.string().trim().min(1).max(200).optional(),
  /** `canary` sends a tenth of the traffic to new code for five minutes, and returns to the old code on an alarm. */
  rollout: z.enum(['canary', 'all-at-once']).default('canary'),
  /** The value of the edge secret that CloudFront sends; see "Rotate the edge secret" in docs/deploy.md. */
  edgeSecretSlot: z.enum(['a', 'b']).default('a'),
  /** Reserved concurrent executions of each function, which are also its ceiling. Default: the account's pool. */
  tokenConcurrency: whole(1, 10_000).optional(),
  botExecuteConcurrency: whole(1, 10_000).optional(),
  callConcurrency: whole(1, 10_000).optional(),
  /** Chunks of a feed that are imported at once, each with two calls to Bedrock, whose quota is the limit. */
  importConcurrency: whole(1, 40).default(4),
  /** Chunks of all feeds together that are imported at once; the others wait, for hours if need be. Default: the account's pool. */
  importsTogether: whole(1, 1_000).optional(),
  /** Requests a second for the whole API; a burst may be twice as many. */
  requestsPerSecond: whole(1, 10_000).default(200),
  /** Spending ceilings of the table, in request units a second. */
  tableMaxReadUnits: whole(10, 40_000).default(2_000),
  tableMaxWriteUnits: whole(10, 40_000).default(1_000),
};

const isProfileOf = (model: string, profile: string | undefined): boolean =>
  profile === undefined || profile === 'none' || profile.endsWith(`.${model}`);

/** Cohere Embed v4 answers only through inference profiles; this one works in any region. */
export const DEFAULT_PROFILES = {
  'cohere.embed-v4:0': 'global.cohere.embed-v4:0',
  'amazon.titan-embed-text-v2:0': 'none',
} as const;

/** Executions that are kept ready count against a function's share. */
const SHARES = [
  ['tokenProvisioned', 'tokenConcurrency'],
  ['botExecuteProvisioned', 'botExecuteConcurrency'],
] as const;

/** Settings that have no effect alone. */
const PAIRS = [
  ['domainName', 'certificateArn'],
  ['canaryHost', 'canaryQuestion'],
] as const;

const Flat = z.strictObject(settings);
type Flat = Readonly<z.output<typeof Flat>>;
interface Problem {
  readonly key: keyof Flat;
  readonly message: string;
}

const pairProblems = (flat: Flat): readonly Problem[] => [
  ...PAIRS.flatMap(([one, other]) => {
    const alone = [one, other].filter((key) => flat[key] !== undefined);
    const message = `set both ${one} and ${other}, or neither`;
    return alone.length === 1 ? alone.map((key) => ({ key, message })) : [];
  }),
  ...SHARES.filter(([ready, share]) => (flat[ready] ?? 0) > (flat[share] ?? Infinity)).map(
    ([key, share]) => ({
      key,
      message: `is more than ${share}; raise that, too`,
    }),
  ),
];

const firewallProblems = (flat: Flat): readonly Problem[] => {
  const set = (['webAclArn', 'tokensPerAddress'] as const).filter((key) => flat[key] !== undefined);
  if (!flat.firewall) {
    const message = 'has no effect with storevoice:firewall=false; remove one of them';
    return set.map((key) => ({ key, message }));
  }
  const message = 'belongs to the firewall of the stack; write such a rule into your own web ACL';
  return set.length === 2 ? [{ key: 'tokensPerAddress', message }] : [];
};

const Settings = Flat.check(({ value, issues }) => {
  const refused = [
    ...pairProblems(value),
    ...searchProblems(value),
    ...networkProblems(value, value.searchInstanceCount ?? 1),
    ...firewallProblems(value),
  ];
  for (const { key, message } of refused)
    issues.push({ code: 'custom', input: value[key], path: [key], message });
  if (!isProfileOf(value.embeddingModel, value.embeddingProfile)) {
    const message = `is not a profile of ${value.embeddingModel}; write one like eu.${value.embeddingModel}, or none`;
    issues.push({
      code: 'custom',
      input: value.embeddingProfile,
      path: ['embeddingProfile'],
      message,
    });
  }
}).transform(({ canaryHost, canaryQuestion, ...flat }) => ({
  ...flat,
  canary:
    canaryHost === undefined || canaryQuestion === undefined
      ? undefined
      : { host: canaryHost, question: canaryQuestion },
  search: chooseSearch(flat),
  network: chooseNetwork(flat, flat.searchInstanceCount ?? 1),
  tags: (flat.tags ?? []).map((tag) => tag.split('=')),
  embeddingProfile: flat.embeddingProfile ?? DEFAULT_PROFILES[flat.embeddingModel],
}));

/** All deploy-time settings of a platform team, with their defaults. */
export type DeployConfig = Readonly<z.output<typeof Settings>>;
export type NetworkChoice = NonNullable<DeployConfig['network']>;
export type CanaryChoice = NonNullable<DeployConfig['canary']>;

const known = Object.keys(settings)
  .map((key) => PREFIX + key)
  .join(', ');

/** The same issues with the settings' names in the context. The message of an unknown name lists all known ones. */
const inContext = ({ issues }: z.ZodError): z.ZodError =>
  new z.ZodError(
    issues.flatMap((issue): z.core.$ZodIssue[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            code: 'custom',
            input: issue.input?.[key],
            path: [PREFIX + key],
            message: `is not a setting; known are ${known}`,
          }))
        : [{ ...issue, path: issue.path.map((key) => PREFIX + String(key)) }],
    ),
  );

/** The configuration cannot be deployed; the message is for its author. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings of the CDK context; throws a `ConfigError` with each wrong key, its value and what is allowed. */
export const readConfig = (context: Readonly<Record<string, unknown>>): DeployConfig => {
  const own = Object.entries(context).filter(([key]) => key.startsWith(PREFIX));
  const values = Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value]));
  const parsed = Settings.safeParse(values, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new ConfigError(`Cannot deploy with this configuration. ${describeIssues(inContext(parsed.error))}`);
};
