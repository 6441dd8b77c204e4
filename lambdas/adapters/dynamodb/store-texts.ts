import { randomUUID } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import { type PublishedTexts, StoreText } from '../../contract/shop/store-text.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';
import { openRows, parseRow, type Row, type TableAccess, unchangedSince } from './table.ts';

/** A whole shop in one row: DynamoDB takes 400 KB, and texts shrink to a quarter or less. */
const TextsRow = z.object({ revision: z.string(), texts: z.instanceof(Uint8Array) });
const Texts = z.array(StoreText);

const keyOf = (domain: Hostname): string => `texts#${domain}`;

const unpack = (domain: Hostname, item: Row): PublishedTexts => {
  const { revision, texts } = parseRow(TextsRow, item);
  try {
    return { revision, texts: Texts.parse(JSON.parse(brotliDecompressSync(texts).toString())) };
  } catch (cause) {
    throw new AssistantError('SERVICE_UNAVAILABLE', `row texts#${domain} is damaged`, { cause });
  }
};

/** People rarely change one shop's texts at the same time. */
const ATTEMPTS = 8;

/** The texts of each shop in one row, replaced by conditional writes. */
export const createDynamoDbStoreTexts = (access: TableAccess): StoreTexts => {
  const rows = openRows(access);
  const published = async (domain: Hostname): Promise<PublishedTexts> => {
    const item = await rows.get(keyOf(domain));
    return item === undefined ? { revision: '', texts: [] } : unpack(domain, item);
  };

  return {
    published,
    change: async (domain, change) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const { revision, texts } = await published(domain);
        const packed = brotliCompressSync(JSON.stringify(change(texts)));
        const row = { revision: randomUUID(), texts: packed };
        if (await rows.put(keyOf(domain), row, unchangedSince(revision || undefined))) return;
      }
      throw new AssistantError(
        'SERVICE_UNAVAILABLE',
        `the texts of ${domain} are being changed by others; try again`,
      );
    },
  };
};
