import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedProblem } from '../lambdas/contract/feed.ts';
import type { Locale } from '../lambdas/contract/locale.ts';
import { csvLine } from '../lambdas/core/feed/csv-text.ts';
import { feedProblemWords } from '../lambdas/core/phrases/feed.ts';

export interface FeedReport {
  add(problem: FeedProblem): void;
  /** Writes what was counted beside the list of problems. */
  finish(summary: object): void;
}

const HEADER = ['kind', 'code', 'line', 'id', 'field', 'seen', 'what', 'remedy'];
/** By this mark spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Lines written at once; a feed may have a million problems. */
const BUFFERED = 1_000;

/** Writes `problems.csv` while a feed is read, and `report.json` at its end. */
export const createFeedReport = (folder: string, locale: Locale): FeedReport => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'problems.csv');
  writeFileSync(path, BYTE_ORDER_MARK + csvLine(HEADER));
  let lines: string[] = [];

  const flush = (): void => {
    appendFileSync(path, lines.join(''));
    lines = [];
  };

  return {
    add: ({ kind, code, line, id = '', field, seen }) => {
      const { what, remedy } = feedProblemWords[locale][code];
      lines.push(csvLine([kind, code, String(line), id, field, seen, what, remedy]));
      if (lines.length >= BUFFERED) flush();
    },
    finish: (summary) => {
      flush();
      writeFileSync(join(folder, 'report.json'), `${JSON.stringify(summary, null, 2)}\n`);
    },
  };
};
