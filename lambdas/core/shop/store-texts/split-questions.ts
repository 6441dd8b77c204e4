import { WebUrl } from '../../../contract/shop/hostname.ts';
import type { TextPassage } from '../../../contract/shop/store-text.ts';
import { firstDelimiter } from '../../feed/detect/find-header.ts';
import { columnKey, readCsvRows } from '../../feed/formats/table/csv-rows.ts';
import { htmlText } from '../../feed/normalise/html-text.ts';
import columns from './columns.json' with { type: 'json' };

type Column = keyof typeof columns;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const placeOf = (column: Column, header: readonly string[]): number =>
  header.findIndex((each) => columns[column].includes(columnKey(each)));

const urlOf = (cell: string | undefined): string | undefined => WebUrl.safeParse(cell).data;

/** Question and answer pairs of a table: by its header, or without one the first column and the second. */
export const splitQuestions = async (text: string): Promise<readonly TextPassage[]> => {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readCsvRows(once(text), firstDelimiter(text))) rows.push(cells);
  const header = rows[0] ?? [];
  const [question, answer] = [placeOf('question', header), placeOf('answer', header)];
  const hasHeader = question >= 0 && answer >= 0;
  const url = hasHeader ? placeOf('url', header) : 2;
  return rows.slice(hasHeader ? 1 : 0).flatMap((cells) => {
    const heading = htmlText(cells[hasHeader ? question : 0] ?? '').replaceAll('\n', ' ');
    const answered = htmlText(cells[hasHeader ? answer : 1] ?? '');
    const page = urlOf(cells[url]);
    if (heading === '' || answered === '') return [];
    return [{ heading, text: answered, ...(page === undefined ? {} : { url: page }) }];
  });
};
