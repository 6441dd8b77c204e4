import { zipOf } from './zip.ts';

/** A cell: text in place, a number, or a value with its type, its style and what it is calculated from. */
export type Cell =
  | string
  | number
  | {
      readonly value?: string;
      readonly type?: string;
      readonly style?: number;
      readonly formula?: string;
      readonly rich?: string;
    };

export interface Sheet {
  readonly name?: string;
  readonly state?: string;
  /** Attributes of rows, by their place. */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  readonly before?: string;
  readonly rows: readonly (readonly Cell[])[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const cellXml = (cell: Cell, place: string): string => {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  }
  const { value = '', type, style, formula, rich } = cell;
  if (rich !== undefined) return `<c r="${place}" t="inlineStr"><is>${rich}</is></c>`;
  const typed = `${type === undefined ? '' : ` t="${type}"`}${style === undefined ? '' : ` s="${style}"`}`;
  return `<c r="${place}"${typed}>${formula === undefined ? '' : `<f>${formula}</f>`}<v>${value}</v></c>`;
};

const sheetXml = ({ rows, rowAttributes = {}, before = '' }: Sheet): string => {
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${at + 1}`));
    return `<row r="${at + 1}" ${rowAttributes[at] ?? ''}>${cells.join('')}</row>`;
  });
  return `<worksheet>${before}<sheetData>${lines.join('')}</sheetData></worksheet>`;
};

/** Styles of cells by number: 1 and 2 are days, 3 is a percent, 4 has six digits, 5 a day and a time, 6 roubles. */
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${[0, 14, 164, 9, 165, 22, 166].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;

interface BookParts {
  readonly properties?: string;
  readonly shared?: string;
}

/** A workbook with these sheets. */
export const bookOf = (sheets: readonly Sheet[], { properties = '', shared }: BookParts = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets>${sheets
      .map(({ name, state }, at) => {
        const hidden = state === undefined ? '' : ` state="${state}"`;
        return `<sheet name="${name ?? at}"${hidden} r:id="r${at}"/>`;
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => `<Relationship Id="r${at}" Target="worksheets/sheet${at}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': shared }),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at}.xml`, sheetXml(sheet)])),
  });

const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 24 * 60 * 60 * 1_000;
/** A day as a workbook counts it. */
export const serial = (day: string): number => Math.round((Date.parse(day) - EPOCH) / DAY_MS);
