import { describe, expect, it } from '@jest/globals';
import validate from 'asl-validator';
import { Match } from 'aws-cdk-lib/assertions';
import { domainTable, VECTOR_KEY } from '../../../lambdas/adapters/dynamodb/table.ts';
import { definitionOf } from '../state-machine.ts';
import { synthesize } from '../synthesize.ts';

const { template, ofType } = synthesize();

const arn = (logicalId: string): string => `arn:aws:lambda:eu-central-1:111122223333:function:${logicalId}`;
const definition = definitionOf(ofType('AWS::StepFunctions::StateMachine'), arn);

describe('the state machine of an import', () => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(definition);
    expect({ isValid, errors: errorsText() }).toEqual({ isValid: true, errors: '' });
  });

  it('works on chunks side by side, as many at once as configured, and tolerates none that fails', () => {
    const map = definition.States['Each chunk'];
    expect(map).toMatchObject({
      Type: 'Map',
      MaxConcurrency: 4,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
    });
    expect(JSON.stringify(map)).not.toContain('Tolerated');
    const many = synthesize({ importConcurrency: 12 });
    expect(
      definitionOf(many.ofType('AWS::StepFunctions::StateMachine'), arn).States['Each chunk'],
    ).toMatchObject({ MaxConcurrency: 12 });
  });

  it('tries every step again when a service does not answer, at spread times', () => {
    const tasks = JSON.stringify(definition).match(/"Type":"Task"/g) ?? [];
    const retries = JSON.stringify(definition).match(
      /"AssistantError"\],"IntervalSeconds":5,"MaxAttempts":6/g,
    );
    expect(tasks).toHaveLength(4);
    expect(retries).toHaveLength(4);
    const busy = /"Throttled"\],"IntervalSeconds":5,"MaxAttempts":150/g;
    expect(JSON.stringify(definition).match(busy)).toHaveLength(4);
    expect(JSON.stringify(definition)).not.toMatch(/"JitterStrategy":"NONE"|"ErrorEquals":\["States.ALL"\]/);
  });

  it('logs every event, without what merchants wrote, and is traced', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });
});

describe('the events around the bucket', () => {
  const rules = ofType('AWS::Events::Rule').map(([, { Properties }]) => Properties);

  it('have their dead letters kept, and repeated deliveries come to an end', () => {
    expect(rules.length).toBeGreaterThan(2);
    for (const { Targets } of rules) {
      expect(Targets).toEqual([
        expect.objectContaining({
          DeadLetterConfig: expect.anything(),
          RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 30 },
        }),
      ]);
    }
    for (const [, { Properties }] of ofType('AWS::Lambda::EventInvokeConfig')) {
      expect(Properties).toMatchObject({
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
        MaximumRetryAttempts: 2,
      });
    }
  });

  it('come from one folder each, and from no function of the CDK', () => {
    expect(JSON.stringify(rules)).toContain('"key":[{"prefix":"feeds/"}]');
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    template.resourceCountIs('Custom::S3BucketNotifications', 0);
  });

  it('tell of every import that was not published, however it ended', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        source: ['aws.states'],
        detail: Match.objectLike({ status: ['FAILED', 'TIMED_OUT', 'ABORTED'] }),
      }),
    });
    const { ofType: withMail } = synthesize({ alarmEmail: 'oncall@example.com' });
    expect(withMail('AWS::SNS::Subscription')).toHaveLength(2);
  });
});

describe('what an import leaves', () => {
  it('goes by itself: its pieces in two weeks, reports in three months', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: 'work/', ExpirationInDays: 14 }),
          Match.objectLike({ Prefix: 'reports/', ExpirationInDays: 90 }),
        ]),
      },
    });
  });

  it('is vectors in a table that the adapter knows, with ceilings, and that goes with the stack', () => {
    const [, vectors] =
      ofType('AWS::DynamoDB::GlobalTable').find(([id]) => id.startsWith('ImportVectors')) ?? [];
    expect(vectors).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: {
        KeySchema: [{ AttributeName: VECTOR_KEY, KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: domainTable.timeToLive, Enabled: true },
        WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 2_000 },
      },
    });
  });
});

describe('the search for due feeds', () => {
  it('lists shops and reads their latest imports, and no other row', () => {
    const statements = Object.values(
      template.findResources('AWS::IAM::Policy', {
        Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^ImportFetchingFindDueRole') }] },
      }),
    ).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const ofTable = JSON.stringify(statements).match(/dynamodb:\w+/gu);
    expect(ofTable?.filter((action) => action !== 'dynamodb:LeadingKeys').sort()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: 'dynamodb:GetItem',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['import#*'] } },
      }),
    );
  });
});
