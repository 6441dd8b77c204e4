import { Readable } from 'node:stream';
import { readBytes } from '../../../lambdas/adapters/feed/read-bytes.ts';
import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';
import { workbookOf } from '../../adapters/feed/zip.ts';
import type { Figure } from '../figure.ts';
import { benchEmbeddingRate } from './embedding-rate.ts';
import { feedFormats, feedText } from './feed-formats.ts';
import { benchFeedImport } from './feed-import.ts';
import { benchFeedMemory } from './feed-memory.ts';

type Text = AsyncIterable<string>;

const OFFERS = 200_000;
/** Sheets are kept whole, and price lists in Excel are seldom longer. */
const WORKBOOK_ROWS = 20_000;
/** What a shop of a million offers may wait for, reading alone: 40 seconds. */
const YML_AT_LEAST = 25_000;

/** Reads a feed to its end and answers how many offers a second of the processor's time were read. */
const readRate = async (name: string, offers: number, open: () => Promise<Text> | Text): Promise<number> => {
  const before = process.cpuUsage();
  const reading = await createFeedReader({ spool: createFileSpool() })({
    text: await open(),
    currency: 'RUB',
    now: new Date(0),
    onProblem: ({ kind, code }) => {
      if (kind === 'rejected') throw new Error(`an offer of the bench's ${name} was rejected: ${code}`);
    },
  });
  let products = 0;
  for await (const _ of reading.products) products += 1;
  if (products !== offers) throw new Error(`${name}: ${products} of ${offers} offers were read`);
  const { user, system } = process.cpuUsage(before);
  return Math.round(offers / ((user + system) / 1e6));
};

/** An Excel workbook with so many of the table's offers. */
const workbook = (offers: number): Buffer => {
  const rows = Array.from({ length: offers }, (_, at) => [
    String(at + 1),
    `Kettle ${at + 1}`,
    `https://shop.example/p/${at + 1}`,
    `https://shop.example/i/${at + 1}.jpg`,
    `${10 + (at % 90)}.99 EUR`,
    'in stock',
    'Kettles',
  ]);
  const header = ['id', 'title', 'link', 'image_link', 'price', 'availability', 'product_type'];
  return workbookOf([header, ...rows]);
};

/** A workbook is unpacked before it is read as a table. */
const workbookRate = async (): Promise<Figure> => {
  const bytes = workbook(WORKBOOK_ROWS);
  const open = async (): Promise<Text> => (await readBytes(Readable.from([bytes]))).text;
  return {
    name: `Excel workbook, ${WORKBOOK_ROWS.toLocaleString('en')} offers, by processor time`,
    value: await readRate('Excel workbook', WORKBOOK_ROWS, open),
    unit: 'offers/s',
  };
};

/** Reading feeds into products, what that takes of memory, and whole imports. */
export const benchFeed = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const format of feedFormats) {
    figures.push({
      // Reading waits for nothing, so on a machine of its own this is its speed by the clock as well.
      name: `${format.name}, ${OFFERS.toLocaleString('en')} offers, by processor time`,
      value: await readRate(format.name, OFFERS, () => feedText(format, OFFERS)),
      unit: 'offers/s',
      ...(format.name === 'YML' ? { atLeast: YML_AT_LEAST } : {}),
    });
  }
  return [
    ...figures,
    await workbookRate(),
    ...(await benchFeedMemory()),
    ...(await benchFeedImport()),
    ...(await benchEmbeddingRate()),
  ];
};
