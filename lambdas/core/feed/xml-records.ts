import { SaxesParser } from 'saxes';
import { FeedError, type FeedProblem } from '../../contract/feed.ts';
import { createAmpersandRepair } from './ampersands.ts';
import { htmlEntities } from './html-entities.ts';
import { MAX_DEPTH, MAX_ROW } from './limits.ts';
import type { ReaderContext } from './raw-offer.ts';
import { createXmlStack, type XmlRecord, type XmlStack } from './xml-stack.ts';

/** saxes tells its findings apart by words alone. These leave the structure whole; all others do not. */
const HARMLESS =
  /(undefined entity|empty entity name|malformed character entity|disallowed character|disallowed in char data|encoding value must match.*)\.?$/su;
const BROKEN_ENTITY = /entity/u;

const localNames = new Map<string, string>();
const MAX_NAMES = 10_000;

/** `g:image_link` → `image_link`: the prefix is the writer's choice. */
const localName = (name: string): string => {
  const known = localNames.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (localNames.size < MAX_NAMES) localNames.set(name, local);
  return local;
};

/** saxes puts "line:column: " before what it found. */
const notWellFormed = (error: Error): FeedError => {
  const [, line, what] = /^(\d+):\d+: (.*)$/su.exec(error.message) ?? [];
  return new FeedError(
    'NOT_WELL_FORMED',
    `the XML is broken: ${what ?? error.message} Nothing after this place can be trusted; correct the export`,
    { cause: error, ...(line === undefined ? {} : { line: Number(line) }) },
  );
};

const tooDeep = (line: number): FeedError =>
  new FeedError('TOO_DEEP', `elements stand within each other more than ${MAX_DEPTH} deep`, { line });

const endless = (line: number): FeedError =>
  new FeedError('ENDLESS', `more than ${MAX_ROW} characters without a tag; this is no feed`, { line });

const endedInTheMiddle = (line: number): FeedError =>
  new FeedError('NOT_WELL_FORMED', 'the XML ends in the middle; the file was cut short, export it again', {
    line,
  });

const badEntity = (line: number, seen: string): FeedProblem => ({
  kind: 'warning',
  code: 'bad-entity',
  line,
  field: '',
  seen,
});

/** A parser that puts what it finds on the stack, and the depth and the place that it has come to. */
const createParser = (stack: XmlStack, { report }: ReaderContext) => {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.ENTITIES = Object.assign(Object.create(null), htmlEntities);
  const reached = { depth: 0, written: 0, lastTag: 0 };
  let started = 1;

  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw notWellFormed(error);
    if (BROKEN_ENTITY.test(error.message)) report(badEntity(parser.line, error.message));
  });
  parser.on('opentagstart', () => {
    started = parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    reached.lastTag = reached.written;
    reached.depth += 1;
    if (reached.depth > MAX_DEPTH) throw tooDeep(parser.line);
    stack.open(localName(name), attributes, started);
  });
  parser.on('closetag', ({ name }) => {
    reached.lastTag = reached.written;
    reached.depth -= 1;
    stack.close(localName(name));
  });
  parser.on('text', stack.text);
  parser.on('cdata', stack.text);
  return { parser, reached };
};

/**
 * The elements of these names, each whole, in the order of the feed. Entities of a DOCTYPE are never
 * expanded, and an element, a text or a comment that does not end is not waited for.
 */
export async function* readXmlRecords(
  text: AsyncIterable<string>,
  tags: ReadonlySet<string>,
  context: ReaderContext,
): AsyncGenerator<XmlRecord> {
  const stack = createXmlStack(tags, context);
  const { parser, reached } = createParser(stack, context);
  const repair = createAmpersandRepair();

  for await (const piece of text) {
    reached.written += piece.length;
    parser.write(repair(piece, false));
    if (reached.written - reached.lastTag > MAX_ROW) throw endless(parser.line);
    // `yield*` would wait for every record twice.
    for (const record of stack.take()) yield record;
  }
  parser.write(repair('', true));
  if (reached.depth > 0) throw endedInTheMiddle(parser.line);
  parser.close();
  for (const record of stack.take()) yield record;
}
