import { setTimeout as sleep } from 'node:timers/promises';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { answerText, parseJson } from '../fetch/answer-text.ts';

const VERSION = 'Logs_20140328';
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
/** A page of a large log group may take CloudWatch many seconds. */
const ATTEMPT_MS = 60_000;
/** A page has one megabyte, of which quotes and Cyrillic may be written as six letters each. */
const MAX_ANSWER = 16_000_000;

export interface LogsAccess {
  readonly region: string;
  /** Default: CloudWatch Logs in the region. */
  readonly endpoint?: string;
  /** Default: those of the environment, as the AWS command line finds them. */
  readonly credentials?: ReturnType<typeof defaultProvider>;
  /** For one attempt, its answer included. Default: a minute. */
  readonly attemptMs?: number;
  /** Before the first repetition; doubled before each next one. Default: a fifth of a second. */
  readonly firstPauseMs?: number;
}

/** One request to CloudWatch Logs. Throws `SERVICE_UNAVAILABLE`. */
export type CallLogs = (
  action: 'DescribeLogGroups' | 'DescribeResourcePolicies' | 'FilterLogEvents',
  request: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

const Failure = z.object({ __type: z.string(), message: z.string().optional() });

/** CloudWatch is busy or failed, so that the same request may succeed later. */
class NotNow extends Error {
  override readonly name = 'CloudWatchNotNow';
}

const answerOf = async (response: Response): Promise<unknown> => {
  const body = parseJson(await answerText(response, MAX_ANSWER));
  if (response.ok) return body;
  const failure = Failure.safeParse(body).data;
  // A type may come with its namespace: `com.amazon.coral#ThrottlingException`.
  const type = failure?.__type.replace(/^.*#/, '') ?? `status ${response.status}`;
  const mayPass = response.status >= 500 || /Throttl|TooManyRequests/.test(type);
  throw new (mayPass ? NotNow : Error)(failure?.message ? `${type}: ${failure.message}` : type);
};

const isTemporary = (error: unknown): boolean =>
  error instanceof NotNow ||
  // `fetch` throws these when the network failed or the time was over.
  error instanceof TypeError ||
  (error instanceof Error && error.name === 'TimeoutError');

const endpointOf = (region: string): string =>
  `https://logs.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** CloudWatch Logs over its own JSON protocol: three kinds of requests need no client package. */
export const createLogsApi = ({
  region,
  endpoint = endpointOf(region),
  credentials = defaultProvider(),
  attemptMs = ATTEMPT_MS,
  firstPauseMs = FIRST_PAUSE_MS,
}: LogsAccess): CallLogs => {
  const { protocol, hostname, host } = new URL(endpoint);
  const signer = new SignatureV4({ service: 'logs', region, credentials, sha256: Hash.bind(null, 'sha256') });
  const attempt = async (action: string, body: string): Promise<unknown> => {
    const { method, headers } = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      path: '/',
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${VERSION}.${action}`,
      },
      body,
    });
    return answerOf(await fetch(endpoint, { method, headers, body, signal: AbortSignal.timeout(attemptMs) }));
  };
  return async (action, request) => {
    for (let repetition = 1; ; repetition += 1) {
      try {
        return await attempt(action, JSON.stringify(request));
      } catch (cause) {
        if (!isTemporary(cause) || repetition === ATTEMPTS)
          throw new AssistantError('SERVICE_UNAVAILABLE', `${action} of CloudWatch Logs failed`, { cause });
        await sleep(firstPauseMs * 2 ** repetition * (0.5 + Math.random() / 2));
      }
    }
  };
};
