import { htmlEntities } from './html-entities.ts';

const ENTITY = /&(#\d{1,7}|#[Xx][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});/gu;
/** Neither `<` may stand within a tag, so that a text of brackets alone is read once. */
const TAG = /<\/?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>|<!--[^<>]*-->|<![^<>]*>/gu;
const BLOCKS = new Set(
  'p br div li ul ol tr td th table h1 h2 h3 h4 h5 h6 section article header footer blockquote hr dd dt dl'.split(
    ' ',
  ),
);
const TEXTLESS = ['script', 'style', 'iframe', 'noscript'] as const;
const ANY_TEXTLESS = /<(?:script|style|iframe|noscript)/iu;
/** Controls, marks that turn the direction of the text around them, and private signs. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Co}]/gu;

const HIGHEST = 0x10ffff;

const character = (code: number): string =>
  code > 0 && code <= HIGHEST && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';

/** What stands between `&` and `;`, as the sign it is; a name nobody gave stays as it is written. */
const entityText = (written: string, entity: string): string => {
  // `#38` and `#x26`: with a zero for the sign of numbers both are written as in a program.
  if (entity.startsWith('#')) return character(Number(`0${entity.slice(1)}`));
  return Object.hasOwn(htmlEntities, entity) ? (htmlEntities[entity] ?? written) : written;
};

export const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(ENTITY, entityText) : text;

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

const tagText = (_: string, name?: string): string => {
  if (name === undefined) return '';
  return BLOCKS.has(name.toLowerCase()) ? '\n' : ' ';
};

const withoutTags = (html: string): string =>
  (ANY_TEXTLESS.test(html) ? TEXTLESS.reduce(withoutElement, html) : html).replace(TAG, tagText);

const tidyAll = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ ?\n\s*/gu, '\n')
    .trim();

const BLANK = 0x20;
const LINE_BREAK = 0x0a;

/** Signs that are shown as they are: no blanks of any width, no controls, no marks of direction. */
const isShown = (code: number): boolean =>
  (code > BLANK && code < 0x7f) ||
  (code > 0xa0 && code < 0x600 && code !== 0xad) ||
  (code >= 0x2010 && code < 0x2028) ||
  (code >= 0x2030 && code < 0x205f) ||
  (code >= 0x20a0 && code < 0x3000);

const isBlank = (code: number): boolean => code === BLANK || code === LINE_BREAK;

/** Where a run of signs and single blanks ends that is shown as it is. */
const endOfRun = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isShown(code) && !(code === BLANK && isShown(text.charCodeAt(at + 1)))) break;
    at += 1;
  }
  return at;
};

/** One look at each sign: nearly all text is letters and single blanks, which are taken over in long runs. */
const tidy = (text: string): string => {
  let tidied = '';
  let gap = '';
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      gap = code === LINE_BREAK || gap === '\n' ? '\n' : ' ';
      at += 1;
      continue;
    }
    if (!isShown(code)) return tidyAll(text);
    const end = endOfRun(text, at);
    const run = text.slice(at, end);
    tidied = tidied === '' ? run : tidied + gap + run;
    gap = '';
    at = end;
  }
  return tidied;
};

/**
 * What a person would read of HTML: no tags, no scripts, entities decoded, blanks collapsed, blocks on lines
 * of their own. Markup that was escaped once more is markup, too, as exports often do so.
 */
export const htmlText = (html: string): string => {
  if (!html.includes('<') && !html.includes('&')) return tidy(html);
  const once = decodeEntities(html.includes('<') ? withoutTags(html) : html);
  return tidy(once.includes('<') ? withoutTags(once) : once);
};

/** The same on one line. */
export const lineText = (html: string): string => {
  const text = htmlText(html);
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
};
