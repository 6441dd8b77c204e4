import { SaxesParser } from 'saxes';
import { FeedError } from '../../contract/imports/feed.ts';
import type { ZipFile } from './zip-archive.ts';

const MAX_COLUMNS = 2_000;
/** Characters of all texts, which are held in memory while the sheet is read. */
const MAX_TEXTS = 256 * 2 ** 20;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Handlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Parses a part of the workbook, and pauses after each piece for what was read of it. */
async function* parsePart(file: ZipFile, { open, text, close }: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw new FeedError('NOT_WELL_FORMED', `the workbook is damaged (${file.name}); save it again`, {
      cause: error,
    });
  });
  parser.on('opentag', ({ name, attributes }) => open?.(localName(name), attributes));
  parser.on('text', (words) => text?.(words));
  parser.on('closetag', ({ name }) => close?.(localName(name)));
  const decoder = new TextDecoder();
  for await (const piece of file.content()) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

/** Texts that cells refer to by their number. */
const sharedTexts = async (file: ZipFile | undefined): Promise<readonly string[]> => {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = 0;
  let length = 0;
  const part =
    file &&
    parsePart(file, {
      open: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') phonetic += 1;
        isText = name === 't' && phonetic === 0;
      },
      text: (words) => {
        if (!isText) return;
        text += words;
        length += words.length;
        if (length > MAX_TEXTS)
          throw new FeedError('TOO_LARGE', 'the workbook holds too much text; save it as CSV (UTF-8)');
      },
      close: (name) => {
        if (name === 'si') texts.push(text);
        if (name === 'rPh') phonetic -= 1;
        isText = false;
      },
    });
  for await (const _ of part ?? []);
  return texts;
};

/** "AB12" is the 28th column, counted from 1. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of /^[A-Z]+/u.exec(reference)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
};

/** Excel keeps 1299.9 as 1299.9000000000001. */
const DIGITS = 15;

const cellText = (type: string | undefined, value: string, texts: readonly string[]): string => {
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type !== undefined && type !== 'n') return value;
  const number = Number(value);
  return value === '' || Number.isNaN(number) ? value : String(Number(number.toPrecision(DIGITS)));
};

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The rows of a sheet as lines of CSV. */
async function* sheetLines(sheet: ZipFile, texts: readonly string[]): AsyncGenerator<string> {
  let lines = '';
  let cells: string[] = [];
  let cell: { readonly column: number; readonly type: string | undefined; text: string } | undefined;
  let isValue = false;
  const part = parsePart(sheet, {
    open: (name, attributes) => {
      if (name === 'row') cells = [];
      if (name === 'c')
        cell = { column: columnOf(attributes.r ?? '') || cells.length + 1, type: attributes.t, text: '' };
      isValue = name === 'v' || name === 't';
    },
    text: (words) => {
      if (isValue && cell) cell.text += words;
    },
    close: (name) => {
      isValue = false;
      if (name === 'c' && cell && cell.column <= MAX_COLUMNS) {
        while (cells.length < cell.column - 1) cells.push('');
        cells[cell.column - 1] = cellText(cell.type, cell.text, texts);
      }
      if (name === 'row') lines += `${cells.map(quoted).join(',')}\n`;
    },
  });
  for await (const _ of part) {
    if (lines !== '') yield lines;
    lines = '';
  }
}

/** The path of the first sheet that people see. */
const firstSheet = async (
  files: ReadonlyMap<string, ZipFile>,
  book: ZipFile,
): Promise<ZipFile | undefined> => {
  const ids: string[] = [];
  const targets = new Map<string, string>();
  const sheets = parsePart(book, {
    open: (name, { state, 'r:id': id = '' }) => {
      if (name === 'sheet' && (state ?? 'visible') === 'visible') ids.push(id);
    },
  });
  for await (const _ of sheets);
  const relations = files.get('xl/_rels/workbook.xml.rels');
  const read =
    relations &&
    parsePart(relations, {
      open: (name, { Id: id = '', Target: target = '' }) => {
        if (name === 'Relationship')
          targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      },
    });
  for await (const _ of read ?? []);
  return files.get(targets.get(ids[0] ?? '') ?? 'xl/worksheets/sheet1.xml');
};

/** The first sheet of an Excel workbook as CSV; `undefined` for another archive. */
export const workbookText = async (files: readonly ZipFile[]): Promise<AsyncIterable<string> | undefined> => {
  const named = new Map(files.map((file) => [file.name, file] as const));
  const book = named.get('xl/workbook.xml');
  const sheet = book && (await firstSheet(named, book));
  return sheet && sheetLines(sheet, await sharedTexts(named.get('xl/sharedStrings.xml')));
};
