import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { buildWidget } from '../../widget/build/build.ts';

const filesIn = async (place: URL): Promise<readonly string[]> => {
  const path = fileURLToPath(place);
  if (!path.endsWith('/')) return [path];
  const found = await readdir(path, { recursive: true });
  return found
    .map((name) => join(path, name))
    .filter((each) => statSync(each).isFile())
    .sort();
};

/** A hash of the contents of files and folders; a folder's address ends in a slash. */
export const fingerprintOfSources = async (places: readonly URL[]): Promise<string> => {
  const files = (await Promise.all(places.map(filesIn))).flat();
  const hash = createHash('sha256');
  for (const contents of await Promise.all(files.map((file) => readFile(file)))) {
    hash.update(`${contents.length}:`).update(contents);
  }
  return hash.digest('hex');
};

/** Everything the built files depend on; the lock file names the packages. */
const SOURCES = ['../../widget/', '../../lambdas/contract/', '../../package-lock.json'].map(
  (place) => new URL(place, import.meta.url),
);

const Built = z.object({ fingerprint: z.string(), files: z.array(z.string()) });

/** What an earlier start has noted in a file; `undefined` when it is not there or cannot be read. */
export const readNote = async <Note>(file: string, schema: z.ZodType<Note>): Promise<Note | undefined> => {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** The folder of the built widget; builds it when its sources changed since the last time. */
export const prepareWidget = async (folder: string): Promise<string> => {
  const outFolder = join(folder, 'widget');
  const note = join(folder, 'widget.json');
  const fingerprint = await fingerprintOfSources(SOURCES);
  const built = await readNote(note, Built);
  const isFresh = built?.fingerprint === fingerprint;
  if (isFresh && built.files.every((file) => existsSync(join(outFolder, file)))) return outFolder;
  const files = await buildWidget(outFolder);
  await writeFile(note, `${JSON.stringify({ fingerprint, files: files.map(({ path }) => path) })}\n`);
  return outFolder;
};
