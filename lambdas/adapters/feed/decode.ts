import { FeedError } from '../../contract/imports/feed.ts';
import type { ObjectBytes } from '../../ports/imports/object-store.ts';
import { ENOUGH_FOREIGN, guessCharset, textDecoder } from './guess-charset.ts';

type FirstSight =
  /** Known by a byte order mark, or by the zero bytes of UTF-16. */
  | { readonly kind: 'certain'; readonly charset: string }
  /** UTF-8 as long as the bytes are; from the first byte that is not, what is declared or else looks most like words. */
  | { readonly kind: 'utf-8-or'; readonly declared: string | undefined };

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
] as const;

const PROLOG = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/iu;
const PROLOG_LENGTH = 300;

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

const declaredCharset = (head: Uint8Array): string | undefined =>
  PROLOG.exec(new TextDecoder('latin1').decode(head.subarray(0, PROLOG_LENGTH)))?.[1]?.toLowerCase();

/** UTF-16 without a mark has a zero beside each letter of ASCII, always on the same side. */
const wideCharset = (head: Uint8Array): string | undefined => {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === odd) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};

/** The WHATWG name of a charset; refuses one that no decoder knows. */
const known = (charset: string): string => {
  try {
    return new TextDecoder(charset).encoding;
  } catch (cause) {
    throw new FeedError(
      'UNKNOWN_CHARSET',
      `the feed declares the charset "${charset}", which is unknown; export it as UTF-8 or windows-1251`,
      { cause },
    );
  }
};

/**
 * The charset of a feed by its first bytes: a byte order mark first, then the zero bytes of UTF-16. The prolog decides
 * only for bytes that are not UTF-8, since files are often converted without a change of the prolog.
 */
const firstSight = (head: Uint8Array): FirstSight => {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => startsWith(head, bytes));
  if (mark) return { kind: 'certain', charset: mark.charset };
  const wide = wideCharset(head);
  if (wide !== undefined) return { kind: 'certain', charset: wide };
  const declared = declaredCharset(head);
  // A prolog that can be read as ASCII is not UTF-16, whatever it says.
  const charset = declared === undefined || /^utf-?16/u.test(declared) ? 'utf-8' : known(declared);
  return { kind: 'utf-8-or', declared: charset === 'utf-8' ? undefined : charset };
};

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
  /** The charset that the text proved to have. */
  charset(): string;
}

const decoderOf = (charset: string): Decoder => {
  const decoder = textDecoder(charset);
  return {
    decode: (bytes, isLast) => decoder.decode(bytes, { stream: !isLast }),
    charset: () => decoder.encoding,
  };
};

/** Bytes that wait at most for a charset to become clear. */
const MAX_GUESSED = 512 * 1_024;

/** Gathers bytes until there are enough letters to know their charset by. */
const createGuessingDecoder = (): Decoder => {
  let gathered = new Uint8Array(0);
  let foreign = 0;
  let settled: Decoder | undefined;
  return {
    charset: () => settled?.charset() ?? 'utf-8',
    decode: (bytes, isLast) => {
      if (settled) return settled.decode(bytes, isLast);
      gathered = new Uint8Array(join(gathered, bytes));
      for (const byte of bytes) if (byte > 0x7f) foreign += 1;
      if (!isLast && foreign < ENOUGH_FOREIGN && gathered.length < MAX_GUESSED) return '';
      settled = decoderOf(guessCharset(gathered));
      return settled.decode(gathered, isLast);
    },
  };
};

/**
 * Reads UTF-8 until a byte proves that it is another charset. After ASCII alone the other charset takes over; after real
 * UTF-8 the byte is damage and becomes U+FFFD.
 */
const createDoubtfulDecoder = (declared: string | undefined): Decoder => {
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
        settled = utf8Before
          ? decoderOf('utf-8')
          : declared === undefined
            ? createGuessingDecoder()
            : decoderOf(declared);
        return settled.decode(all, isLast);
      }
      isAscii &&= text.length === whole.length;
      carried = new Uint8Array(all.subarray(whole.length));
      return text;
    },
  };
};

/** So many two-byte letters in a row are Cyrillic in UTF-8; windows-1251 text never looks so. */
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

export const decode = (bytes: ObjectBytes): DecodedText => {
  let decoder: Decoder | undefined;

  const choose = (head: Uint8Array): Decoder => {
    const sight = firstSight(head);
    return sight.kind === 'certain' ? decoderOf(sight.charset) : createDoubtfulDecoder(sight.declared);
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
