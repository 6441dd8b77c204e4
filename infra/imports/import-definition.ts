import { Duration } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Fail,
  type IChainable,
  JitterType,
  JsonPath,
  Pass,
  StateMachineType,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { HandlerFunction } from '../functions/handler-function.ts';
import type { ImportSteps } from './import-steps.ts';

/** Temporary errors: Lambda's own, and services that do not answer. */
const TEMPORARY = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
  'AssistantError',
];
/** A function that ran out of time or memory is repeated once. */
const OUT_OF_RESOURCES = ['Lambda.Unknown', 'Sandbox.Timedout'];
/** How often a waiting import asks for its turn. */
const ASK_AGAIN = Duration.minutes(1);

const work = {
  importId: JsonPath.stringAt('$.importId'),
  startedAt: JsonPath.stringAt('$.startedAt'),
  request: JsonPath.objectAt('$.request'),
};
const withDraft = { ...work, draft: JsonPath.objectAt('$.turn.draft') };

interface Step {
  readonly handler: HandlerFunction;
  readonly input: Readonly<Record<string, string | ReturnType<typeof JsonPath.objectAt>>>;
  /** @default the answer takes the place of the state */
  readonly resultPath?: string;
}

const task = (scope: Construct, id: string, { handler, input, resultPath }: Step): LambdaInvoke => {
  const state = new LambdaInvoke(scope, id, {
    lambdaFunction: LambdaFunction.fromFunctionAttributes(scope, `${id} by`, {
      functionArn: handler.liveArn,
      sameEnvironment: true,
    }),
    payload: TaskInput.fromObject({ ...input }),
    payloadResponseOnly: true,
    ...(resultPath === undefined ? {} : { resultPath }),
    retryOnServiceExceptions: false,
  });
  const spread = { backoffRate: 2, maxDelay: Duration.minutes(2), jitterStrategy: JitterType.FULL };
  state.addRetry({ errors: TEMPORARY, interval: Duration.seconds(5), maxAttempts: 6, ...spread });
  state.addRetry({ errors: OUT_OF_RESOURCES, interval: Duration.seconds(5), maxAttempts: 1, ...spread });
  return state;
};

/** Ends as failed, with the feed error's code as the error and its message as the cause. */
const refused = (scope: Construct, id: string, outcome: string): Fail =>
  new Fail(scope, id, { errorPath: `${outcome}.code`, causePath: `${outcome}.message` });

const kindIs = (path: string, kind: string): Condition => Condition.stringEquals(`${path}.kind`, kind);

const eachChunk = (scope: Construct, steps: ImportSteps, maxConcurrency: number): DistributedMap => {
  const map = new DistributedMap(scope, 'Each chunk', {
    comment: 'Tolerates no failure: a catalogue lacks nothing of its feed.',
    itemsPath: '$.normalised.chunks',
    itemSelector: {
      ...withDraft,
      counts: JsonPath.objectAt('$.normalised.counts'),
      chunk: JsonPath.numberAt('$$.Map.Item.Value'),
    },
    maxConcurrency,
    // The retries of a throttled chunk may take longer than an Express workflow can run.
    mapExecutionType: StateMachineType.STANDARD,
    resultPath: JsonPath.DISCARD,
  });
  const input = { ...work, draft: JsonPath.objectAt('$.draft'), counts: JsonPath.objectAt('$.counts') };
  const chunk = { ...input, chunk: JsonPath.stringAt('$.chunk') };
  // A chunk answers null, since the answers of thousands of chunks must fit into one state of 256 KiB.
  return map.itemProcessor(task(scope, 'Import chunk', { handler: steps.chunk, input: chunk }));
};

/** Puts the execution's values into the state, since `$$` has another meaning inside the map. */
const nameWork = (scope: Construct): Pass =>
  new Pass(scope, 'Name the work', {
    parameters: {
      importId: JsonPath.stringAt('$$.Execution.Name'),
      startedAt: JsonPath.stringAt('$$.Execution.StartTime'),
      request: JsonPath.objectAt('$$.Execution.Input'),
    },
  });

const fillAndPublish = (scope: Construct, steps: ImportSteps, maxConcurrency: number): IChainable => {
  const publish = task(scope, 'Publish', {
    handler: steps.publish,
    input: { ...withDraft, normalised: JsonPath.objectAt('$.normalised') },
    resultPath: '$.published',
  });
  const isLive = new Choice(scope, 'Is it live?')
    .when(kindIs('$.published', 'published'), new Succeed(scope, 'Live'))
    .otherwise(refused(scope, 'Catalogue refused', '$.published'));
  return eachChunk(scope, steps, maxConcurrency).next(publish).next(isLive);
};

const normaliseAndFill = (scope: Construct, steps: ImportSteps, maxConcurrency: number): IChainable => {
  const normalise = task(scope, 'Normalise', {
    handler: steps.normalise,
    input: withDraft,
    resultPath: '$.normalised',
  });
  const isFit = new Choice(scope, 'Is it fit?')
    .when(kindIs('$.normalised', 'ready'), fillAndPublish(scope, steps, maxConcurrency))
    .otherwise(refused(scope, 'Feed refused', '$.normalised'));
  return normalise.next(isFit);
};

/** The import of an object in the bucket, up to the live catalogue. */
export const importDefinition = (
  scope: Construct,
  steps: ImportSteps,
  maxConcurrency: number,
): DefinitionBody => {
  const begin = task(scope, 'Begin', { handler: steps.begin, input: work, resultPath: '$.turn' });
  const wait = new Wait(scope, 'Wait for the turn', { time: WaitTime.duration(ASK_AGAIN) });
  begin.next(
    new Choice(scope, 'Whose turn is it?')
      .when(kindIs('$.turn', 'begun'), normaliseAndFill(scope, steps, maxConcurrency))
      .when(kindIs('$.turn', 'busy'), wait.next(begin))
      .otherwise(new Succeed(scope, 'Nothing to do')),
  );
  return DefinitionBody.fromChainable(nameWork(scope).next(begin));
};
