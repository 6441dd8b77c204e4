import * as z from 'zod';
import { type TimelineEvent, timelineOf } from '../support/timeline.ts';

/** Something that shoppers said or took, and how often. */
export interface Counted {
  readonly text: string;
  readonly times: number;
}

export interface ShopReport {
  /** Sums of what the lines count: `conversations`, `minutes`, `cost`, `questions`, … */
  readonly totals: Readonly<Record<string, number>>;
  readonly asked: readonly Counted[];
  readonly notFound: readonly Counted[];
  readonly unknown: readonly Counted[];
  readonly added: readonly Counted[];
}

/** The longest list that a merchant reads. */
const LONGEST = 20;

const Line = z.object({
  requestId: z.string().optional(),
  metrics: z.record(z.string(), z.number()).optional(),
});

const readLine = (line: string): z.infer<typeof Line> => {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return {}; // A disk that was full cut it off.
  }
};

/** The same words in any case and spacing are one; the first spelling is shown. */
const countTexts = (texts: readonly string[]): readonly Counted[] => {
  const counts = new Map<string, Counted>();
  for (const text of texts.map((each) => each.trim()).filter(Boolean)) {
    const key = text.toLowerCase().replace(/\s+/gu, ' ');
    const known = counts.get(key) ?? { text, times: 0 };
    counts.set(key, { ...known, times: known.times + 1 });
  }
  return [...counts.values()].sort((one, other) => other.times - one.times).slice(0, LONGEST);
};

const isCall = (event: TimelineEvent) => event.kind === 'function';

/** The events of each request by itself, since only the lines of one request tell of the same call. */
const callsIn = (lines: readonly string[]) => {
  const requests = new Map<string, string[]>();
  for (const line of lines) {
    const id = readLine(line).requestId ?? '';
    requests.set(id, [...(requests.get(id) ?? []), line]);
  }
  return [...requests.values()].flatMap((own) => timelineOf(own).filter(isCall));
};

/** What shoppers of one shop wanted, from the lines of its log. */
export const collectReport = (lines: readonly string[]): ShopReport => {
  const totals: Record<string, number> = {};
  for (const { metrics = {} } of lines.map(readLine))
    for (const [name, value] of Object.entries(metrics)) totals[name] = (totals[name] ?? 0) + value;
  const calls = callsIn(lines);
  const subjectsOf = (name: string, statuses?: readonly string[]) =>
    calls
      .filter((call) => call.name === name && call.outcome === 'success')
      .filter(({ status = '' }) => statuses === undefined || statuses.includes(status))
      .flatMap(({ subject }) => subject ?? []);
  return {
    totals,
    asked: countTexts(subjectsOf('search_products')),
    notFound: countTexts(subjectsOf('search_products', ['none', 'weak'])),
    unknown: countTexts(subjectsOf('get_store_info', ['unknown'])),
    added: countTexts(calls.flatMap(({ added }) => added ?? [])),
  };
};
