import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogProfile, EmbedderId } from '../../contract/search-document.ts';
import type { EmbeddedDocument } from '../../ports/catalog-writer.ts';
import { fileNames, writeManifest, writeWhole } from './generation-files.ts';
import { createPostingsBuilder } from './postings.ts';
import { markOwner } from './tidy.ts';

/** A generation being written. */
export interface Draft {
  add(documents: readonly EmbeddedDocument[]): Promise<void>;
  /** Completes the folder; after this it can be made live. */
  finish(profile: CatalogProfile): Promise<void>;
  /** Closes the files without completing anything. */
  close(): Promise<void>;
}

interface Appending {
  readonly file: FileHandle;
  readonly hash: Hash;
  bytes: number;
}

const append = async (target: Appending, contents: Uint8Array): Promise<void> => {
  await target.file.appendFile(contents);
  target.hash.update(contents);
  target.bytes += contents.byteLength;
};

const finishAppending = async (target: Appending) => {
  await target.file.sync();
  await target.file.close();
  return { bytes: target.bytes, sha256: target.hash.digest('hex') };
};

const startAppending = async (path: string): Promise<Appending> => ({
  file: await open(path, 'wx'),
  hash: createHash('sha256'),
  bytes: 0,
});

const joinVectors = (documents: readonly EmbeddedDocument[], dimension: number): Uint8Array => {
  const joined = new Float32Array(documents.length * dimension);
  for (const [at, { document, vector }] of documents.entries()) {
    if (vector.length !== dimension) {
      throw new TypeError(
        `The vector of ${document.productId}/${document.variantId} has ${vector.length} dimensions; the draft was opened for ${dimension}`,
      );
    }
    joined.set(vector, at * dimension);
  }
  return new Uint8Array(joined.buffer);
};

/** Opens a draft in a folder that must not exist yet. */
export const createDraft = async (folder: string, { dimension }: EmbedderId): Promise<Draft> => {
  await mkdir(folder, { recursive: true });
  await markOwner(folder);
  const documentsFile = await startAppending(join(folder, fileNames.documents));
  const vectorsFile = await startAppending(join(folder, fileNames.vectors));
  const postings = createPostingsBuilder();
  const rowByKey = new Map<string, number>();
  const lineEnds: number[] = [];
  const products: string[] = [];
  const variants: string[] = [];
  const prices: (number | null)[] = [];
  const currencies: (string | null)[] = [];
  const superseded: number[] = [];

  const note = ({ document }: EmbeddedDocument, lineEnd: number): void => {
    const row = lineEnds.length;
    const key = JSON.stringify([document.productId, document.variantId]);
    const earlier = rowByKey.get(key);
    if (earlier !== undefined) superseded.push(earlier);
    rowByKey.set(key, row);
    lineEnds.push(lineEnd);
    products.push(document.productId);
    variants.push(document.variantId);
    prices.push(document.price?.minor ?? null);
    currencies.push(document.price?.currency ?? null);
    postings.add(row, document.terms);
  };

  return {
    add: async (documents) => {
      await append(vectorsFile, joinVectors(documents, dimension));
      let end = documentsFile.bytes;
      const lines = documents.map((each) => {
        const line = Buffer.from(`${JSON.stringify(each.document)}\n`);
        end += line.byteLength;
        note(each, end);
        return line;
      });
      await append(documentsFile, Buffer.concat(lines));
    },
    finish: async (profile) => {
      const { terms, ends, postings: packed } = postings.build();
      const table = { lineEnds, products, variants, prices, currencies, superseded, terms, ends };
      const files = {
        documents: await finishAppending(documentsFile),
        vectors: await finishAppending(vectorsFile),
        postings: await writeWhole(folder, 'postings', new Uint8Array(packed.buffer)),
        rows: await writeWhole(folder, 'rows', JSON.stringify(table)),
        profile: await writeWhole(folder, 'profile', JSON.stringify(profile)),
      };
      await writeManifest(folder, { format: 1, rows: lineEnds.length, dimension, files });
    },
    close: async () => {
      await documentsFile.file.close();
      await vectorsFile.file.close();
    },
  };
};
