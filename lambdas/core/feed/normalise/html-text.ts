import { decodeHTMLStrict } from 'entities/decode';

/** Elements whose text is not shown, to their end or to the end of the text. */
const UNSHOWN = /<(script|style|iframe|noscript)[^<]*(?:<(?!\/\1)[^<]*)*(?:<\/\1[^>]*(?:>|$)|$)/giu;
/** A tag, and the sign after it that no blank is before; it holds no further `<`, so that brackets alone are read once. */
const TAG = /<\/?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>(?=([,.;:!?)])?)|<!--[^<>]*-->|<![^<>]*>/gu;
const BLOCK =
  /^(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|section|article|header|footer|blockquote|hr|d[dtl])$/iu;
/** Controls, marks that turn the direction of text, and private characters. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Co}]/gu;

const tagText = (_: string, name?: string, sign?: string): string => {
  if (name === undefined) return '';
  if (BLOCK.test(name)) return '\n';
  return sign === undefined ? ' ' : '';
};

const withoutTags = (html: string): string =>
  html.includes('<') ? html.replace(UNSHOWN, '').replace(TAG, tagText) : html;

/** Pictures mean nothing to a voice; the signs of trade marks are kept. */
const PICTURES = /(?![©®™])\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f]/gu;

/** Texts without a sign of these ranges, which are most, have none. */
const MAY_HAVE_PICTURES = /[\u203c-\u3299]|\ufe0f|[\ud800-\udfff]/;

const withoutPictures = (text: string): string =>
  MAY_HAVE_PICTURES.test(text) ? text.replace(PICTURES, ' ') : text;

/** All but a single blank, which most are and which stays as it is. */
const BLANKS = /[^\S\n ][^\S\n]*| [^\S\n]+/gu;

const tidy = (text: string): string =>
  withoutPictures(text)
    .replace(BLANKS, ' ')
    .replace(UNSEEN, '')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/iu;

/** Exports often escape a text that is escaped already. */
const decoded = (text: string): string => {
  if (!text.includes('&')) return text;
  const once = decodeHTMLStrict(text);
  return ENTITY.test(once) ? decodeHTMLStrict(once) : once;
};

/** `\"`, `\,` and `\n`, as programs write strings. A word like "C:\new" goes on in lower case. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\r?\\n|\\[rn](?!\p{Ll})/gu, '\n').replace(/\\(["'\\/,;])/gu, '$1')
    : text;

/** Latin, Greek and Cyrillic words with single blanks, and no sign that markup, entities or escapes are made of. */
const PLAIN = /^[!-%'-;=-[\]-~¡-¬®-ԯ]+(?: [!-%'-;=-[\]-~¡-¬®-ԯ]+)*$/u;
/** The expression remembers every word, for which a text of millions of words has no room (`RangeError`). */
const LONGEST_PLAIN = 20_000;

/**
 * HTML as a person reads it: without tags and scripts, entities decoded, blanks collapsed, blocks on lines of their
 * own. Exports often escape markup twice, so tags are removed again after decoding.
 */
export const htmlText = (html: string): string =>
  html.length <= LONGEST_PLAIN && PLAIN.test(html)
    ? html
    : tidy(withoutTags(decoded(withoutTags(unescaped(html)))));

/** The same on one line. */
export const lineText = (html: string): string => {
  const text = htmlText(html);
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
};
