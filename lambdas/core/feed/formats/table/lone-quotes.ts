/** What a line holds, read from its first character on. */
interface Scan {
  readonly cells: number;
  /** False where a quote is neither at the beginning of a cell nor at its end. */
  readonly isProper: boolean;
  /** True where a quoted cell goes on in the next line. */
  readonly isOpen: boolean;
}

const QUOTE = '"';

type Place = 'start' | 'quoted' | 'closed' | 'plain';

/** A quote belongs at the beginning of a cell, and nothing after the one that closes it. */
const isMisplaced = (sign: string, place: Place): boolean =>
  place === 'closed' || (sign === QUOTE && place === 'plain');
const placeAfter = (sign: string, place: Place): Place =>
  sign === QUOTE && place === 'start' ? 'quoted' : 'plain';

/** As the parser reads: quotes count at the beginning of a cell, and close only before a delimiter or the line's end. */
const scan = (line: string, delimiter: string, startsInQuotes: boolean): Scan => {
  let cells = 1;
  let place: Place = startsInQuotes ? 'quoted' : 'start';
  let isProper = true;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (place === 'quoted') {
      if (sign !== QUOTE) continue;
      if (line[at + 1] === QUOTE) at += 1;
      else place = 'closed';
    } else if (sign === delimiter) {
      cells += 1;
      place = 'start';
    } else if (sign !== ' ') {
      if (isMisplaced(sign, place)) isProper = false;
      place = placeAfter(sign, place);
    }
  }
  return { cells, isOpen: place === 'quoted', isProper };
};

const QUOTED = /^\s*"(?:[^"]|"")*"\s*$/u;

/** The line with its quotes as signs like any other. */
const withPlainQuotes = (line: string, delimiter: string): string =>
  line
    .split(delimiter)
    .map((cell) => (cell.includes('"') && !QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);

const ESCAPED_QUOTE = '\\"';
const ESCAPED = /\\(["\\])/gu;

/** "say \"hi\"", as databases write it, with its quotes doubled as all others write them. */
const withDoubledQuotes = (line: string): string =>
  line.replace(ESCAPED, (all, sign: string) => (sign === '"' ? '""' : all));

/** Lines from whose widest the number of columns is known. */
const FIRST_LINES = 40;
/** Lines of one cell; beyond them no cell is repaired. */
const MAX_LINES = 2_000;
const MAX_LENGTH = 1_000_000;

interface Repair {
  readonly delimiter: string;
  readonly onLoneQuote: (line: number, text: string) => void;
}

/** Passes lines on, those of a quoted cell once it is closed. */
const createLines = ({ delimiter, onLoneQuote }: Repair) => {
  let width = 0;
  let done = 0;
  let open: string[] = [];
  let length = 0;
  /** Tab-separated feeds know no quoting, and others may show that they do not either. */
  let isUnquoted = delimiter === '\t';

  /** Whether a row was seen that has sense only with backslashes before its quotes. */
  let isBackslashed = false;

  /** A backslash before a quote escapes it where the line makes no sense otherwise: "C:\" ends its cell. */
  const unescaped = (line: string): string => {
    if (!line.includes(ESCAPED_QUOTE)) return line;
    const isWithin = open.length > 0;
    const plain = scan(line, delimiter, isWithin);
    const doubled = withDoubledQuotes(line);
    const other = scan(doubled, delimiter, isWithin);
    const isWhole = plain.isProper && !plain.isOpen && (isWithin ? !isBackslashed : plain.cells === width);
    if (isWhole || !other.isProper || (plain.isProper && !isBackslashed && other.cells !== width))
      return line;
    isBackslashed = true;
    return doubled;
  };

  const measure = (line: string): void => {
    if (done < FIRST_LINES) width = Math.max(width, scan(line, delimiter, false).cells);
  };
  const isRow = (line: string): boolean => {
    const { cells, isOpen } = scan(line, delimiter, false);
    return cells === width || (isOpen && line.split(delimiter).length === width);
  };
  const isWholeButForQuote = (line: string): boolean => width > 1 && line.split(delimiter).length === width;

  /** The lines of an open cell whose first one is a row by itself: its quote opens nothing. */
  const release = (isLone: boolean): readonly string[] => {
    const [first = '', ...others] = open;
    open = [];
    length = 0;
    if (!isLone) {
      done += others.length + 1;
      return [first, ...others];
    }
    done += 1;
    isUnquoted = true;
    onLoneQuote(done, first);
    return [withPlainQuotes(first, delimiter), ...others.flatMap(take)];
  };

  const goOn = (line: string): readonly string[] => {
    open.push(line);
    length += line.length;
    const [first = ''] = open;
    const isClosed = !scan(line, delimiter, open.length > 1).isOpen;
    const isTooLong = open.length > MAX_LINES || length > MAX_LENGTH;
    if (!isClosed && !isTooLong) return [];
    return release(isWholeButForQuote(first) && (isTooLong || open.slice(1).some(isRow)));
  };

  const take = (written: string): readonly string[] => {
    const line = unescaped(written);
    if (open.length > 0 || line.includes('"')) {
      measure(line);
      return goOn(line);
    }
    measure(line);
    done += 1;
    return [line];
  };

  return {
    take,
    /** Where quotes mean something, a cell that is open at the end of the file is damage. */
    end: (isCut: boolean): readonly string[] => {
      const lines: string[] = [];
      while (open.length > 0) {
        const isWhole = isWholeButForQuote(open[0] ?? '') && (!isCut || open.slice(1).some(isRow));
        const isLone = isUnquoted && isWhole;
        lines.push(...release(isLone));
        if (!isLone) break;
      }
      return lines;
    },
  };
};

const LINE_END = /\r\n|\r|\n/u;

/**
 * A table's text with line ends of one kind, and with lone quotes as plain signs: `24" panel` must not swallow the
 * rows after it. Lines stay lines, so that they keep their numbers.
 */
export async function* mendedLines(text: AsyncIterable<string>, repair: Repair): AsyncGenerator<string> {
  const lines = createLines(repair);
  let rest = '';
  for await (const piece of text) {
    const all = rest + piece;
    // Its other half may come with the next piece.
    const isHalf = all.endsWith('\r');
    const parts = (isHalf ? all.slice(0, -1) : all).split(LINE_END);
    rest = (parts.pop() ?? '') + (isHalf ? '\r' : '');
    const whole = parts.flatMap(lines.take);
    if (whole.length > 0) yield `${whole.join('\n')}\n`;
    if (rest.length <= MAX_LENGTH) continue;
    yield* [...lines.end(true), rest];
    rest = '';
  }
  const isCut = rest !== '';
  const last = [...(isCut ? lines.take(rest.replace(/\r$/u, '')) : []), ...lines.end(isCut)];
  if (last.length > 0) yield `${last.join('\n')}${isCut ? '' : '\n'}`;
}
