import { decodeHTMLStrict } from 'entities/decode';

/** Elements whose text is not shown, to their end or to the end of the text. */
const UNSHOWN = /<(script|style|iframe|noscript)[^<]*(?:<(?!\/\1)[^<]*)*(?:<\/\1[^>]*(?:>|$)|$)/giu;
/** A tag holds no further `<`, so that a text of brackets alone is read once. */
const TAG = /<\/?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>|<!--[^<>]*-->|<![^<>]*>/gu;
const BLOCK =
  /^(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|section|article|header|footer|blockquote|hr|d[dtl])$/iu;
/** Controls, marks that turn the direction of text, and private characters. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Co}]/gu;

const tagText = (_: string, name?: string): string => {
  if (name === undefined) return '';
  return BLOCK.test(name) ? '\n' : ' ';
};

const withoutTags = (html: string): string =>
  html.includes('<') ? html.replace(UNSHOWN, '').replace(TAG, tagText) : html;

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();

/**
 * HTML as a person reads it: without tags and scripts, entities decoded, blanks collapsed, blocks on lines of their
 * own. Exports often escape markup twice, so tags are removed again after decoding.
 */
export const htmlText = (html: string): string => tidy(withoutTags(decodeHTMLStrict(withoutTags(html))));

/** The same on one line. */
export const lineText = (html: string): string => {
  const text = htmlText(html);
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
};
