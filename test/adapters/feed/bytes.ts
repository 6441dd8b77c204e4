/** Bytes in pieces of one size, so that every boundary is met. */
export async function* inPieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const joined = async (text: AsyncIterable<string>): Promise<string> => {
  let all = '';
  for await (const piece of text) all += piece;
  return all;
};

const CYRILLIC_A = 0x410;

/** Russian text in windows-1251, which Node decodes but does not encode. */
export const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x80) return code;
    if (char === 'ё') return 0xb8;
    if (char === 'Ё') return 0xa8;
    if (char === '№') return 0xb9;
    return code - CYRILLIC_A + 0xc0;
  });

/** The bytes of a text in a charset of one byte a letter, or in Unicode. */
export const encoded = (text: string, charset: string): Uint8Array => {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  const letters = new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from([...text], (letter) => letters.indexOf(letter));
};
