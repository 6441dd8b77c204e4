import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogProfile, EmbedderId, SearchDocument } from '../../contract/search-document.ts';
import {
  type EmbeddedDocument,
  refuseOtherDimensions,
  refuseOtherEmbedder,
} from '../../ports/catalog-writer.ts';
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
  for (const [at, { vector }] of documents.entries()) joined.set(vector, at * dimension);
  return new Uint8Array(joined.buffer);
};

/** What is known of each row without its document. */
const createRowTable = () => {
  const postings = createPostingsBuilder();
  const rowByKey = new Map<string, number>();
  const lineEnds: number[] = [];
  const products: string[] = [];
  const variants: string[] = [];
  const prices: (number | null)[] = [];
  const currencies: (string | null)[] = [];
  const superseded: number[] = [];

  return {
    add: ({ productId, variantId, price, terms }: SearchDocument, lineEnd: number): void => {
      const row = lineEnds.length;
      const key = JSON.stringify([productId, variantId]);
      const earlier = rowByKey.get(key);
      if (earlier !== undefined) superseded.push(earlier);
      rowByKey.set(key, row);
      lineEnds.push(lineEnd);
      products.push(productId);
      variants.push(variantId);
      prices.push(price?.minor ?? null);
      currencies.push(price?.currency ?? null);
      postings.add(row, terms);
    },
    build: () => {
      const { terms, ends, postings: packed } = postings.build();
      const table = { lineEnds, products, variants, prices, currencies, superseded, terms, ends };
      return { rows: lineEnds.length, table, postings: packed };
    },
  };
};

/** Opens a draft in a folder that must not exist yet. */
export const createDraft = async (folder: string, embedder: EmbedderId): Promise<Draft> => {
  await mkdir(folder, { recursive: true });
  await markOwner(folder);
  const { dimension } = embedder;
  const documentsFile = await startAppending(join(folder, fileNames.documents));
  const vectorsFile = await startAppending(join(folder, fileNames.vectors));
  const rowTable = createRowTable();

  return {
    add: async (documents) => {
      refuseOtherDimensions(documents, embedder);
      await append(vectorsFile, joinVectors(documents, dimension));
      let end = documentsFile.bytes;
      const lines = documents.map(({ document }) => {
        const line = Buffer.from(`${JSON.stringify(document)}\n`);
        end += line.byteLength;
        rowTable.add(document, end);
        return line;
      });
      await append(documentsFile, Buffer.concat(lines));
    },
    finish: async (profile) => {
      refuseOtherEmbedder(profile, embedder);
      const { rows, table, postings } = rowTable.build();
      const files = {
        documents: await finishAppending(documentsFile),
        vectors: await finishAppending(vectorsFile),
        postings: await writeWhole(folder, 'postings', new Uint8Array(postings.buffer)),
        rows: await writeWhole(folder, 'rows', JSON.stringify(table)),
        profile: await writeWhole(folder, 'profile', JSON.stringify(profile)),
      };
      await writeManifest(folder, { format: 1, rows, dimension, files });
    },
    close: async () => {
      await documentsFile.file.close();
      await vectorsFile.file.close();
    },
  };
};
