import { reportPaths } from '../../contract/bucket-paths.ts';
import type { ImportRequest, ImportTask } from '../../contract/cloud-import.ts';
import type { FeedProblem } from '../../contract/feed.ts';
import type { Locale } from '../../contract/locale.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { csvLine } from '../feed/csv-text.ts';
import { createProblemDigest } from '../feed/problem-digest.ts';
import { feedProblemWords } from '../phrases/feed.ts';
import { writeJson } from './object-text.ts';

const HEADER = ['kind', 'code', 'line', 'id', 'field', 'seen', 'what', 'remedy'];
/** By this mark spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Nobody reads on after so many; all of them are counted. They wait in memory, some 20 MB. */
const MAX_LISTED = 100_000;

/** What a report is of. */
export interface Reported extends Pick<ImportTask, 'importId'> {
  readonly request: Pick<ImportRequest, 'domain' | 'key' | 'version'>;
}

/** Gathers what is wrong with a feed, and lays it beside the import's other traces. */
export const createFeedReport = (locale: Locale) => {
  const digest = createProblemDigest();
  const lines: string[] = [];
  return {
    add: (problem: FeedProblem): void => {
      digest.add(problem);
      if (lines.length >= MAX_LISTED) return;
      const { kind, code, line, id = '', field, seen } = problem;
      const { what, remedy } = feedProblemWords[locale][code];
      lines.push(csvLine([kind, code, String(line), id, field, seen, what, remedy]));
    },
    /** Writes `problems.csv`, and `report.json` with what else is to be told. */
    write: async (objects: ObjectStore, { importId, request }: Reported, summary: object): Promise<void> => {
      const { problems, summary: key } = reportPaths(request.domain, importId);
      await objects.write(problems, [BYTE_ORDER_MARK, csvLine(HEADER), ...lines].join(''), 'text/csv');
      const { domain, key: source, version } = request;
      await writeJson(objects, key, { domain, source, version, ...summary, problems: digest.groups() });
    },
  };
};
export type FeedReport = ReturnType<typeof createFeedReport>;
