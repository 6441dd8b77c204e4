import { Duration, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FEEDS, FETCHES } from '../../lambdas/contract/imports/bucket.ts';
import type { FetchFeedEnv, FindDueFeedsEnv } from '../../lambdas/env/imports.ts';
import { HandlerFunction } from '../functions/handler-function.ts';
import { countLines, createAlarm } from '../observability/handler-alarms.ts';
import { deliveredTo, feedEnvironment, type ImportParts } from './import-resources.ts';

/** The longest that a fetch may begin after its time. */
const LOOKED_EVERY = Duration.minutes(5);
/** Longer than the twelve minutes after which a download ends with a message. */
const FETCH_TIME = Duration.minutes(14);

/** A request that waits this long in Lambda's queue has been throttled many times. */
const LATE = Duration.minutes(30);

/** Downloads the feeds of shops that have an address and a schedule into the bucket, like uploads. */
export class FeedFetching extends Construct {
  readonly fetch: HandlerFunction;
  readonly findDue: HandlerFunction;
  readonly late: Alarm;
  readonly outdated: Alarm;

  constructor(scope: Construct, id: string, props: ImportParts) {
    super(scope, id);
    const { setup, domains, feeds, notices, deadLetters } = props;
    this.fetch = new HandlerFunction<typeof FetchFeedEnv>(this, 'Fetch', {
      setup,
      handler: 'fetch-feed',
      description: 'Downloads a shop’s feed from the open internet into the bucket',
      environment: { ...feedEnvironment(props), ...notices.environment },
      timeout: FETCH_TIME,
    });
    domains.grant('FindDomain', this.fetch);
    feeds.grantRead(this.fetch, [FETCHES]);
    feeds.grantWrite(this.fetch, [FEEDS, FETCHES]);
    notices.grantSend(this.fetch);
    deadLetters.catchFailures(this.fetch);
    this.findDue = new HandlerFunction<typeof FindDueFeedsEnv>(this, 'FindDue', {
      setup,
      handler: 'find-due-feeds',
      description: 'Finds the shops whose feed is to be fetched by now',
      environment: {
        ...feedEnvironment(props),
        SHOP_METRICS: String(setup.config.shopMetrics),
        FETCH_FUNCTION_ARN: this.fetch.liveArn,
      },
      timeout: Duration.minutes(4),
    });
    domains.grant('ListDomains', this.findDue);
    domains.grant('LookUpImports', this.findDue);
    feeds.grantRead(this.findDue, [FETCHES]);
    feeds.grantWrite(this.findDue, [FETCHES]);
    this.findDue.allow('RequestFetch', {
      actions: ['lambda:InvokeFunction'],
      resources: [this.fetch.liveArn],
    });
    new Rule(this, 'Clock', {
      description: 'Has the feeds that are due by their schedule fetched',
      schedule: Schedule.rate(LOOKED_EVERY),
      targets: [deliveredTo(this.findDue, deadLetters)],
    });
    this.late = createAlarm(this, 'Late', {
      alarmDescription: `${Stack.of(this).stackName}: requested fetches of feeds wait for half an hour. Lambda has no free executions.`,
      metric: this.fetch.live.metric('AsyncEventAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: LATE.toMilliseconds(),
    });
    this.outdated = alarmOnOldCatalogs(new Construct(this, 'Catalogs'), this.findDue);
  }
}

/** Rings when a catalogue becomes old, once for each shop, since shops with a broken feed are always among many. */
const alarmOnOldCatalogs = (scope: Construct, { logGroup }: HandlerFunction): Alarm => {
  const { stackName } = Stack.of(scope);
  // `lambdas/core/imports/schedule/catalog-age.ts` writes this line.
  const pattern = FilterPattern.booleanValue('$.outdated', true);
  const lines = { pattern, namespace: 'Storevoice/Imports', name: `${stackName} outdated` };
  return createAlarm(scope, 'Old', {
    alarmDescription: `${stackName}: a shop’s catalogue is older than three of its fetches. The saved query "Old catalogues" names it.`,
    metric: countLines(scope, { Filter: logGroup }, { ...lines, period: LOOKED_EVERY }),
    threshold: 1,
  });
};
