/** How a workbook shows its numbers, by the number of a cell's style. */
type CellFormat = 'plain' | 'date' | 'time' | 'percent' | { readonly digits: number };

const DAY_MS = 24 * 60 * 60 * 1_000;
const MINUTE_MS = 60 * 1_000;
/** Days between the beginnings of 1900 (as Excel counts it) and of 1970, and from 1900 to 1904. */
const SERIAL_OF_1970 = 25_569;
const SERIAL_OF_1904 = 1_462;
/** Excel keeps 1299.9 as 1299.9000000000001. */
const DIGITS = 15;

const BUILT_IN: ReadonlyMap<number, CellFormat> = new Map<number, CellFormat>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  [22, 'time'],
]);

/** The code without texts in quotes, escaped signs, colours and blanks of a sign's width. */
const bare = (code: string): string => code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./gu, '').split(';')[0] ?? '';

const formatOf = (code: string): CellFormat => {
  const signs = bare(code);
  if (/[dy]/iu.test(signs) && !/general|e[+-]/iu.test(signs)) return /h/iu.test(signs) ? 'time' : 'date';
  if (signs.includes('%')) return 'percent';
  return /^0{2,}$/u.test(signs) ? { digits: signs.length } : 'plain';
};

/** Reads the formats of cells from the elements of `styles.xml`. */
export const createCellFormats = () => {
  const codes = new Map<string, CellFormat>();
  const formats: CellFormat[] = [];
  let areCells = false;
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      const { numFmtId: id = '', formatCode: code = '' } = attributes;
      if (name === 'numFmt') codes.set(id, formatOf(code));
      if (name === 'cellXfs') areCells = true;
      if (name === 'xf' && areCells) formats.push(codes.get(id) ?? BUILT_IN.get(Number(id)) ?? 'plain');
    },
    close: (name: string): void => {
      if (name === 'cellXfs') areCells = false;
    },
    of: (style: string | undefined): CellFormat => formats[Number(style ?? 0)] ?? 'plain',
  };
};

const dateText = (serial: number, format: 'date' | 'time', starts1904: boolean): string => {
  const days = serial + (starts1904 ? SERIAL_OF_1904 : 0) - SERIAL_OF_1970;
  const time = Math.round((days * DAY_MS) / MINUTE_MS) * MINUTE_MS;
  const written = new Date(time);
  if (serial < 1 || Number.isNaN(written.getTime())) return String(serial);
  const iso = written.toISOString();
  return format === 'date' || time % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
};

interface NumberStyle {
  readonly format: CellFormat;
  /** True for workbooks that count days from 1904 on. */
  readonly starts1904: boolean;
}

/** A number as the workbook shows it, where that says more than the number: dates, percents and leading zeros. */
export const numberText = (value: string, { format, starts1904 }: NumberStyle): string => {
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) return value;
  const exact = Number(number.toPrecision(DIGITS));
  if (format === 'date' || format === 'time') return dateText(exact, format, starts1904);
  if (format === 'percent') return `${Number((exact * 100).toPrecision(DIGITS))}%`;
  return typeof format === 'object' ? String(exact).padStart(format.digits, '0') : String(exact);
};
