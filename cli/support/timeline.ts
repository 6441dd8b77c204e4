import * as z from 'zod';

const Line = z.object({
  timestamp: z.coerce.date(),
  level: z.string(),
  message: z.string(),
  domain: z.string().optional(),
  /** Of one request to the API; its lines are told as one event. */
  requestId: z.string().optional(),
});

const Started = Line.extend({
  message: z.literal('Session started'),
  connection: z.string(),
  model: z.string(),
  functions: z.number(),
}).transform(({ timestamp, domain, connection, model, functions }) => ({
  kind: 'started' as const,
  ...{ at: timestamp, shop: domain, connection, model, functions },
}));

const CallOpened = Line.extend({
  message: z.literal('Call opened'),
  callId: z.string(),
  endsAt: z.coerce.date(),
}).transform(({ timestamp, callId, endsAt }) => ({
  kind: 'call-opened' as const,
  ...{ at: timestamp, callId, endsAt },
}));

const CallEnded = Line.extend({
  message: z.literal('Call ended at its limit'),
  callId: z.string(),
}).transform(({ timestamp, callId }) => ({ kind: 'call-ended' as const, at: timestamp, callId }));

/** The token or the call that OpenAI refused. */
const OpenAiFailed = Line.extend({
  message: z.literal('OpenAI failed'),
  upstream: z.object({
    status: z.number().optional(),
    code: z.string(),
    type: z.string().optional(),
    requestId: z.string().optional(),
  }),
}).transform(({ timestamp, upstream }) => ({ kind: 'openai-failed' as const, at: timestamp, ...upstream }));

const Refused = Line.extend({
  code: z.string(),
  status: z.number(),
  route: z.string().optional(),
  reason: z.string().optional(),
  error: z.object({ message: z.string() }).optional(),
}).transform(({ timestamp, requestId, route, code, status, reason, error }) => ({
  kind: 'refused' as const,
  ...{ at: timestamp, requestId, route, code, httpStatus: status, reason: reason ?? error?.message },
}));

/** A call has a line when it is asked and one when it is answered; a refused one may have the second alone. */
const FunctionCalled = Line.extend({
  function: z.string(),
  /** What it was about, with personal data masked. */
  subject: z.string().optional(),
  /** `success` or the code of the failure. */
  outcome: z.string().optional(),
  /** How sure the answer was. */
  status: z.string().optional(),
  products: z.number().optional(),
  corrected: z.string().optional(),
  /** What went into the cart. */
  added: z.string().optional(),
  durationMs: z.number().optional(),
})
  // A warning of a function's work, as of a webhook that failed, is neither of the two.
  .refine(({ subject, outcome }) => subject !== undefined || outcome !== undefined)
  .transform(({ timestamp, level: _, message: __, domain: ___, function: name, ...answer }) => ({
    kind: 'function' as const,
    ...{ at: timestamp, name, ...answer },
  }));
type FunctionCalled = z.infer<typeof FunctionCalled> & {
  readonly httpStatus?: number;
  readonly reason?: string;
};

const Other = Line.transform(({ timestamp, level, message }) => ({
  kind: 'other' as const,
  ...{ at: timestamp, level, message },
}));

const AnyLine = z.union([Started, CallOpened, CallEnded, OpenAiFailed, Refused, FunctionCalled, Other]);
type Told = z.infer<typeof AnyLine>;

/** What happened in a conversation, in the words of its log. */
export type TimelineEvent =
  | Exclude<Told, { kind: 'function' }>
  | FunctionCalled
  /** OpenAI gave an answer up, as the browser reported: its status, type, code and response id. */
  | { readonly kind: 'answer-failed'; readonly at: Date; readonly details: string }
  /** The assistant said a price or an availability that no answer had, and the screen corrected it. */
  | { readonly kind: 'words-corrected'; readonly at: Date; readonly what: string };

const readLine = (line: string): readonly Told[] => {
  try {
    return [AnyLine.parse(JSON.parse(line))];
  } catch {
    return []; // A disk that was full cut it off.
  }
};

const continues = (call: Told, next: Told): boolean =>
  call.kind === 'function' &&
  (next.kind === 'refused' || (next.kind === 'function' && call.outcome === undefined)) &&
  call.requestId !== undefined &&
  call.requestId === next.requestId;

/** A call as one event, at the time at which it was asked. */
const joinCalls = (told: readonly Told[]): readonly (Told | FunctionCalled)[] => {
  const joined: (Told | FunctionCalled)[] = [];
  for (const next of told) {
    const at = joined.findLastIndex((earlier) => continues(earlier, next));
    const call = joined[at];
    if (call?.kind !== 'function') joined.push(next);
    else if (next.kind === 'function') joined[at] = { ...call, ...next, at: call.at };
    else if (next.kind === 'refused') {
      const { httpStatus, reason } = next;
      joined[at] = { ...call, httpStatus, ...(reason !== undefined && { reason }) };
    }
  }
  return joined;
};

/** Calls that the page makes by itself are not questions of the shopper, so they are told in other words. */
const inOwnWords = (event: Told | FunctionCalled): readonly TimelineEvent[] => {
  if (event.kind !== 'function') return [event];
  const { at, name, subject = '', outcome, corrected: what } = event;
  if (name === 'report_failure' && subject) return [{ kind: 'answer-failed', at, details: subject }];
  if (name !== 'check_words' || outcome !== 'success') return [event];
  return what === undefined ? [] : [{ kind: 'words-corrected', at, what }];
};

/** The events of one conversation in the order of time, from the lines of its log. */
export const timelineOf = (lines: readonly string[]): readonly TimelineEvent[] => {
  const told = lines.flatMap(readLine).sort((one, other) => one.at.getTime() - other.at.getTime());
  return joinCalls(told).flatMap(inOwnWords);
};
