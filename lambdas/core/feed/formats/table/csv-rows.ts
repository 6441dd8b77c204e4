import { CsvError, parse } from 'csv-parse';
import * as z from 'zod';
import { FeedError } from '../../../../contract/imports/feed.ts';
import headers from '../../columns/headers.json' with { type: 'json' };
import { MAX_FIELD, MAX_ROW } from '../../limits.ts';
import type { ReportProblem } from '../../raw-offer.ts';
import { mendedLines } from './lone-quotes.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

export interface CsvRow {
  /** The line on which the row ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

const Parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });
/** All rows come from the same parser, so only the first is checked against the schema. */
type Parsed = z.infer<typeof Parsed>;
const isParsed = (value: unknown): value is Parsed => Parsed.safeParse(value).success;

const explain = (error: unknown, line: number): unknown => {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new FeedError(
      'NOT_WELL_FORMED',
      'a quote is opened after this line and never closed, or the row does not end; correct the export',
      { cause: error, line },
    );
  }
  return new FeedError('NOT_WELL_FORMED', `the table is broken: ${error.message}`, { cause: error, line });
};

type Parser = ReturnType<typeof parse>;

/** Writes text into the parser no faster than rows are read. */
const feed = async (text: AsyncIterable<string>, parser: Parser): Promise<void> => {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (parser.write(piece)) continue;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          parser.off('drain', go).off('close', go);
          resolve();
        };
        parser.on('drain', go).on('close', go);
      });
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
};

/** What a spreadsheet shows for a formula that failed, and a database for nothing. */
const NOTHING = new RegExp(`^(?:${headers.values.nothing.join('|')})$`, 'u');
/** Exports put an apostrophe before a number or a code, so that no spreadsheet changes it. */
const AS_TEXT = /^'(?=[^\s']*[^\sa-z'][^\s']*$)/u;

const cellText = (cell: string): string => {
  const text = (cell.length > MAX_FIELD ? cell.slice(0, MAX_FIELD) : cell).trim();
  switch (text[0]) {
    case '#':
    case 'N':
    case '\\':
      return NOTHING.test(text) ? '' : text;
    case "'":
      return text.replace(AS_TEXT, '');
    default:
      return text;
  }
};

/** Rows of a table without blank ones; cells are trimmed and cut to the length of a field. */
export async function* readCsvRows(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  report?: ReportProblem,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    record_delimiter: '\n',
  });
  const onLoneQuote = (line: number, seen: string): void =>
    report?.({ kind: 'warning', code: 'lone-quote', line, field: '', seen });
  void feed(mendedLines(text, { delimiter, onLoneQuote }), parser);
  let line = 0;
  try {
    for await (const row of parser) {
      if (line === 0 && !isParsed(row)) throw new TypeError('the parser gives rows of another shape');
      const { record, info }: Parsed = row;
      line = info.lines;
      const cells = record.map(cellText);
      if (cells.some((cell) => cell !== '')) yield { line, cells };
    }
  } catch (error) {
    throw explain(error, line);
  } finally {
    parser.destroy();
  }
}
