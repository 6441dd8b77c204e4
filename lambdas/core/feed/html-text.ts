import { htmlEntities } from './html-entities.ts';

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]\w{1,30}));/giu;
/** Neither `<` may stand within a tag, so that a text of brackets alone is read once. */
const TAG = /<\/?([a-z][a-z0-9]*)\b[^<>]*>|<!--[^<>]*-->|<![^<>]*>/giu;
const BLOCKS =
  /^(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|section|article|header|footer|blockquote|hr|dd|dt|dl)$/iu;
/** Controls, marks that turn the direction of the text around them, and private signs. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Co}]/gu;

const HIGHEST = 0x10ffff;

const character = (code: number): string =>
  code > 0 && code <= HIGHEST && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';

export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
        if (decimal !== undefined) return character(Number(decimal));
        if (hex !== undefined) return character(Number.parseInt(hex, 16));
        return (name === undefined ? undefined : htmlEntities[name]) ?? whole;
      })
    : text;

/** Takes out elements whose text is no text; one that does not end takes the rest with it. */
const withoutElement = (html: string, name: string): string => {
  const lower = html.toLowerCase();
  let kept = '';
  let at = 0;
  for (let start = lower.indexOf(`<${name}`); start >= 0; start = lower.indexOf(`<${name}`, at)) {
    kept += html.slice(at, start);
    const end = lower.indexOf(`</${name}`, start);
    const close = end < 0 ? -1 : lower.indexOf('>', end);
    if (close < 0) return kept;
    at = close + 1;
  }
  return kept + html.slice(at);
};

const withoutTags = (html: string): string =>
  ['script', 'style', 'iframe', 'noscript']
    .reduce(withoutElement, html)
    .replace(TAG, (_, name?: string) => (name === undefined ? '' : BLOCKS.test(name) ? '\n' : ' '));

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();

/**
 * What a person would read of HTML: no tags, no scripts, entities decoded, blanks collapsed, blocks on lines
 * of their own. Markup that was escaped once more is markup, too, as exports often do so.
 */
export const htmlText = (html: string): string => {
  if (!/[<&]/u.test(html)) return tidy(html);
  const once = decodeEntities(html.includes('<') ? withoutTags(html) : html);
  return tidy(once.includes('<') ? withoutTags(once) : once);
};

/** The same on one line. */
export const lineText = (html: string): string => htmlText(html).replaceAll('\n', ' ');
