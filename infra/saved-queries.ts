import { Stack } from 'aws-cdk-lib';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

/** By the title that support staff see in CloudWatch Logs Insights, below the stack's name. */
type Queries = Readonly<Record<string, readonly string[]>>;

export const conversationQueries: Queries = {
  'One conversation by its support code': [
    'fields @timestamp, level, message, domain, outcome, durationMs, requestId',
    'filter sessionId = "PUT THE SUPPORT CODE HERE"',
    'sort @timestamp asc',
    'limit 1000',
  ],
  'Failures by shop and cause': [
    'filter level = "ERROR" or level = "WARN"',
    'stats count(*) as failures, latest(@timestamp) as last by domain, message',
    'sort failures desc',
    'limit 100',
  ],
  'What shoppers asked and did not find': [
    'filter function = "search_products" and status in ["none", "weak"]',
    'stats count(*) as times by domain, status',
    'sort times desc',
  ],
  'How long bot functions take': [
    'filter ispresent(durationMs)',
    'stats count(*) as calls, pct(durationMs, 50) as p50, pct(durationMs, 95) as p95, max(durationMs) as slowest by function, bin(1h)',
    'sort @timestamp desc',
  ],
  'Searches that went on without vectors': [
    'filter searchType = "lexical"',
    'stats count(*) as searches by domain, bin(1h)',
  ],
};

export const importQueries: Queries = {
  'One import by its id': [
    'fields @timestamp, level, message, domain, outcome, reason, xRayTraceId',
    'filter importId = "PUT THE IMPORT ID HERE"',
    'sort @timestamp asc',
    'limit 1000',
  ],
  'Feeds that were not published': [
    'filter message = "import ended without a publication"',
    'stats count(*) as times, latest(reason) as why, latest(@timestamp) as last by domain, outcome',
    'sort last desc',
  ],
  'Feeds that cannot be downloaded': [
    'filter message = "feed was not fetched"',
    'stats count(*) as times, latest(reason) as why, latest(@timestamp) as last by domain',
    'sort last desc',
  ],
};

export interface SavedQueriesProps {
  readonly queries: Queries;
  readonly handlers: readonly HandlerFunction[];
}

/** Questions that support staff ask the logs, saved beside the deployment that they are about. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { queries, handlers }: SavedQueriesProps) {
    super(scope, id);
    for (const [title, lines] of Object.entries(queries)) {
      new CfnQueryDefinition(this, title.replaceAll(' ', ''), {
        name: `${Stack.of(this).stackName}/${title}`,
        queryString: lines.join('\n| '),
        logGroupNames: handlers.map(({ logGroup }) => logGroup.logGroupName),
      });
    }
  }
}
