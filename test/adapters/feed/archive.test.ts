import { describe, expect, it } from '@jest/globals';
import { readBytes } from '../../../lambdas/adapters/feed/read-bytes.ts';
import { inPieces, joined, windows1251 } from './bytes.ts';
import { workbookOf, zipOf } from './zip.ts';

const textOf = async (archive: Uint8Array): Promise<string> =>
  joined((await readBytes(inPieces(archive, 97))).text);

describe('an Excel workbook', () => {
  it('is read as the table of its first visible sheet', async () => {
    const text = await textOf(
      workbookOf([
        ['Артикул', 'Название', 'Цена', 'Остаток'],
        ['A-1', 'Ваза "Роза", синяя', 1299.9000000000001, 3],
        ['A-2', 'Кувшин <1 л> & кружка', '', 0],
      ]),
    );
    expect(text).toBe(
      'Артикул,Название,Цена,Остаток\nA-1,"Ваза ""Роза"", синяя",1299.9,3\nA-2,Кувшин <1 л> & кружка,,0\n',
    );
  });

  it('is named when it has no sheet', async () => {
    const archive = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
    await expect(textOf(archive)).rejects.toMatchObject({
      code: 'UNKNOWN_FORMAT',
      message: expect.stringContaining('Excel'),
    });
  });

  it('is refused when its sheet is damaged', async () => {
    const archive = zipOf({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml': '<worksheet><row>',
    });
    await expect(textOf(archive)).rejects.toMatchObject({ code: 'NOT_WELL_FORMED' });
  });
});

describe('a zip archive', () => {
  it('is read as the feed within it, in its charset', async () => {
    const archive = zipOf({
      'readme.md': 'x'.repeat(500),
      'export/feed.csv': windows1251('id;Название\n1;Ёлка\n'),
    });
    expect(await textOf(archive)).toBe('id;Название\n1;Ёлка\n');
  });

  it("has 1C's goods and offers joined, the goods first", async () => {
    const archive = zipOf({
      'webdata/offers0_1.xml': '<?xml version="1.0"?><K><offers/></K>',
      'webdata/import0_1.xml': '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<K><goods/></K>',
    });
    expect(await textOf(archive)).toBe('<K><K><goods/></K><K><offers/></K></K>');
  });

  it('is refused as a bomb before it has unpacked', async () => {
    const archive = zipOf({ 'feed.csv': Buffer.alloc(64 * 2 ** 20) });
    await expect(textOf(archive)).rejects.toMatchObject({ code: 'ZIP_BOMB' });
  });

  it('is named when it holds no feed or is cut short', async () => {
    await expect(textOf(zipOf({ 'photo.jpg': 'x' }))).rejects.toMatchObject({ code: 'UNKNOWN_FORMAT' });
    const cut = zipOf({ 'feed.csv': 'id,title\n1,A\n' }).subarray(0, 40);
    await expect(textOf(cut)).rejects.toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });
});
