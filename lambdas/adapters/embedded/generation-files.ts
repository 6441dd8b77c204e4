import { createHash } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { describeIssues } from '../../contract/issues.ts';
import { CatalogProfile } from '../../contract/search-document.ts';

/** One generation's folder. Numbers in the binary files are little-endian, as on every machine Node runs on. */
export const fileNames = {
  documents: 'documents.jsonl',
  vectors: 'vectors.f32',
  postings: 'postings.u32',
  rows: 'rows.json',
  profile: 'profile.json',
} as const;
export type FileKey = keyof typeof fileNames;
const MANIFEST = 'manifest.json';

const Sum = z.strictObject({ bytes: z.int().nonnegative(), sha256: z.string() });

/** Written last: a folder without it is a draft. Names what every file must contain to be believed. */
const Manifest = z.strictObject({
  format: z.literal(1),
  rows: z.int().nonnegative(),
  dimension: z.int().positive(),
  files: z.strictObject({ documents: Sum, vectors: Sum, postings: Sum, rows: Sum, profile: Sum }),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;

/** What must be known of every row before its document is read, and the terms the postings belong to. */
const RowTable = z.strictObject({
  /** Where each row's line ends in the documents' file. */
  lineEnds: z.array(z.number()),
  products: z.array(z.string()),
  variants: z.array(z.string()),
  /** Minor units; `null` where a row has no price. */
  prices: z.array(z.number().nullable()),
  currencies: z.array(z.string().nullable()),
  /** Rows that later ones of the same product and variant replaced. */
  superseded: z.array(z.number()),
  terms: z.array(z.string()),
  /** Where each term's postings end. */
  ends: z.array(z.number()),
});
export type RowTable = Readonly<z.infer<typeof RowTable>>;

/** A catalogue on disk that is not what was written. */
export class DamagedCatalog extends Error {
  override readonly name = 'DamagedCatalog';
  readonly file: string;

  constructor(file: string, reason: string, cause?: unknown) {
    super(`${file} is damaged: ${reason}`, { cause });
    this.file = file;
  }
}

const parseJson = <Schema extends z.ZodType>(file: string, text: string, schema: Schema): z.infer<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new DamagedCatalog(file, 'it is not JSON', cause);
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new DamagedCatalog(file, describeIssues(parsed.error));
  return parsed.data;
};

const sumOf = (contents: Uint8Array): z.infer<typeof Sum> => ({
  bytes: contents.byteLength,
  sha256: createHash('sha256').update(contents).digest('hex'),
});

/** Writes one file of a generation and answers what the manifest must say of it. */
export const writeWhole = async (folder: string, key: FileKey, contents: string | Uint8Array) => {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
  await writeFile(join(folder, fileNames[key]), bytes, { flush: true });
  return sumOf(bytes);
};

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(join(folder, MANIFEST), JSON.stringify(manifest), { flush: true });

const readChecked = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new DamagedCatalog(path, 'it cannot be read', cause);
  }
};

export const readManifest = async (folder: string): Promise<Manifest> => {
  const path = join(folder, MANIFEST);
  return parseJson(path, (await readChecked(path)).toString(), Manifest);
};

/** Reads one file whole, and refuses it unless it is what the manifest says. */
export const readWhole = async (folder: string, key: FileKey, manifest: Manifest): Promise<Buffer> => {
  const path = join(folder, fileNames[key]);
  const contents = await readChecked(path);
  const { sha256 } = sumOf(contents);
  if (sha256 !== manifest.files[key].sha256) throw new DamagedCatalog(path, 'its checksum does not fit');
  return contents;
};

export const readRows = async (folder: string, manifest: Manifest): Promise<RowTable> =>
  parseJson(join(folder, fileNames.rows), (await readWhole(folder, 'rows', manifest)).toString(), RowTable);

export const readProfile = async (folder: string, manifest: Manifest): Promise<CatalogProfile> =>
  parseJson(
    join(folder, fileNames.profile),
    (await readWhole(folder, 'profile', manifest)).toString(),
    CatalogProfile,
  );

const ROWS_AT_ONCE = 2_048;

/** Hands over the vectors some rows at a time, so that the file never stands in memory beside its columns. */
export const readVectors = async (
  folder: string,
  manifest: Manifest,
  take: (firstRow: number, vectors: Float32Array) => void,
): Promise<void> => {
  const path = join(folder, fileNames.vectors);
  const hash = createHash('sha256');
  const block = new Float32Array(ROWS_AT_ONCE * manifest.dimension);
  const bytes = new Uint8Array(block.buffer);
  const file = await open(path).catch((cause: unknown) => {
    throw new DamagedCatalog(path, 'it cannot be read', cause);
  });
  try {
    for (let row = 0; row < manifest.rows; row += ROWS_AT_ONCE) {
      const wanted = Math.min(ROWS_AT_ONCE, manifest.rows - row) * manifest.dimension;
      const { bytesRead } = await file.read(bytes, 0, wanted * block.BYTES_PER_ELEMENT);
      if (bytesRead !== wanted * block.BYTES_PER_ELEMENT) throw new DamagedCatalog(path, 'it is cut short');
      hash.update(bytes.subarray(0, bytesRead));
      take(row, block.subarray(0, wanted));
    }
  } finally {
    await file.close();
  }
  if (hash.digest('hex') !== manifest.files.vectors.sha256) {
    throw new DamagedCatalog(path, 'its checksum does not fit');
  }
};
