import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import { paths } from '../../contract/paths.ts';
import type { AssistantApi } from '../../ports/voice/assistant-api.ts';
import { answerText, parseJson } from '../fetch/answer-text.ts';

/** Shoppers do not wait longer. */
const TIMEOUT_MS = 10_000;
/** Twenty products with all their texts are a fifth of it. */
const MAX_ANSWER = 1_000_000;

const Opened = z.object({ session: z.string() });
const Found = z.object({ success: z.literal(true), products: z.array(z.unknown()), searchType: z.string() });
const Refused = z.object({ error: z.string() });

interface Asked<Answer> {
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
  readonly answer: z.ZodType<Answer>;
}

const failure = (url: string, why: string, cause?: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `${url} ${why}`, { cause });

const post = async <Answer>(
  url: string,
  { timeoutMs, headers, body, answer }: Asked<Answer>,
): Promise<Answer> => {
  const signal = AbortSignal.timeout(timeoutMs);
  const sent = { 'content-type': 'application/json', ...headers };
  const response = await fetch(url, {
    method: 'POST',
    headers: sent,
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown) => {
    throw failure(url, 'did not answer', cause);
  });
  const given = parseJson(await answerText(response, MAX_ANSWER).catch(() => ''));
  const parsed = answer.safeParse(given);
  if (response.ok && parsed.success) return parsed.data;
  const refused = Refused.safeParse(given).data?.error;
  const why = refused ?? (parsed.success ? 'no code' : describeIssues(parsed.error));
  throw failure(url, `answered ${response.status}: ${why}`);
};

/** Speaks to a deployment over HTTP as a page of the shop does. The address has no slash at its end. */
export const createAssistantApi = (address: string, timeoutMs: number = TIMEOUT_MS): AssistantApi => ({
  open: async (hostname) => {
    const headers = { origin: `https://${hostname}` };
    const asked = { timeoutMs, headers, body: { hostname }, answer: Opened };
    return (await post(`${address}${paths.token.path}`, asked)).session;
  },
  search: async ({ hostname, session }, query) => {
    const headers = { origin: `https://${hostname}`, authorization: `Bearer ${session}` };
    const path = paths.botExecute.path.replace('{function}', 'search_products');
    const { products, searchType } = await post(`${address}${path}`, {
      timeoutMs,
      headers,
      body: { query },
      answer: Found,
    });
    return { count: products.length, searchType };
  },
});
