import { deflateRawSync } from 'node:zlib';

const header = (
  length: number,
  signature: number,
  fields: readonly (readonly [number, number, 2 | 4])[],
): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [at, value, size] of fields) bytes.writeUIntLE(value, at, size);
  return bytes;
};

/** A zip archive of these files. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Buffer => {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const title = Buffer.from(name);
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const local = header(30, 0x04034b50, [
      [8, 8, 2],
      [18, packed.length, 4],
      [22, plain.length, 4],
      [26, title.length, 2],
    ]);
    const listed = header(46, 0x02014b50, [
      [10, 8, 2],
      [20, packed.length, 4],
      [24, plain.length, 4],
      [28, title.length, 2],
      [42, at, 4],
    ]);
    const body = Buffer.concat([local, title, packed]);
    bodies.push(body);
    list.push(listed, title);
    at += body.length;
  }
  const listing = Buffer.concat(list);
  const count = Object.keys(files).length;
  const end = header(22, 0x06054b50, [
    [8, count, 2],
    [10, count, 2],
    [12, listing.length, 4],
    [16, at, 4],
  ]);
  return Buffer.concat([...bodies, listing, end]);
};

/** An Excel workbook with one sheet, whose texts are shared like Excel's. */
export const workbookOf = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))];
  const places = new Map(texts.map((text, at) => [text, at]));
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cell = (value: string | number, at: number, row: number): string => {
    const place = `${String.fromCharCode(65 + at)}${row + 1}`;
    if (value === '') return '';
    return typeof value === 'number'
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="s"><v>${places.get(value)}</v></c>`;
  };
  const sheet = rows.map(
    (row, number) =>
      `<row r="${number + 1}">${row.map((value, at) => cell(value, at, number)).join('')}</row>`,
  );
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>hidden</t></is></c></row></sheetData></worksheet>',
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="a" state="hidden" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><r><t>${escaped(text)}</t></r><rPh><t>x</t></rPh></si>`).join('')}</sst>`,
  });
};
