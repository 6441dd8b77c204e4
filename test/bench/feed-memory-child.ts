import { Readable } from 'node:stream';
import { createFileSpool } from '../../lambdas/adapters/feed/file-spool.ts';
import { readBytes } from '../../lambdas/adapters/feed/read-bytes.ts';
import { createFeedReader } from '../../lambdas/core/feed/read-feed.ts';
import { type FeedFormat, feedFormats, feedText } from './feed-formats.ts';

const [yml] = feedFormats;
if (!yml) throw new Error('there is no format to read');

async function* bytes(format: FeedFormat, offers: number): AsyncGenerator<Uint8Array> {
  for await (const piece of feedText(format, offers)) yield Buffer.from(piece);
}

const { text } = await readBytes(Readable.from(bytes(yml, Number(process.argv[2]))));
const reading = await createFeedReader({ spool: createFileSpool() })({
  text,
  currency: 'RUB',
  now: new Date(0),
  onProblem: () => undefined,
});
for await (const _ of reading.products);
// In kilobytes, as the system counts it.
process.stdout.write(String(process.resourceUsage().maxRSS));
