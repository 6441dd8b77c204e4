import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import type { ConversationLog } from '../../ports/voice/conversation-log.ts';
import type { CallLogs } from './logs-api.ts';

interface CloudWatchLogOptions {
  readonly call: CallLogs;
  /** The groups to search, by their names or by the beginning that their names share. */
  readonly groups: { readonly names: readonly string[] } | { readonly prefix: string };
  readonly from: Date;
  readonly to: Date;
}

const Page = z.object({ nextToken: z.string().optional() });
const Groups = Page.extend({ logGroups: z.array(z.object({ logGroupName: z.string() })).default([]) });
const Events = Page.extend({ events: z.array(z.object({ message: z.string() })).default([]) });

/** Asks until there is no next page; a page may be empty although others follow. */
const allPages = async <Answer extends z.infer<typeof Page>>(
  ask: (page: { nextToken?: string }) => Promise<unknown>,
  schema: z.ZodType<Answer>,
): Promise<readonly Answer[]> => {
  const pages: Answer[] = [];
  for (let nextToken: string | undefined; pages.length === 0 || nextToken !== undefined; ) {
    const parsed = schema.safeParse(await ask(nextToken === undefined ? {} : { nextToken }));
    if (!parsed.success) {
      const why = `CloudWatch Logs gave another answer than expected: ${describeIssues(parsed.error)}`;
      throw new AssistantError('SERVICE_UNAVAILABLE', why);
    }
    pages.push(parsed.data);
    nextToken = parsed.data.nextToken;
  }
  return pages;
};

const namesOf = async ({ call, groups }: CloudWatchLogOptions): Promise<readonly string[]> => {
  if ('names' in groups) return groups.names;
  const ask = (page: object) => call('DescribeLogGroups', { logGroupNamePrefix: groups.prefix, ...page });
  const found = (await allPages(ask, Groups)).flatMap(({ logGroups }) => logGroups);
  if (found.length > 0) return found.map(({ logGroupName }) => logGroupName);
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `no log group has a name that begins with ${groups.prefix}`,
  );
};

/** The log of a deployment: the groups of its functions in CloudWatch. */
export const createCloudWatchConversationLog = (options: CloudWatchLogOptions): ConversationLog => {
  const { call, from, to } = options;
  const linesIn = async (logGroupName: string, filterPattern: string): Promise<readonly string[]> => {
    const request = {
      logGroupName,
      filterPattern,
      startTime: from.getTime(),
      endTime: to.getTime(),
    };
    const pages = await allPages((page) => call('FilterLogEvents', { ...request, ...page }), Events);
    return pages.flatMap(({ events }) => events.map(({ message }) => message));
  };
  const find = async (member: string, value: string) => {
    const names = await namesOf(options);
    const lines = await Promise.all(names.map((name) => linesIn(name, `{ $.${member} = "${value}" }`)));
    return { lines: lines.flat(), searched: { from, to } };
  };
  return {
    linesOf: (sessionId) => find('sessionId', sessionId),
    linesOfShop: (domain) => find('domain', domain),
  };
};
