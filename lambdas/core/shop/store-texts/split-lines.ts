import type { TextPassage } from '../../../contract/shop/store-text.ts';

/** A passage is what one can answer from: long enough to hold the answer, short enough to be about one thing. */
const MAX_PASSAGE = 700;

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/u;
const ITEM = /^\s*(?:[-*+•]|\d+[.)])\s+/u;
const RULE = /^\s*(?:[-*_=]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$/u;
const FENCE = /^\s*(?:```|~~~)/u;

/** Markdown's marks inside of a line; words of links stay without their addresses. */
const plain = (line: string): string =>
  line
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/gu, '$2')
    .replace(/(?<![\p{L}\d*])\*([^*\s][^*]*)\*(?![\p{L}\d*])/gu, '$1')
    .replace(/^\s*>\s?/u, '')
    .replace(/^\s*\|\s*|\s*\|\s*$/gu, '')
    .replace(/\s*\|\s*/gu, ' — ')
    .replace(ITEM, '')
    .trim();

interface Section {
  readonly headings: readonly string[];
  readonly blocks: readonly string[];
}

/** Blocks of a text, each below the headings that hold for it. A blank line or a new item ends a block. */
const sectionsOf = (text: string): readonly Section[] => {
  const sections: { headings: readonly string[]; blocks: string[] }[] = [{ headings: [], blocks: [] }];
  let open: readonly { readonly level: number; readonly text: string }[] = [];
  let isNew = true;
  for (const line of text.split('\n')) {
    const [, marks = '', heading = ''] = HEADING.exec(line) ?? [];
    const blocks = sections.at(-1)?.blocks ?? [];
    if (marks !== '') {
      open = [
        ...open.filter(({ level }) => level < marks.length),
        { level: marks.length, text: plain(heading) },
      ];
      sections.push({ headings: open.map(({ text }) => text), blocks: [] });
      isNew = true;
    } else if (line.trim() === '' || RULE.test(line) || FENCE.test(line)) isNew = true;
    else {
      const words = plain(line);
      const last = blocks.length - 1;
      if (isNew || ITEM.test(line)) blocks.push(words);
      else blocks[last] = `${blocks[last]} ${words}`;
      isNew = false;
    }
  }
  return sections;
};

/** Joins blocks of a section while they fit into a passage. */
const passagesOf = ({ headings, blocks }: Section, title: string): readonly TextPassage[] => {
  const open = headings.filter((each) => each !== title);
  // A heading that is a question needs no headings above it.
  const heading = open.at(-1)?.endsWith('?') ? open.at(-1) : open.join(' › ');
  const texts: string[] = [];
  for (const block of blocks) {
    const joined = `${texts.at(-1) ?? ''}\n${block}`;
    if (texts.length > 0 && joined.length <= MAX_PASSAGE) texts[texts.length - 1] = joined;
    else texts.push(block);
  }
  return texts.map((text) => ({ text, ...(heading ? { heading } : {}) }));
};

/** The first heading of a text. */
export const titleOf = (text: string): string | undefined => {
  for (const line of text.split('\n')) {
    const heading = HEADING.exec(line)?.[2];
    if (heading !== undefined) return plain(heading);
  }
  return undefined;
};

/** Splits Markdown, or text without marks, into passages under their headings. */
export const splitLines = (text: string, title: string): readonly TextPassage[] =>
  sectionsOf(text).flatMap((section) => passagesOf(section, title));
