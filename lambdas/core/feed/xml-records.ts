import { SaxesParser } from 'saxes';
import { FeedError } from '../../contract/feed.ts';
import { createAmpersandRepair } from './ampersands.ts';
import { htmlEntities } from './html-entities.ts';
import { MAX_DEPTH, MAX_FIELD, MAX_FIELDS, MAX_ROW, shownValue } from './limits.ts';
import type { ReaderContext } from './raw-offer.ts';

export interface XmlElement {
  /** Lower case, without a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text within, that of elements inside included. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** An element that stands for an offer, or for something said of all offers. */
export interface XmlRecord extends XmlElement {
  readonly line: number;
}

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: Building[];
  text: string;
}

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

const endedInTheMiddle = (line: number): FeedError =>
  new FeedError('NOT_WELL_FORMED', 'the XML ends in the middle; the file was cut short, export it again', {
    line,
  });

/** The elements being read, from the record inwards. */
const createStack = (tags: ReadonlySet<string>, context: ReaderContext) => {
  const open: Building[] = [];
  let ready: XmlRecord[] = [];

  const addText = (text: string): void => {
    // The field directly within the record has all text; deeper elements have their own besides.
    for (let depth = Math.min(1, open.length - 1); depth < open.length; depth += 1) {
      const element = open[depth];
      if (element && element.text.length <= MAX_FIELD) element.text += text;
    }
  };

  const finish = (element: Building): void => {
    if (element.text.length > MAX_FIELD) {
      const [record] = open;
      const id = record?.attributes.id;
      context.report({
        kind: 'warning',
        code: 'field-cut',
        line: element.line,
        ...(id === undefined ? {} : { id }),
        field: element.name,
        seen: shownValue(element.text),
      });
      element.text = element.text.slice(0, MAX_FIELD);
    }
  };

  return {
    open: (name: string, attributes: Readonly<Record<string, string>>, line: number): void => {
      if (open.length === 0 && !tags.has(name)) return;
      const element: Building = { name, attributes, line, children: [], text: '' };
      const siblings = open.at(-1)?.children;
      if (siblings && siblings.length < MAX_FIELDS) siblings.push(element);
      if (open.length > 1) addText(' ');
      open.push(element);
    },
    close: (name: string): void => {
      if (open.length === 0 || open.at(-1)?.name !== name) return;
      const element = open.pop();
      if (!element) return;
      finish(element);
      if (open.length === 0) ready.push(element);
      else if (open.length > 1) addText(' ');
    },
    text: (text: string): void => {
      if (open.length > 0) addText(text);
    },
    take: (): readonly XmlRecord[] => {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
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
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.ENTITIES = Object.assign(Object.create(null), htmlEntities);
  const stack = createStack(tags, context);
  const repair = createAmpersandRepair();
  let depth = 0;
  let silent = 0;
  let written = 0;
  let started = 1;

  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw notWellFormed(error);
    if (!BROKEN_ENTITY.test(error.message)) return;
    context.report({
      kind: 'warning',
      code: 'bad-entity',
      line: parser.line,
      field: '',
      seen: error.message,
    });
  });
  parser.on('opentagstart', () => {
    started = parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = written;
    depth += 1;
    if (depth > MAX_DEPTH) {
      throw new FeedError('TOO_DEEP', `elements stand within each other more than ${MAX_DEPTH} deep`, {
        line: parser.line,
      });
    }
    stack.open(localName(name), attributes, started);
  });
  parser.on('closetag', ({ name }) => {
    silent = written;
    depth -= 1;
    stack.close(localName(name));
  });
  parser.on('text', stack.text);
  parser.on('cdata', stack.text);

  for await (const piece of text) {
    written += piece.length;
    parser.write(repair(piece, false));
    if (written - silent > MAX_ROW) {
      throw new FeedError('ENDLESS', `more than ${MAX_ROW} characters without a tag; this is no feed`, {
        line: parser.line,
      });
    }
    yield* stack.take();
  }
  parser.write(repair('', true));
  if (depth > 0) throw endedInTheMiddle(parser.line);
  parser.close();
  yield* stack.take();
}
