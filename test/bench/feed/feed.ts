import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';
import type { Figure } from '../figure.ts';
import { benchEmbeddingRate } from './embedding-rate.ts';
import { type FeedFormat, feedFormats, feedText } from './feed-formats.ts';
import { benchFeedImport } from './feed-import.ts';
import { benchFeedMemory } from './feed-memory.ts';

const OFFERS = 200_000;
/** What a shop of a million offers may wait for, reading alone: 40 seconds. */
const YML_AT_LEAST = 25_000;

/** Reads a feed to its end and answers how many offers a second of the processor's time were read. */
const readRate = async (format: FeedFormat, offers: number): Promise<number> => {
  const before = process.cpuUsage();
  const reading = await createFeedReader({ spool: createFileSpool() })({
    text: feedText(format, offers),
    currency: 'RUB',
    now: new Date(0),
    onProblem: ({ code }) => {
      throw new Error(`the bench feed has a problem: ${code}`);
    },
  });
  let products = 0;
  for await (const _ of reading.products) products += 1;
  if (products !== offers) throw new Error(`${format.name}: ${products} of ${offers} offers were read`);
  const { user, system } = process.cpuUsage(before);
  return Math.round(offers / ((user + system) / 1e6));
};

/** Reading feeds into products, what that takes of memory, and whole imports. */
export const benchFeed = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const format of feedFormats) {
    figures.push({
      // Reading waits for nothing, so on a machine of its own this is its speed by the clock as well.
      name: `${format.name}, ${OFFERS.toLocaleString('en')} offers, by processor time`,
      value: await readRate(format, OFFERS),
      unit: 'offers/s',
      ...(format.name === 'YML' ? { atLeast: YML_AT_LEAST } : {}),
    });
  }
  return [
    ...figures,
    ...(await benchFeedMemory()),
    ...(await benchFeedImport()),
    ...(await benchEmbeddingRate()),
  ];
};
