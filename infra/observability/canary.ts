import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { CanaryEnv } from '../../lambdas/env/conversation.ts';
import type { CanaryChoice } from '../config/config.ts';
import { HandlerFunction, type HandlerSetup } from '../functions/handler-function.ts';
import type { Health } from './dashboard.ts';
import { countLines, createAlarm } from './handler-alarms.ts';

const ASKED_EVERY = Duration.minutes(5);
/** One question may be lost to a deployment or at the border of a period. */
const UNANSWERED = 3;
/** It only asks over HTTP. */
const MEMORY_MIB = 256;

interface CanaryProps {
  readonly setup: HandlerSetup;
  readonly choice: CanaryChoice;
  /** The distribution's address, without a slash at the end. */
  readonly siteUrl: string;
}

/** Asks one question through the distribution every five minutes, as a shopper does, and rings when nothing answers. */
export class Canary extends Construct {
  readonly ask: HandlerFunction;
  readonly health: Health;

  constructor(scope: Construct, id: string, { setup, choice, siteUrl }: CanaryProps) {
    super(scope, id);
    this.ask = new HandlerFunction<typeof CanaryEnv>(this, 'Ask', {
      setup,
      handler: 'canary',
      description: 'Asks one question as a shopper does, from the token to the products',
      environment: {
        LOG_LEVEL: setup.config.logLevel,
        SITE_URL: siteUrl,
        CANARY_HOST: choice.host,
        CANARY_QUESTION: choice.question,
      },
      memoryMiB: MEMORY_MIB,
      timeout: Duration.seconds(30),
    });
    new Rule(this, 'Clock', {
      description: 'Asks the deployment a question',
      schedule: Schedule.rate(ASKED_EVERY),
      // A question that is late says nothing about shoppers.
      targets: [new LambdaFunction(this.ask.live, { maxEventAge: ASKED_EVERY, retryAttempts: 0 })],
    });
    this.ask.live.configureAsyncInvoke({ maxEventAge: ASKED_EVERY, retryAttempts: 0 });
    const { stackName } = Stack.of(this);
    // `lambdas/core/voice/canary.ts` writes this line.
    const pattern = FilterPattern.stringValue('$.canary', '=', 'answered');
    const counted = { pattern, namespace: 'Storevoice/Canary', name: `${stackName} answered` };
    const answered = countLines(this, { Answered: this.ask.logGroup }, { ...counted, period: ASKED_EVERY });
    const alarm = createAlarm(this, 'Unanswered', {
      alarmDescription: `${stackName}: the question that is asked every five minutes is not answered. Shoppers get no answers.`,
      metric: answered,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: UNANSWERED,
      treatMissingData: TreatMissingData.BREACHING,
    });
    this.health = { alarms: [alarm], graphs: { 'Canary answered': [answered] } };
  }
}
