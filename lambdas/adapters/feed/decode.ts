import { guessCharset } from './charset.ts';
import type { Bytes } from './gunzip.ts';

/** Enough to hold any XML prolog. */
const HEAD_BYTES = 512;

/** How many bytes at the end begin a UTF-8 character that goes on in the next piece. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return wanted > back ? back : 0;
  }
  return 0;
};

const join = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
};

interface Decoder {
  decode(bytes: Uint8Array, isLast: boolean): string;
  /** What the text turned out to be written in. */
  charset(): string;
}

const decoderOf = (charset: string): Decoder => {
  const decoder = new TextDecoder(charset);
  return {
    decode: (bytes, isLast) => decoder.decode(bytes, { stream: !isLast }),
    charset: () => decoder.encoding,
  };
};

/**
 * Reads UTF-8 until a byte proves it is not. While only ASCII was seen nothing is lost by going over to the
 * other charset; after real UTF-8 the byte is damage, and becomes U+FFFD.
 */
const createDoubtfulDecoder = (otherwise: string): Decoder => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let settled: Decoder | undefined;
  let isAscii = true;
  let carried = new Uint8Array(0);

  const decodeStrictly = (bytes: Uint8Array): string | undefined => {
    try {
      return strict.decode(bytes);
    } catch {
      return undefined;
    }
  };

  return {
    charset: () => settled?.charset() ?? 'utf-8',
    decode: (bytes, isLast) => {
      if (settled) return settled.decode(bytes, isLast);
      const all = join(carried, bytes);
      const whole = isLast ? all : all.subarray(0, all.length - unfinished(all));
      const text = decodeStrictly(whole);
      if (text === undefined) {
        const firstOdd = all.findIndex((byte) => byte > 0x7f);
        const utf8Before = !isAscii || decodesSome(all.subarray(firstOdd));
        settled = decoderOf(utf8Before ? 'utf-8' : otherwise);
        return settled.decode(all, isLast);
      }
      isAscii &&= text.length === whole.length;
      carried = new Uint8Array(all.subarray(whole.length));
      return text;
    },
  };
};

/** Runs of two-byte letters, as Cyrillic in UTF-8 is, which windows-1251 text never looks like. */
const LETTERS_TO_BELIEVE = 8;

const decodesSome = (bytes: Uint8Array): boolean => {
  let pairs = 0;
  for (let at = 0; at < bytes.length && pairs < LETTERS_TO_BELIEVE; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const next = bytes[at + 1] ?? 0;
    if (byte < 0xc2 || (next & 0xc0) !== 0x80) return false;
    pairs += 1;
    at += byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
  }
  return pairs >= LETTERS_TO_BELIEVE;
};

export interface DecodedText {
  readonly text: AsyncIterable<string>;
  /** Known for certain once the text was read. */
  charset(): string;
}

/** Text of bytes in whatever charset they are, without a byte order mark. */
export const decode = (bytes: Bytes): DecodedText => {
  let decoder: Decoder | undefined;

  const choose = (head: Uint8Array): Decoder => {
    const guess = guessCharset(head);
    return guess.kind === 'certain' ? decoderOf(guess.charset) : createDoubtfulDecoder(guess.otherwise);
  };

  async function* read(): AsyncGenerator<string> {
    let head = new Uint8Array(0);
    for await (const chunk of bytes) {
      if (decoder) {
        yield decoder.decode(chunk, false);
        continue;
      }
      head = new Uint8Array(join(head, chunk));
      if (head.length < HEAD_BYTES) continue;
      decoder = choose(head);
      yield decoder.decode(head, false);
    }
    const rest = decoder ? new Uint8Array(0) : head;
    decoder ??= choose(head);
    yield decoder.decode(rest, true);
  }

  return { text: read(), charset: () => decoder?.charset() ?? 'utf-8' };
};
