import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { rowKey } from '../../lambdas/adapters/dynamodb/domain-rows.ts';
import { type Synthesized, synthesize } from './synthesize.ts';

const Statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Resource: z.unknown(),
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

const policiesOf = ({ ofType }: Synthesized) =>
  ofType('AWS::IAM::Policy').map(([id, { Properties }]) => ({ id, ...Policy.parse(Properties) }));

const statementsOf = (stack: Synthesized, role: string) =>
  policiesOf(stack)
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(role)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const actionsOf = (stack: Synthesized, role: string): readonly string[] =>
  [...new Set(statementsOf(stack, role).flatMap(({ Action }) => Action))].sort();

const maySee = (stack: Synthesized, role: string, resource: string): boolean =>
  JSON.stringify(statementsOf(stack, role)).includes(resource);

const everywhere = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];
const counting = ['dynamodb:GetItem', 'dynamodb:UpdateItem'];
const OPENAI_KEY = 'SecretsOpenAiKey891151FB';

const kinds = {
  domain: synthesize(),
  serverless: synthesize({ search: 'serverless' }),
  existing: synthesize({
    search: 'existing',
    searchEndpoint: 'https://search.example.com',
    searchArn: 'arn:aws:es:eu-central-1:111122223333:domain/shop',
    embeddingModel: 'amazon.titan-embed-text-v2:0',
  }),
};

describe.each(Object.entries(kinds))('permissions with search %s', (_, stack) => {
  it('hold no action with a star', () => {
    const starred = policiesOf(stack).flatMap(({ id, PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(({ Effect, Action }) =>
        Effect === 'Allow'
          ? Action.filter((action) => action.includes('*')).map((action) => [id, action])
          : [],
      ),
    );
    expect(starred).toEqual([]);
    expect(
      JSON.stringify(stack.ofType('AWS::IAM::Role').map(([, role]) => role.Properties.Policies ?? [])),
    ).not.toMatch(/"Action":[^\]]*\*/);
  });

  it('name every resource but what X-Ray and the delivery of logs cannot', () => {
    const bare = policiesOf(stack).flatMap(({ id, PolicyDocument }) =>
      PolicyDocument.Statement.filter(({ Resource }) =>
        JSON.stringify(Resource).match(/^"\*"$|"\*"[,\]]/),
      ).map(() => id),
    );
    expect(bare.filter((id) => !/Tracing|DeliverLogs/.test(id))).toEqual([]);
  });

  it('let the token function open sessions and keep it from search', () => {
    expect(actionsOf(stack, 'VoiceTokenRole')).toEqual(
      [...everywhere, ...counting, 'secretsmanager:GetSecretValue'].sort(),
    );
    expect(maySee(stack, 'VoiceTokenRole', OPENAI_KEY)).toBe(true);
  });

  it('let the theme function read a shop, and no key but the edge’s', () => {
    expect(actionsOf(stack, 'VoiceThemeRole')).toEqual(
      [...everywhere, 'dynamodb:GetItem', 'secretsmanager:GetSecretValue'].sort(),
    );
    expect(maySee(stack, 'VoiceThemeRole', OPENAI_KEY)).toBe(false);
    expect(maySee(stack, 'VoiceThemeRole', 'SecretsSigningKeys')).toBe(false);
  });

  it('let bot-execute search and keep it from the OpenAI key and from changing a shop', () => {
    const search = actionsOf(stack, 'VoiceBotExecuteRole').filter((action) => /^(es|aoss):/.test(action));
    expect(search).toEqual(
      stack === kinds.serverless ? ['aoss:APIAccessAll'] : ['es:ESHttpGet', 'es:ESHttpPost'],
    );
    expect(actionsOf(stack, 'VoiceBotExecuteRole').filter((action) => !search.includes(action))).toEqual(
      [...everywhere, 'bedrock:InvokeModel', ...counting, 'secretsmanager:GetSecretValue'].sort(),
    );
    expect(maySee(stack, 'VoiceBotExecuteRole', OPENAI_KEY)).toBe(false);
    const writing = statementsOf(stack, 'VoiceBotExecuteRole').filter(({ Action }) =>
      Action.includes('dynamodb:UpdateItem'),
    );
    expect(writing).toMatchObject([
      { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['usage#*'] } } },
    ]);
  });

  it('let the function that reads a merchant’s file reach only the bucket, the ledger and the current prices', () => {
    const search = stack === kinds.serverless ? ['aoss:APIAccessAll'] : ['es:ESHttpGet', 'es:ESHttpPost'];
    expect(actionsOf(stack, 'ImportStepsNormaliseRole')).toEqual(
      [
        ...everywhere,
        ...search,
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        's3:AbortMultipartUpload',
        's3:GetObject',
        's3:GetObjectVersion',
        's3:ListBucket',
        's3:PutObject',
      ].sort(),
    );
  });

  it('let the publication of an import change the row of a shop and those of its aliases, and delete no other row', () => {
    const table = statementsOf(stack, 'ImportStepsPublishRole').filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:')),
    );
    const deleting = table.filter(({ Action }) => Action.includes('dynamodb:DeleteItem'));
    expect(deleting).toMatchObject([
      {
        Action: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [rowKey('*')] } },
      },
    ]);
    expect([...new Set(table.flatMap(({ Action }) => Action))].sort()).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ]);
    for (const step of ['Begin', 'Normalise', 'Chunk']) {
      expect(actionsOf(stack, `ImportSteps${step}Role`)).not.toContain('dynamodb:DeleteItem');
    }
  });

  it('let the function that downloads from the internet write feeds and start nothing', () => {
    const actions = actionsOf(stack, 'ImportFetchingFetchRole');
    expect(actions.filter((action) => /^(es|aoss|states|bedrock|lambda):/.test(action))).toEqual([]);
    expect(maySee(stack, 'ImportFetchingFetchRole', 'SecretsSigningKeys')).toBe(false);
  });

  it('let hang-up read the OpenAI key and no other secret, and count what a call cost', () => {
    expect(actionsOf(stack, 'VoiceHangUpRole')).toEqual(
      [...everywhere, ...counting, 'secretsmanager:GetSecretValue', 'sqs:SendMessage'].sort(),
    );
    expect(maySee(stack, 'VoiceHangUpRole', 'SecretsSigningKeys')).toBe(false);
  });
});

