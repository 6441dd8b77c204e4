import { open } from 'node:fs/promises';
import { decodeHead, HEAD_BYTES, walkPayload } from './vector-segment.ts';

/** A block holds an embedder's batch; one that claims to be larger is damage. */
const MAX_PAYLOAD = 64 * 2 ** 20;

export interface LoadedSegment {
  /** False when a block is not what was written. */
  readonly isSound: boolean;
  /** Where the last whole block ends. */
  readonly end: number;
}

/**
 * Tells of every record of a file and where it stands. A block that is cut short ends the file, as that is
 * how a killed process leaves it.
 */
export const loadSegment = async (
  path: string,
  dimension: number,
  take: (key: Buffer, offset: number) => void,
): Promise<LoadedSegment> => {
  const file = await open(path, 'r');
  const head = Buffer.alloc(HEAD_BYTES);
  let end = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(head, 0, HEAD_BYTES, end);
      if (bytesRead < HEAD_BYTES) return { isSound: true, end };
      const block = decodeHead(head);
      if (block.kind === 'damaged' || block.payload > MAX_PAYLOAD) return { isSound: false, end };
      const payload = Buffer.alloc(block.payload);
      const start = end + HEAD_BYTES;
      const read = await file.read(payload, 0, payload.length, start);
      if (read.bytesRead < payload.length) return { isSound: true, end };
      const found: (readonly [Buffer, number])[] = [];
      const isWhole = walkPayload(payload, block, {
        dimension,
        take: (key, place) => found.push([key, start + place]),
      });
      if (!isWhole) return { isSound: false, end };
      for (const [key, offset] of found) take(key, offset);
      end = start + payload.length;
    }
  } finally {
    await file.close();
  }
};
