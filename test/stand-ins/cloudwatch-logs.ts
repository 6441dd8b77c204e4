import { type GivenAnswer, type ReceivedRequest, serveJson } from './http-server.ts';

/** The lines of each log group, by its name. */
type LogGroups = Readonly<Record<string, readonly string[]>>;

export interface CloudWatchStandIn {
  /** How the adapter reaches it. */
  readonly access: {
    readonly endpoint: string;
    readonly credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string }>;
  };
  /** The requests of one kind so far. */
  asked(action: string): readonly Readonly<Record<string, unknown>>[];
  headers(): readonly ReceivedRequest['headers'][];
  failNext(status: number, type: string, message?: string): void;
  close(): Promise<void>;
}

const actionOf = ({ headers }: ReceivedRequest): string =>
  String(headers['x-amz-target']).replace('Logs_20140328.', '');

interface FilterRequest {
  readonly logGroupName: string;
  readonly filterPattern: string;
  readonly nextToken?: string;
}

/** A page has one line, and the last page is empty, as CloudWatch may answer. */
const filterEvents = (
  groups: LogGroups,
  { logGroupName, filterPattern, nextToken = '0' }: FilterRequest,
): GivenAnswer => {
  const group = groups[logGroupName];
  if (group === undefined) return failure(400, 'ResourceNotFoundException', 'no such log group');
  const [, member = '', value] = /^\{ \$\.(\w+) = "(.+)" \}$/.exec(filterPattern) ?? [];
  const lines = group.filter((line) => JSON.parse(line)[member] === value);
  const at = Number(nextToken);
  const message = lines[at];
  if (message === undefined) return { status: 200, body: { events: [] } };
  return { status: 200, body: { events: [{ message, timestamp: 1 }], nextToken: String(at + 1) } };
};

/** A page names one group. */
const describeGroups = (
  groups: LogGroups,
  { logGroupNamePrefix = '', nextToken = '0' }: { logGroupNamePrefix?: string; nextToken?: string },
): GivenAnswer => {
  const names = Object.keys(groups).filter((name) => name.startsWith(logGroupNamePrefix));
  const at = Number(nextToken);
  const logGroups = names.slice(at, at + 1).map((logGroupName) => ({ logGroupName }));
  return {
    status: 200,
    body: { logGroups, ...(at + 1 < names.length && { nextToken: String(at + 1) }) },
  };
};

const failure = (status: number, type: string, message: string): GivenAnswer => ({
  status,
  body: { __type: `com.amazon.coral#${type}`, message },
});

/** The part of CloudWatch Logs that this project speaks: finding log groups and the lines in them. */
export const startCloudWatch = async (groups: LogGroups): Promise<CloudWatchStandIn> => {
  const failures: GivenAnswer[] = [];
  const server = await serveJson((request) => {
    const [next] = failures.splice(0, 1);
    if (next !== undefined) return next;
    const asked = JSON.parse(request.body);
    return actionOf(request) === 'FilterLogEvents'
      ? filterEvents(groups, asked)
      : describeGroups(groups, asked);
  });
  return {
    access: {
      endpoint: server.url,
      credentials: async () => ({ accessKeyId: 'key-id', secretAccessKey: 'secret' }),
    },
    asked: (action) =>
      server.requests
        .filter((request) => actionOf(request) === action)
        .map((request) => JSON.parse(request.body)),
    headers: () => server.requests.map(({ headers }) => headers),
    failNext: (status, type, message = 'try later') => void failures.push(failure(status, type, message)),
    close: server.close,
  };
};
