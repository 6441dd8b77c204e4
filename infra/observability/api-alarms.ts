import { Duration, Stack } from 'aws-cdk-lib';
import { type Alarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { VoiceApi } from '../voice/voice-api.ts';
import { countLines, createAlarm, logsOf } from './handler-alarms.ts';

/** In five minutes: more than a deployment or a single shopper causes. */
const SERVER_ERRORS = 20;
const TURNED_AWAY = 20;
/** Conversations that the limits of shops, shoppers and networks refused. */
const REFUSED = 50;

const period = Duration.minutes(5);
const NAMESPACE = 'Storevoice/Api';

/** Rings when the functions that shoppers wait for get no execution; their logs say nothing of it. */
const throttledFunctions = (scope: Construct, { handlers }: VoiceApi): Alarm => {
  const throttles = handlers.map(
    ({ live }, index) => [`function${index}`, live.metricThrottles({ period })] as const,
  );
  return createAlarm(scope, 'FunctionsThrottled', {
    alarmDescription: `${Stack.of(scope).stackName}: Lambda had no free execution for shoppers. Raise the account's quota or storevoice:…Concurrency.`,
    metric: new MathExpression({
      expression: throttles.map(([id]) => `FILL(${id}, 0)`).join(' + '),
      label: 'throttled',
      period,
      usingMetrics: Object.fromEntries(throttles),
    }),
    threshold: 1,
  });
};

/** Rings also for the errors that the gateway itself makes, which no function logs. */
const serverErrors = (scope: Construct, { api }: VoiceApi): Alarm =>
  createAlarm(scope, 'ServerErrors', {
    alarmDescription: `${Stack.of(scope).stackName}: the API answered many requests with 5xx.`,
    metric: api.metricServerError({ period, statistic: 'Sum' }),
    threshold: SERVER_ERRORS,
  });

/** Rings when the gateway's own limit turns requests away; a shop at its quota is answered by a function. */
const turnedAway = (scope: Construct, { accessLogs }: VoiceApi): Alarm => {
  const { stackName } = Stack.of(scope);
  const pattern = FilterPattern.all(
    FilterPattern.stringValue('$.status', '=', '429'),
    FilterPattern.stringValue('$.integrationMilliseconds', '=', '-'),
  );
  const lines = { pattern, namespace: NAMESPACE, name: `${stackName} turned away`, period };
  return createAlarm(scope, 'TurnedAway', {
    alarmDescription: `${stackName}: the API turned requests away (429). See storevoice:requestsPerSecond.`,
    metric: countLines(scope, { TurnedAwayFilter: accessLogs }, lines),
    threshold: TURNED_AWAY,
  });
};

/** Rings when many conversations are refused at limits: a shop has used its day up, or one source wants to. */
const refusedConversations = (scope: Construct, { opening }: VoiceApi): Alarm => {
  const { stackName } = Stack.of(scope);
  const pattern = FilterPattern.any(
    FilterPattern.stringValue('$.code', '=', 'QUOTA_EXCEEDED'),
    FilterPattern.stringValue('$.code', '=', 'RATE_LIMITED'),
  );
  const lines = { pattern, namespace: NAMESPACE, name: `${stackName} conversations refused`, period };
  return createAlarm(scope, 'ConversationsRefused', {
    alarmDescription: `${stackName}: many conversations were refused at a limit of a shop, a shopper or a network.`,
    metric: countLines(scope, logsOf(opening, 'Refused'), lines),
    threshold: REFUSED,
  });
};

/** The alarms on what shoppers get although no function fails. */
export const createApiAlarms = (scope: Construct, api: VoiceApi): readonly Alarm[] => [
  throttledFunctions(scope, api),
  serverErrors(scope, api),
  turnedAway(scope, api),
  refusedConversations(scope, api),
];
