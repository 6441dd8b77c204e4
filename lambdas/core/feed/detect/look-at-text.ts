import type { LookAtText, TextLook } from '../../../ports/imports/read-text.ts';
import { type ColumnAliases, headerKey } from '../columns/column-names.ts';
import { detectFormat } from './detect-format.ts';
import { findHeader } from './find-header.ts';

const NOTHING: TextLook = { known: 0, header: '', above: 0 };
/** A list of goods in XML or JSON leaves no doubt. */
const DOCUMENT_COUNTS = 50;

/** Says how much a text looks like a feed, for archives with several files and workbooks with several sheets. */
export const createLook =
  (aliases: ColumnAliases): LookAtText =>
  (head) => {
    try {
      const format = detectFormat(head, aliases);
      if (format.family !== 'table') return { ...NOTHING, known: DOCUMENT_COUNTS };
      const { known, columns, above } = findHeader(head.trimStart(), aliases);
      return { known, above, header: columns.map(headerKey).join('\n') };
    } catch {
      // A text that is refused is none of the feed's parts.
      return NOTHING;
    }
  };
