import { WebUrl } from '../../../contract/shop/hostname.ts';
import { Locale } from '../../../contract/shop/locale.ts';
import { type StoreText, StoreTextError, type TextPassage } from '../../../contract/shop/store-text.ts';
import { columnKey } from '../../feed/columns/header-grammar.ts';
import { firstDelimiter } from '../../feed/detect/find-header.ts';
import { readCsvRows } from '../../feed/formats/table/csv-rows.ts';
import { htmlText } from '../../feed/normalise/html-text.ts';
import { isCyrillic } from '../../language/words.ts';
import columns from './columns.json' with { type: 'json' };
import { htmlLines, isHtml, isLoginPage } from './html-lines.ts';
import { cutTo } from './sentences.ts';
import { splitLines, titleOf } from './split-lines.ts';

/** A file or a page as it was read. */
interface RawText {
  /** Its name or address, which also says what kind of text it is. */
  readonly source: string;
  readonly text: string;
  /** The page to show to shoppers. Default: the page's own canonical address, or none. */
  readonly url?: string | undefined;
  /** Default: what the page says, or else the letters that it is written in. */
  readonly locale?: Locale | undefined;
}

type Column = keyof typeof columns;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const placeOf = (column: Column, header: readonly string[]): number =>
  header.findIndex((each) => columns[column].includes(columnKey(each)));

const urlOf = (cell: string | undefined): string | undefined => WebUrl.safeParse(cell).data;

/** Question and answer pairs of a table: by its header, or without one the first column and the second. */
const splitQuestions = async (text: string): Promise<readonly TextPassage[]> => {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readCsvRows(once(text), firstDelimiter(text))) rows.push(cells);
  const header = rows[0] ?? [];
  const [question, answer] = [placeOf('question', header), placeOf('answer', header)];
  const hasHeader = question >= 0 && answer >= 0;
  const url = hasHeader ? placeOf('url', header) : 2;
  return rows.slice(hasHeader ? 1 : 0).flatMap((cells) => {
    const heading = htmlText(cells[hasHeader ? question : 0] ?? '').replaceAll('\n', ' ');
    const answered = htmlText(cells[hasHeader ? answer : 1] ?? '');
    if (heading === '' || answered === '') return [];
    return [{ heading, text: answered, url: urlOf(cells[url]) }];
  });
};

const MAX_TITLE = 200;

const extensionOf = (source: string): string => /\.([a-z]+)$/u.exec(source.toLowerCase())?.[1] ?? '';

const nameOf = (source: string): string =>
  (source.split(/[/\\]/u).findLast((part) => part !== '') ?? source).replace(/\.[a-z]+$/iu, '');

/** The language of most words. */
const writtenIn = (passages: readonly TextPassage[]): Locale => {
  const words = passages.flatMap(({ text }) => text.match(/\p{L}{2,}/gu) ?? []);
  return words.filter(isCyrillic).length * 2 > words.length ? 'ru' : 'en';
};

interface Split {
  readonly title: string | undefined;
  readonly passages: readonly TextPassage[];
  readonly language?: string | undefined;
  readonly canonical?: string | undefined;
}

const splitPage = ({ source, text }: RawText): Split => {
  if (isLoginPage(text)) {
    throw new StoreTextError(
      'LOGIN_PAGE',
      `${source} asks for a password; name a page that shoppers see without one, or save it as a file`,
    );
  }
  const { title, language, canonical, lines } = htmlLines(text);
  return { title, language, canonical, passages: splitLines(lines, title ?? '') };
};

const split = async (raw: RawText): Promise<Split> => {
  const { source, text } = raw;
  // Control characters are in no text; a picture or a program has them in its first lines.
  if (/[^\P{Cc}\s]/u.test(text.slice(0, 10_000))) {
    throw new StoreTextError(
      'NOT_A_TEXT',
      `${source} is not a text; save it as Markdown, HTML or CSV in UTF-8`,
    );
  }
  const extension = extensionOf(source);
  if (extension === 'csv' || extension === 'tsv')
    return { title: undefined, passages: await splitQuestions(text) };
  if (/^html?$/u.test(extension) || isHtml(text)) return splitPage(raw);
  const title = titleOf(text);
  return { title, passages: splitLines(text, title ?? '') };
};

/** Reads Markdown, HTML or a table of questions and answers into passages; refuses what has none. */
export const readStoreText = async (raw: RawText): Promise<StoreText> => {
  const { source } = raw;
  const { title, passages, language, canonical } = await split(raw);
  if (passages.length === 0) {
    throw new StoreTextError('EMPTY', `${source} holds no text that a question could be answered from`);
  }
  return {
    source,
    locale: raw.locale ?? Locale.safeParse(language).data ?? writtenIn(passages),
    title: cutTo(title ?? nameOf(source), MAX_TITLE),
    passages: [...passages],
    url: raw.url ?? urlOf(canonical),
  };
};
