import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchDocument } from '../../contract/search-document.ts';
import { createDocuments } from './generation.ts';
import { fileNames, type Manifest, type RowTable } from './generation-files.ts';

export interface DocumentsFile {
  readonly at: (row: number) => SearchDocument;
  readonly close: () => void;
}

/** Documents of a generation straight from the disk, for whoever needs a few of them. */
export const openDocuments = (folder: string, manifest: Manifest, table: RowTable): DocumentsFile => {
  const file = openSync(join(folder, fileNames.documents), 'r');
  const readLine = (start: number, end = manifest.files.documents.bytes): string => {
    const line = Buffer.alloc(end - start);
    readSync(file, line, 0, line.length, start);
    return line.toString();
  };
  return { at: createDocuments(readLine, table.lineEnds), close: () => closeSync(file) };
};
