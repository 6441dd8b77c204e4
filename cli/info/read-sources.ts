import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, posix, relative, sep } from 'node:path';
import { createFeedDownload, isWeb } from '../../lambdas/adapters/feed/open-feed.ts';
import { readBytes } from '../../lambdas/adapters/feed/read-bytes.ts';
import { FeedError } from '../../lambdas/contract/imports/feed.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { StoreText } from '../../lambdas/contract/shop/store-text.ts';
import { StoreTextError } from '../../lambdas/contract/shop/store-text.ts';
import { readStoreText } from '../../lambdas/core/shop/store-texts/read-store-text.ts';
import type { ObjectBytes } from '../../lambdas/ports/imports/object-store.ts';
import { CommandFailure, explain, usageError } from '../command.ts';

/** Kinds of files that are read in a folder. */
const READ = ['.md', '.markdown', '.txt', '.html', '.htm', '.csv', '.tsv'];
/** No page of text is larger. */
const MAX_BYTES = 5 * 2 ** 20;
const MAX_MS = 60_000;
/** Pages of one list; each is asked for after the other, as a visitor would. */
const MAX_PAGES = 300;

interface Source {
  /** As it is kept and listed. */
  readonly name: string;
  /** A file's path or an address. */
  readonly place: string;
}

const filesIn = async (folder: string): Promise<readonly Source[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && READ.includes(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((place) => ({ name: relative(folder, place).split(sep).join(posix.sep), place }));
  if (files.length === 0) throw usageError(`${folder} holds no texts; it may hold ${READ.join(', ')}`);
  return files;
};

const sourcesOf = async (given: string): Promise<readonly Source[]> => {
  if (isWeb(given)) return [{ name: given, place: given }];
  const found = await stat(given).catch((error: unknown) => {
    throw usageError(`${given} cannot be read: ${explain(error)}`);
  });
  return found.isDirectory() ? filesIn(given) : [{ name: basename(given), place: given }];
};

/** A person who writes an address of their own machine means it; no page leads there by its name or a redirect. */
const isOwnMachine = (url: string): boolean =>
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(new URL(url).hostname);

const download = async (url: string): Promise<ObjectBytes> => {
  const fetchPage = createFeedDownload({
    maxBytes: MAX_BYTES,
    maxMs: MAX_MS,
    ...(URL.canParse(url) && isOwnMachine(url) ? { isPublic: () => true } : {}),
  });
  const answer = await fetchPage(url, {});
  if (answer.kind === 'changed') return answer.bytes;
  throw new FeedError('DOWNLOAD_FAILED', `${url} cannot be downloaded: the server sent nothing`);
};

const textAt = async ({ name, place }: Source): Promise<string> => {
  const bytes = isWeb(place) ? await download(place) : createReadStream(place);
  try {
    let whole = '';
    for await (const piece of (await readBytes(bytes)).text) {
      whole += piece;
      if (whole.length > MAX_BYTES)
        throw new StoreTextError('TOO_MUCH', `${name} is longer than a text can be`);
    }
    return whole;
  } catch (error) {
    if (!(error instanceof FeedError) || error.code === 'DOWNLOAD_FAILED') throw error;
    if (error.code === 'EMPTY') throw new StoreTextError('EMPTY', `${name} is empty`);
    throw new StoreTextError(
      'NOT_A_TEXT',
      `${name} is not a text; save it as Markdown, HTML or CSV in UTF-8`,
    );
  }
};

/** The addresses of a file that holds nothing else. */
const pagesListed = (text: string): readonly string[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.length > 0 && lines.every(isWeb) ? lines : [];
};

interface Reading {
  readonly locale: Locale | undefined;
  /** The page of the only text. */
  readonly url: string | undefined;
}

const readSource = async (source: Source, reading: Reading): Promise<readonly Promise<StoreText>[]> => {
  const { name, place } = source;
  const text = await textAt(source);
  const pages = isWeb(place) ? [] : pagesListed(text);
  if (pages.length > MAX_PAGES)
    throw usageError(`${name} lists ${pages.length} pages; list at most ${MAX_PAGES}`);
  if (pages.length === 0) {
    const url = reading.url ?? (isWeb(place) ? place : undefined);
    return [readStoreText({ source: name, text, url, locale: reading.locale })];
  }
  const read: Promise<StoreText>[] = [];
  for (const page of pages) {
    const listed = await textAt({ name: page, place: page });
    read.push(readStoreText({ source: page, text: listed, url: page, locale: reading.locale }));
  }
  return read;
};

const isRefusal = (error: unknown): error is Error =>
  error instanceof StoreTextError || error instanceof FeedError;

/** Reads all that a person named, or refuses all of it with what is wrong with each, so that nothing is half imported. */
export const readSources = async (
  given: readonly string[],
  reading: Reading,
): Promise<readonly StoreText[]> => {
  const sources = (await Promise.all(given.map(sourcesOf))).flat();
  if (reading.url !== undefined && sources.length > 1)
    throw usageError('--url is the page of one text; name one');
  const texts: StoreText[] = [];
  const refused: string[] = [];
  for (const source of sources) {
    try {
      texts.push(...(await Promise.all(await readSource(source, reading))));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push(error.message);
    }
  }
  if (refused.length === 0) return texts;
  throw new CommandFailure(`nothing was imported:\n${refused.map((each) => `  ${each}`).join('\n')}`);
};
