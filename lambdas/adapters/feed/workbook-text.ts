import { SaxesParser } from 'saxes';
import { FeedError } from '../../contract/imports/feed.ts';
import type { LookAtText } from '../../ports/imports/read-text.ts';
import { chooseText } from './choose-text.ts';
import { createCellFormats, numberText } from './workbook-cells.ts';
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

/** How the cells of a workbook are to be read. */
interface Book {
  readonly texts: readonly string[];
  readonly formats: ReturnType<typeof createCellFormats>;
  readonly starts1904: boolean;
}

interface Cell {
  readonly column: number;
  readonly type: string | undefined;
  readonly style: string | undefined;
  text: string;
}

/** An error like #N/A is neither a text nor a price. */
const cellText = ({ type, style, text }: Cell, { texts, formats, starts1904 }: Book): string => {
  if (type === 's') return texts[Number(text)] ?? '';
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'e') return '';
  if (type !== undefined && type !== 'n') return text;
  return numberText(text, { format: formats.of(style), starts1904 });
};

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

type Attributes = Readonly<Record<string, string>>;
const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/**
 * Says which rows people hid by hand. Rows of a folded group, and those that a filter hides for the moment, are goods
 * like any others.
 */
const createHiding = () => {
  let isFiltered = false;
  return {
    sees: (name: string, { filterMode }: Attributes): void => {
      if (name === 'sheetPr' && isOn(filterMode)) isFiltered = true;
    },
    hides: ({ hidden, outlineLevel = '0' }: Attributes): boolean =>
      isOn(hidden) && outlineLevel === '0' && !isFiltered,
  };
};

/** The rows of a sheet as lines of CSV. */
async function* sheetLines(sheet: ZipFile, book: Book): AsyncGenerator<string> {
  let lines = '';
  let cells: string[] = [];
  let cell: Cell | undefined;
  let isValue = false;
  let phonetic = 0;
  let isHidden = false;
  const hiding = createHiding();
  const begin = (name: string, { r = '', t: type, s: style }: Attributes): void => {
    if (name === 'rPh') phonetic += 1;
    if (name === 'c') cell = { column: columnOf(r) || cells.length + 1, type, style, text: '' };
    isValue = (name === 'v' || name === 't') && phonetic === 0;
  };
  const part = parsePart(sheet, {
    open: (name, attributes) => {
      hiding.sees(name, attributes);
      if (name === 'row') [cells, isHidden] = [[], hiding.hides(attributes)];
      begin(name, attributes);
    },
    text: (words) => {
      if (isValue && cell) cell.text += words;
    },
    close: (name) => {
      isValue = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'c' && cell && cell.column <= MAX_COLUMNS) {
        while (cells.length < cell.column - 1) cells.push('');
        cells[cell.column - 1] = cellText(cell, book);
      }
      if (name === 'row' && !isHidden) lines += `${cells.map(quoted).join(',')}\n`;
    },
  });
  for await (const _ of part) {
    if (lines !== '') yield lines;
    lines = '';
  }
}

/** The sheets that people see, in their order, and how the workbook counts days. */
const readBook = async (files: ReadonlyMap<string, ZipFile>, book: ZipFile) => {
  const ids: string[] = [];
  const targets = new Map<string, string>();
  let starts1904 = false;
  const sheets = parsePart(book, {
    open: (name, { state, 'r:id': id = '', date1904 }) => {
      if (name === 'workbookPr') starts1904 = isOn(date1904);
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
  const paths = ids.map((id) => targets.get(id)).filter((path) => path !== undefined);
  const visible = (paths.length > 0 ? paths : ['xl/worksheets/sheet1.xml']).map((path) => files.get(path));
  return { starts1904, sheets: visible.filter((sheet) => sheet !== undefined) };
};

const readFormats = async (file: ZipFile | undefined): Promise<Book['formats']> => {
  const formats = createCellFormats();
  for await (const _ of file ? parsePart(file, formats) : []);
  return formats;
};

/** The sheet of an Excel workbook that looks like a feed as CSV; `undefined` for another archive. */
export const workbookText = async (
  files: readonly ZipFile[],
  look: LookAtText,
): Promise<AsyncIterable<string> | undefined> => {
  const named = new Map(files.map((file) => [file.name, file] as const));
  const workbook = named.get('xl/workbook.xml');
  if (!workbook) return undefined;
  const { starts1904, sheets } = await readBook(named, workbook);
  const formats = await readFormats(named.get('xl/styles.xml'));
  const texts = await sharedTexts(named.get('xl/sharedStrings.xml'));
  const book = { texts, formats, starts1904 };
  return chooseText(
    sheets.map((sheet) => ({ open: () => sheetLines(sheet, book) })),
    look,
  );
};
