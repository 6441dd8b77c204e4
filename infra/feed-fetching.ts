import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { FEEDS, FETCHES } from '../lambdas/contract/bucket-paths.ts';
import { deliveredTo } from './bucket-events.ts';
import type { DeadLetters } from './dead-letters.ts';
import { HandlerFunction, type HandlerHouse } from './handler-function.ts';
import { fetchEnvironment, findDueEnvironment, type ImportParts } from './import-environment.ts';

export interface FeedFetchingProps extends ImportParts {
  readonly house: HandlerHouse;
  readonly deadLetters: DeadLetters;
}

/** As late as a fetch may begin after its time. */
const LOOKED_EVERY = Duration.minutes(5);
/** Above the twelve minutes after which a download is given up in words. */
const FETCH_TIME = Duration.minutes(14);

/** Fetches the feeds of shops that name an address and a schedule into the bucket, as if they were uploaded. */
export class FeedFetching extends Construct {
  readonly fetch: HandlerFunction;
  readonly findDue: HandlerFunction;

  constructor(scope: Construct, id: string, props: FeedFetchingProps) {
    super(scope, id);
    this.fetch = this.createFetch(props);
    this.findDue = this.createFindDue(props);
    new Rule(this, 'Clock', {
      description: 'Has the feeds that are due by their schedule fetched',
      schedule: Schedule.rate(LOOKED_EVERY),
      targets: [deliveredTo(this.findDue, props.deadLetters)],
    });
  }

  private createFetch(props: FeedFetchingProps): HandlerFunction {
    const fetch = new HandlerFunction(this, 'Fetch', {
      house: props.house,
      handler: 'fetch-feed',
      description: 'Downloads a shop’s feed from the open internet into the bucket',
      environment: fetchEnvironment(props),
      timeout: FETCH_TIME,
    });
    props.domains.grantFind(fetch);
    props.feeds.grantRead(fetch, [FETCHES]);
    props.feeds.grantWrite(fetch, [FEEDS, FETCHES]);
    props.notices.grantTell(fetch);
    props.deadLetters.catchFailures(fetch);
    return fetch;
  }

  private createFindDue(props: FeedFetchingProps): HandlerFunction {
    const findDue = new HandlerFunction(this, 'FindDue', {
      house: props.house,
      handler: 'find-due-feeds',
      description: 'Finds the shops whose feed is to be fetched by now',
      environment: findDueEnvironment(props, this.fetch.live.functionArn),
      timeout: Duration.minutes(4),
    });
    props.domains.grantList(findDue);
    props.feeds.grantRead(findDue, [FETCHES]);
    findDue.allow('RequestFetch', {
      actions: ['lambda:InvokeFunction'],
      resources: [this.fetch.live.functionArn],
    });
    return findDue;
  }
}