describe('the search permissions', () => {
  it('end at the indexes of the deployment', () => {
    const statements = statementsOf(kinds.existing, 'VoiceBotExecuteRole').filter(({ Action }) =>
      Action.includes('es:ESHttpPost'),
    );
    expect(statements.map(({ Resource }) => Resource)).toEqual([
      ['_doc/*', '_msearch', '_search'].map(
        (path) => `arn:aws:es:eu-central-1:111122223333:domain/shop/storevoice-prod_*/${path}`,
      ),
    ]);
  });

  it('let an import write into no index but those of the deployment', () => {
    const statements = statementsOf(kinds.existing, 'ImportStepsChunkRole').filter(({ Action }) =>
      Action.includes('es:ESHttpPut'),
    );
    const domain = 'arn:aws:es:eu-central-1:111122223333:domain/shop';
    expect(statements).toMatchObject([
      {
        Action: ['es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut'],
        Resource: [`${domain}/_aliases`, `${domain}/storevoice-prod_*`],
      },
    ]);
  });

  it('let an import swap the alias of a serverless collection, which is a right to the collection', () => {
    const [[, policy] = ['', undefined]] = kinds.serverless.ofType('AWS::OpenSearchServerless::AccessPolicy');
    const text = JSON.stringify(policy?.Properties.Policy).replaceAll('\\', '');
    const [, publishing = ''] = text.split('"ResourceType":"collection"');
    expect(publishing).toMatch(
      /^,"Resource":\["collection\/[a-z0-9-]+"\],"Permission":\["aoss:CreateCollectionItems"/,
    );
    expect(publishing).toContain('ImportStepsChunkRole');
    expect(publishing).not.toContain('VoiceBotExecuteRole');
  });

  it('let a serverless collection be read by bot-execute, in its own indexes', () => {
    const [[, policy] = ['', undefined]] = kinds.serverless.ofType('AWS::OpenSearchServerless::AccessPolicy');
    const text = JSON.stringify(policy?.Properties.Policy);
    const [reading = '', writing = ''] = text.split('aoss:WriteDocument');
    expect(text).toContain('/storevoice-prod_*');
    expect(text).toContain('aoss:ReadDocument');
    expect(reading).toContain('VoiceBotExecuteRole');
    expect(writing).toContain('ImportStepsChunkRole');
    expect(writing).not.toContain('Voice');
    expect(text).not.toContain('VoiceTokenRole');
    expect(reading).toContain('ImportStepsNormaliseRole');
    expect(writing).not.toContain('ImportStepsNormaliseRole');
  });

  it('let the configured importers write to a serverless collection', () => {
    const [one, two] = ['arn:aws:iam::111122223333:role/importer', 'arn:aws:iam::111122223333:user/ann'];
    const { ofType } = synthesize({ search: 'serverless', searchImporters: `${one}, ${two}` });
    const [[, policy] = ['', undefined]] = ofType('AWS::OpenSearchServerless::AccessPolicy');
    const text = JSON.stringify(policy?.Properties.Policy);
    const writing = text.slice(text.indexOf('aoss:WriteDocument'));
    expect(writing).toContain(one);
    expect(writing).toContain(two);
  });
});

describe('the embedding permissions', () => {
  const embedding = (stack: Synthesized): string =>
    JSON.stringify(
      statementsOf(stack, 'VoiceBotExecuteRole').filter(({ Action }) =>
        Action.includes('bedrock:InvokeModel'),
      ),
    );

  it('name the global profile and the one model behind it, with and without a region', () => {
    const text = embedding(kinds.domain);
    expect(text).toContain(':inference-profile/global.cohere.embed-v4:0');
    expect(text).toContain('::foundation-model/cohere.embed-v4:0');
    expect(text).toContain(':bedrock:::foundation-model/cohere.embed-v4:0');
    expect(text).not.toContain('*');
  });

  it('follow a profile of one geography into its regions, for one model', () => {
    const text = embedding(synthesize({ embeddingProfile: 'eu.cohere.embed-v4:0' }));
    expect(text).toContain(':inference-profile/eu.cohere.embed-v4:0');
    expect(text).toContain(':bedrock:*::foundation-model/cohere.embed-v4:0');
  });

  it('are for the model alone where it is called directly', () => {
    const text = embedding(kinds.existing);
    expect(text).toContain('foundation-model/amazon.titan-embed-text-v2:0');
    expect(text).not.toContain('inference-profile');
  });
});
