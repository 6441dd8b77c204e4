import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { BYTE_LIMITS, readBytes } from '../../../lambdas/adapters/feed/read-bytes.ts';
import { inPieces, joined, windows1251 } from './bytes.ts';

const read = async (bytes: Uint8Array, size?: number): Promise<{ text: string; charset: string }> => {
  const decoded = await readBytes(inPieces(bytes, size));
  const text = await joined(decoded.text);
  return { text, charset: decoded.charset() };
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const long = (text: string): string => text.repeat(200);

describe('the text of a feed', () => {
  it.each([1, 2, 3, 7, 1_000])('is UTF-8 whatever the boundaries of its pieces (%i bytes)', async (size) => {
    const text = long('Чайник, 1 299 ₽, 😀; ');
    expect(await read(utf8(text), size)).toEqual({ text, charset: 'utf-8' });
  });

  it('loses its byte order mark', async () => {
    expect((await read(utf8('\uFEFFid,title'))).text).toBe('id,title');
  });

  it.each(['utf-16le', 'utf-16be'])('is read as %s by its mark', async (charset) => {
    const units = Buffer.from('\uFEFFid;Чайник', 'utf16le');
    const bytes = charset === 'utf-16le' ? units : Buffer.from(units).swap16();
    expect(await read(bytes)).toEqual({ text: 'id;Чайник', charset });
  });

  it('is windows-1251 when the prolog says so and the bytes are not UTF-8', async () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?>${long('Ёлочные игрушки № ')}`;
    expect(await read(windows1251(text), 100)).toEqual({ text, charset: 'windows-1251' });
  });

  it('is UTF-8 when the bytes are, whatever the prolog says', async () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?>${long('Чайник ')}`;
    expect(await read(utf8(text), 64)).toEqual({ text, charset: 'utf-8' });
  });

  it.each([1, 5, 64, 100_000])(
    'is windows-1251 when nothing is declared (%i bytes a piece)',
    async (size) => {
      const text = `${long('id;title;')}${long('Чайник электрический ')}`;
      expect(await read(windows1251(text), size)).toEqual({ text, charset: 'windows-1251' });
    },
  );

  // As iconv writes them, because Node decodes these charsets and does not encode.
  it.each([
    ['windows-1252', 'Q2Fm6SB0YWJsZSCjMTI5Ljk5', 'Café table £129.99'],
    ['windows-1252', 'S/xjaGVudGlzY2ggd2Vp3yAxMiCA', 'Küchentisch weiß 12 €'],
    ['windows-1250', 'U3TzsyBk6mJvd3ksIGtyemVzs28gv/OzdGU=', 'Stół dębowy, krzesło żółte'],
    ['windows-1254', 'QWj+YXAgbWFzYSwga/1ybf16/Q==', 'Ahşap masa, kırmızı'],
    ['ibm866', 'l6CpraiqIO2rpari4KjnpeGqqKk=', 'Чайник электрический'],
    ['koi8-u', '/sHKzsnLINzMxcvU0snexdPLyco=', 'Чайник электрический'],
    ['utf-16le', 'aQBkADsAJwQwBDkEPQQ4BDoE', 'id;Чайник'],
  ])('is %s by the look of its words', async (charset, base64, text) => {
    expect(await read(Buffer.from(base64, 'base64'))).toEqual({ text, charset });
  });

  it('stays UTF-8 when one byte among real UTF-8 is damaged', async () => {
    const text = long('Чайник ');
    const bytes = Buffer.concat([utf8(text), Uint8Array.of(0xff), utf8(text)]);
    expect((await read(bytes)).text).toBe(`${text}\uFFFD${text}`);
    expect((await read(bytes, 50)).text).toBe(`${text}\uFFFD${text}`);
  });

  it('is refused in a charset that does not exist', async () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="martian-8"?><a/>');
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'UNKNOWN_CHARSET',
      message: expect.stringContaining('"martian-8"'),
    });
  });
});

describe('gzip', () => {
  const text = long('Чайник ');

  it('is unpacked by its first bytes, whatever the name', async () => {
    expect((await read(gzipSync(text), 10)).text).toBe(text);
  });

  it('is refused when it ends in the middle', async () => {
    const bytes = gzipSync(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * at) % 251)));
    await expect(read(bytes.subarray(0, bytes.length - 20))).rejects.toMatchObject({
      code: 'GZIP_TRUNCATED',
    });
  });

  it('is refused when it is damaged', async () => {
    const bytes = gzipSync(text);
    bytes.fill(0xaa, 12, 40);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'GZIP_DAMAGED' });
  });

  it('is refused before a bomb has unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20));
    await expect(read(bomb, 65_536)).rejects.toMatchObject({ code: 'ZIP_BOMB' });
  });

  it('is refused when it unpacks beyond the limit', async () => {
    const reading = readBytes(inPieces(gzipSync(text)), undefined, { ...BYTE_LIMITS, maxBytes: 1_000 });
    await expect(reading).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('is refused within gzip', async () => {
    await expect(read(gzipSync(gzipSync(text)))).rejects.toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });

  it('passes on what went wrong with the source', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield gzipSync(text).subarray(0, 20);
      throw new Error('the cable was pulled');
    }
    const reading = readBytes(broken()).then((decoded) => joined(decoded.text));
    await expect(reading).rejects.toThrow('the cable was pulled');
  });
});

describe('bytes that are not a feed', () => {
  it('are refused when there are none', async () => {
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject({ code: 'EMPTY' });
    await expect(read(gzipSync(''))).rejects.toMatchObject({ code: 'EMPTY' });
  });

  it('are named when they are an Excel workbook', async () => {
    const reading = read(Buffer.from('PK\x03\x04 rest'));
    await expect(reading).rejects.toMatchObject({
      code: 'UNKNOWN_FORMAT',
      message: expect.stringContaining('Excel'),
    });
  });

  it('are refused beyond the limit', async () => {
    const decoded = await readBytes(inPieces(utf8(long('x')), 10), undefined, {
      ...BYTE_LIMITS,
      maxRead: 100,
    });
    await expect(joined(decoded.text)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
