import { FeedError } from '../../contract/feed.ts';

/** Feeds that name no charset and are not UTF-8 come from Russian desktop software. */
export const FALLBACK_CHARSET = 'windows-1251';

export type CharsetGuess =
  /** A byte order mark, or UTF-16 without one, leaves no doubt. */
  | { readonly kind: 'certain'; readonly charset: string }
  /** UTF-8 as long as the bytes are; `otherwise` from the first byte that is not. */
  | { readonly kind: 'utf-8-or'; readonly otherwise: string };

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
 * What the bytes are written in: a byte order mark wins, then UTF-16 by its zero bytes. A prolog's word is
 * only taken for bytes that are not UTF-8, since files are often converted without changing the prolog.
 */
export const guessCharset = (head: Uint8Array): CharsetGuess => {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => startsWith(head, bytes));
  if (mark) return { kind: 'certain', charset: mark.charset };
  if (startsWith(head, [0x3c, 0x00])) return { kind: 'certain', charset: 'utf-16le' };
  if (startsWith(head, [0x00, 0x3c])) return { kind: 'certain', charset: 'utf-16be' };
  const declared = declaredCharset(head);
  // UTF-16 is not what a prolog readable as ASCII can be written in.
  const charset = declared === undefined || /^utf-?16/u.test(declared) ? 'utf-8' : known(declared);
  return { kind: 'utf-8-or', otherwise: charset === 'utf-8' ? FALLBACK_CHARSET : charset };
};
