import { decodeHTMLStrict } from 'entities/decode';
import { SaxesParser } from 'saxes';
import { FeedError } from '../../../contract/imports/feed.ts';
import { MAX_DEPTH, MAX_FIELD, MAX_FIELDS, MAX_ROW } from '../limits.ts';
import type { ReaderContext } from '../raw-offer.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';

export interface XmlElement {
  /** Lower case, without a prefix. */
  readonly name: string;
  /** What stood before the colon. */
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text within, that of elements inside included. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  readonly line: number;
}

interface Building extends XmlElement {
  readonly children: Building[];
  text: string;
}

/** saxes tells its findings apart by words alone. These leave the structure whole; all others do not. */
const HARMLESS =
  /(undefined entity|empty entity name|malformed character entity|disallowed character|disallowed in char data|encoding value must match.*)\.?$/su;

interface LocalName {
  readonly name: string;
  readonly prefix: string;
}

/** `image_link` for `g:image_link`: the prefix is the writer's choice. */
const localName = rememberingUpTo(10_000, (written): LocalName => {
  const colon = written.indexOf(':');
  return { name: written.slice(colon + 1).toLowerCase(), prefix: written.slice(0, Math.max(colon, 0)) };
});

/** An ampersand that begins no entity; the longest name in use has far fewer letters. */
const BARE = /&(?!#?[a-z0-9]{1,31};)/giu;
const CDATA_START = '<![CDATA[';
const CDATA_END = ']]>';
/** As much of a piece's end as may belong to something that goes on in the next one. */
const KEPT = 40;

/** The look-ahead may read beyond `to`, so the part is cut only after it was escaped. */
const escapeBare = (all: string, from: number, to: number): string => {
  const part = all.slice(from, to);
  if (!part.includes('&')) return part;
  const ahead = all.slice(to, to + KEPT);
  const escaped = (part + ahead).replace(BARE, (mark, at: number) => (at < part.length ? '&amp;' : mark));
  return escaped.slice(0, escaped.length - ahead.length);
};

/**
 * Escapes bare ampersands, which hand-made feeds have in addresses: a strict parser would read the markup after one
 * as the name of an entity. CDATA is left alone, because nothing is escaped there.
 */
export const createAmpersandRepair = (): ((piece: string, isLast: boolean) => string) => {
  let kept = '';
  let inCdata = false;
  return (piece, isLast) => {
    const all = kept + piece;
    const end = isLast ? all.length : all.length - KEPT;
    let text = '';
    let at = 0;
    while (at < end) {
      const mark = inCdata ? CDATA_END : CDATA_START;
      const found = all.indexOf(mark, at);
      const isNear = found >= 0 && found < end;
      const stop = isNear ? found + mark.length : end;
      text += inCdata ? all.slice(at, stop) : escapeBare(all, at, stop);
      at = stop;
      if (isNear) inCdata = !inCdata;
    }
    kept = all.slice(at);
    return text;
  };
};

/** saxes asks for an entity by its name, and for `undefined` reports it. Blanks are plain and marks of direction go. */
const htmlEntities = new Proxy<Record<string, string>>(
  {},
  {
    get: (_, name) => {
      const written = `&${String(name)};`;
      const decoded = decodeHTMLStrict(written);
      return decoded === written ? undefined : decoded.replace(/\s/gu, ' ').replace(/\p{Cf}/gu, '');
    },
  },
);

/** saxes puts "line:column: " before what it found. */
const notWellFormed = (error: Error): FeedError => {
  const [, line, what] = /^(\d+):\d+: (.*)$/su.exec(error.message) ?? [];
  return new FeedError(
    'NOT_WELL_FORMED',
    `the XML is broken: ${what ?? error.message} Nothing after this place can be trusted; correct the export`,
    { cause: error, ...(line === undefined ? {} : { line: Number(line) }) },
  );
};

/** The field directly within the record has all text; deeper elements also have their own. */
const addText = (open: readonly Building[], text: string): void => {
  for (let depth = Math.min(1, open.length - 1); depth < open.length; depth += 1) {
    const element = open[depth];
    if (element && element.text.length <= MAX_FIELD) element.text += text;
  }
};

/** The elements being read, from the record inwards. Records are the elements of these names. */
const createStack = (records: ReadonlySet<string>, { report }: Pick<ReaderContext, 'report'>) => {
  const open: Building[] = [];
  const ready: XmlElement[] = [];

  const cut = (element: Building): void => {
    const id = open[0]?.attributes.id;
    report({
      kind: 'warning',
      code: 'field-cut',
      line: element.line,
      id,
      field: element.name,
      seen: element.text,
    });
    element.text = element.text.slice(0, MAX_FIELD);
  };

  return {
    open: ({ name, prefix }: LocalName, attributes: Readonly<Record<string, string>>, line: number): void => {
      if (open.length === 0 && !records.has(name)) return;
      const element: Building = { name, prefix, attributes, line, children: [], text: '' };
      const siblings = open.at(-1)?.children;
      if (siblings && siblings.length < MAX_FIELDS) siblings.push(element);
      if (open.length > 1) addText(open, ' ');
      open.push(element);
    },
    /** Ends the innermost element, since the parser refuses tags that do not match; outside of records there is none. */
    close: (): void => {
      const element = open.pop();
      if (!element) return;
      if (element.text.length > MAX_FIELD) cut(element);
      if (open.length === 0) ready.push(element);
      else if (open.length > 1) addText(open, ' ');
    },
    text: (text: string): void => {
      if (open.length > 0) addText(open, text);
    },
    /** The records that ended since the last call. */
    take: (): readonly XmlElement[] => ready.splice(0),
  };
};

/** A parser that fills the stack, and how far it has come. */
const createParser = (stack: ReturnType<typeof createStack>, { report }: Pick<ReaderContext, 'report'>) => {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.ENTITIES = htmlEntities;
  const reached = { depth: 0, written: 0, lastTag: 0 };
  let started = 1;

  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw notWellFormed(error);
    if (!error.message.includes('entity')) return;
    report({ kind: 'warning', code: 'bad-entity', line: parser.line, field: '', seen: error.message });
  });
  parser.on('opentagstart', () => {
    started = parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    reached.lastTag = reached.written;
    reached.depth += 1;
    if (reached.depth > MAX_DEPTH) {
      const message = `elements are nested more than ${MAX_DEPTH} deep`;
      throw new FeedError('TOO_DEEP', message, { line: parser.line });
    }
    stack.open(localName(name), attributes, started);
  });
  parser.on('closetag', () => {
    reached.lastTag = reached.written;
    reached.depth -= 1;
    stack.close();
  });
  parser.on('text', stack.text);
  parser.on('cdata', stack.text);
  return { parser, reached };
};

/**
 * The elements of these names, each whole, in the order of the feed and as many at once as a piece of it holds. Entities of
 * a DOCTYPE are never expanded, and an element, a text or a comment that does not end is refused.
 */
export async function* readXmlRecords(
  text: AsyncIterable<string>,
  records: ReadonlySet<string>,
  context: Pick<ReaderContext, 'report'>,
): AsyncGenerator<readonly XmlElement[]> {
  const stack = createStack(records, context);
  const { parser, reached } = createParser(stack, context);
  const repair = createAmpersandRepair();

  for await (const piece of text) {
    reached.written += piece.length;
    parser.write(repair(piece, false));
    if (reached.written - reached.lastTag > MAX_ROW) {
      const message = `more than ${MAX_ROW} characters without a tag; this is not a feed`;
      throw new FeedError('ENDLESS', message, { line: parser.line });
    }
    yield stack.take();
  }
  parser.write(repair('', true));
  if (reached.depth > 0) {
    const message = 'the XML ends in the middle; the file was cut short, export it again';
    throw new FeedError('NOT_WELL_FORMED', message, { line: parser.line });
  }
  parser.close();
  yield stack.take();
}
