import type { Page } from 'playwright-core';
import * as z from 'zod';

const TraceEvent = z.looseObject({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds that the thread itself was at work. */
  tdur: z.number().optional(),
  args: z.looseObject({ name: z.string().optional() }).optional(),
});
const Trace = z.object({ traceEvents: z.array(TraceEvent) });

const MICROSECONDS = 1_000;

/**
 * The main thread may be kept from the shop's own scripts and the shopper's finger no longer: from 50 ms on, a browser
 * calls a task long (https://www.w3.org/TR/longtasks-1/).
 */
export const MAX_BLOCKED_MS = 50;

/**
 * Milliseconds of the longest task on the main thread during `act`, by the processor's time: on a machine that
 * runs several suites at once, the clock on the wall measures the others.
 */
export const longestTask = async (page: Page, act: () => Promise<void>): Promise<number> => {
  const browser = page.context().browser();
  if (browser === null) throw new Error('only a page of a launched browser can be traced');
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString()));
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mainThreads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('the trace holds no task of the main thread');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / MICROSECONDS;
};
