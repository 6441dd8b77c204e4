import { fetchMemory } from '../../contract/bucket-paths.ts';
import type { DomainConfig } from '../../contract/domain.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { DomainStore } from '../../ports/domain-store.ts';
import type { Log } from '../../ports/log.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { FetchMemory } from './fetch-feed.ts';
import { readJson } from './object-text.ts';
import { isDue } from './schedule.ts';

export interface DueFeedsPorts {
  readonly domains: Pick<DomainStore, 'list'>;
  readonly objects: Pick<ObjectStore, 'read'>;
  /** Has a feed fetched by somebody else, soon. */
  readonly requestFetch: (domain: Hostname) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

const isFeedDue = async (
  { objects, now, log }: DueFeedsPorts,
  { hostname, feed }: DomainConfig,
): Promise<boolean> => {
  if (feed.url === undefined || feed.schedule === undefined) return false;
  const memory = await readJson(objects, fetchMemory(hostname), FetchMemory);
  if (memory && memory.url !== feed.url) return true;
  try {
    return isDue(feed.schedule, memory && new Date(memory.askedAt), now());
  } catch (error) {
    log.error('feed schedule cannot be read', { domain: hostname, reason: String(error) });
    return false;
  }
};

/** Finds the shops whose feed is to be fetched by now, and has each of them fetched on its own. */
export const createDueFeeds = (ports: DueFeedsPorts) => async (): Promise<void> => {
  for (const config of await ports.domains.list()) {
    if (config.status !== 'active' || !(await isFeedDue(ports, config))) continue;
    await ports.requestFetch(config.hostname);
    ports.log.info('feed is due', { domain: config.hostname });
  }
};
