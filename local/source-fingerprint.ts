import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

const filesIn = async (place: URL): Promise<readonly URL[]> => {
  if (!place.pathname.endsWith('/')) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const nested = sorted.map((entry) =>
    filesIn(new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, place)),
  );
  return (await Promise.all(nested)).flat();
};

/** One word for the contents of files and folders (which end in a slash): another word, other contents. */
export const fingerprintOfSources = async (places: readonly URL[]): Promise<string> => {
  const files = (await Promise.all(places.map(filesIn))).flat();
  const hash = createHash('sha256');
  for (const contents of await Promise.all(files.map((file) => readFile(file)))) {
    hash.update(`${contents.length}:`).update(contents);
  }
  return hash.digest('hex');
};
