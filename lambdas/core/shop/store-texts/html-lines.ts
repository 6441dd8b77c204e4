import { htmlText } from '../../feed/normalise/html-text.ts';

/** Parts of a page that are the same on all pages, or that nobody reads. */
const AROUND = /<(nav|header|footer|aside|form|template|svg|select|dialog)\b[\s\S]*?<\/\1\s*>/giu;
const MAIN = /<(main|article)\b[^>]*>([\s\S]*)<\/\1\s*>/iu;
const HEADING = /<(h[1-6]|summary)\b[^>]*>([\s\S]*?)<\/\1\s*>/giu;
const CELL_END = /<\/(?:td|th)\s*>\s*<(?:td|th)\b[^>]*>/giu;
const TERM_END = /<\/dt\s*>\s*<dd\b[^>]*>/giu;
const ITEM = /<li\b[^>]*>/giu;

/** Questions of a list are headings below all others. */
const levelOf = (tag: string): number => (tag.toLowerCase() === 'summary' ? 6 : Number(tag.slice(1)));

const within = (html: string, pattern: RegExp): string | undefined => {
  const found = pattern.exec(html)?.[1];
  return found === undefined ? undefined : htmlText(found).replaceAll('\n', ' ').trim() || undefined;
};

const attribute = (html: string, tag: RegExp, name: RegExp): string | undefined => {
  const found = tag.exec(html)?.[0];
  return found === undefined ? undefined : name.exec(found)?.[1];
};

/** A page as lines of Markdown, so that one reader splits both. */
interface HtmlLines {
  readonly title: string | undefined;
  /** What the page says of its own language. */
  readonly language: string | undefined;
  readonly canonical: string | undefined;
  readonly lines: string;
}

/** A page that asks for a password shows a stranger nothing. */
export const isLoginPage = (html: string): boolean => /<input\b[^>]*\btype\s*=\s*["']?password/iu.test(html);

export const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html\b|<(?:head|body|main|article|div|h1|p)\b)/iu.test(text);

export const htmlLines = (html: string): HtmlLines => {
  const shown = html.replace(/<!--[\s\S]*?-->/gu, '');
  const main = MAIN.exec(shown)?.[2] ?? shown.replace(/<head\b[\s\S]*?<\/head\s*>/iu, '');
  const marked = main
    .replace(AROUND, '\n')
    .replace(
      HEADING,
      (_, tag: string, text: string) =>
        `<p>${'#'.repeat(levelOf(tag))} ${htmlText(text).replaceAll('\n', ' ')}</p>`,
    )
    .replace(CELL_END, ' — ')
    .replace(TERM_END, ': ')
    .replace(ITEM, '<li>- ');
  return {
    title:
      within(shown, /<h1\b[^>]*>([\s\S]*?)<\/h1\s*>/iu) ??
      within(shown, /<title\b[^>]*>([\s\S]*?)<\/title\s*>/iu),
    language: /<html\b[^>]*\blang\s*=\s*["']?([a-z]{2})/iu.exec(shown)?.[1]?.toLowerCase(),
    canonical: attribute(
      shown,
      /<link\b[^>]*\brel\s*=\s*["']?canonical\b[^>]*>/iu,
      /\bhref\s*=\s*["']([^"']+)["']/iu,
    ),
    // Every line of a page is a block, where Markdown breaks lines inside of one.
    lines: htmlText(marked).replaceAll('\n', '\n\n'),
  };
};
