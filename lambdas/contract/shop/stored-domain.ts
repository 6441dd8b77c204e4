import * as z from 'zod';
import { DomainConfig, FeedSettings } from './domain.ts';

const Scheduled = z.looseObject({ feed: z.looseObject({ schedule: z.string() }) });

/** A schedule that was allowed when it was saved must not make a whole shop unreadable; its feed is fetched by command. */
const withoutOldSchedule = (stored: unknown): unknown => {
  const config = Scheduled.safeParse(stored).data;
  if (config === undefined || FeedSettings.shape.schedule.safeParse(config.feed.schedule).success)
    return stored;
  const { schedule: _, ...feed } = config.feed;
  return { ...config, feed };
};

/** A configuration as an older or a newer version stored it. Members of a later version are dropped. */
export const StoredDomain = z.preprocess(withoutOldSchedule, DomainConfig.strip());
