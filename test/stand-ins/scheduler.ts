import * as z from 'zod';
import { type StandInServer, serveJson } from './http-server.ts';

const Schedule = z.looseObject({ GroupName: z.string(), ScheduleExpression: z.string() });

export interface SchedulerStandIn extends StandInServer {
  readonly schedules: readonly (z.infer<typeof Schedule> & { readonly name: string })[];
}

/** The part of EventBridge Scheduler's protocol that this project speaks: creating schedules, each name once. */
export const startScheduler = async (): Promise<SchedulerStandIn> => {
  const schedules: (z.infer<typeof Schedule> & { readonly name: string })[] = [];
  const server = await serveJson(({ method, path, body }) => {
    const name = decodeURIComponent(/^\/schedules\/([^/]+)$/.exec(path)?.[1] ?? '');
    if (method !== 'POST' || name === '') return { status: 404, body: {} };
    const schedule = Schedule.parse(JSON.parse(body));
    if (schedules.some((other) => other.name === name && other.GroupName === schedule.GroupName)) {
      return {
        status: 409,
        body: { Message: 'exists' },
        headers: { 'x-amzn-errortype': 'ConflictException' },
      };
    }
    schedules.push({ ...schedule, name });
    return { status: 200, body: { ScheduleArn: `arn:aws:scheduler:::schedule/${name}` } };
  });
  return { ...server, schedules };
};
