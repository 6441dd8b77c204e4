import { createHash } from 'node:crypto';

/**
 * A cache is written in blocks, each complete or worthless: a head, then records of one key and one vector.
 * Numbers are little-endian. A hashed text has a few dozen numbers that are not zero, so those alone are
 * kept where that is shorter.
 */
const MAGIC = 0x31_43_56_53; // "SVC1"
export const HEAD_BYTES = 4 + 4 + 4 + 16;
export const KEY_BYTES = 16;
const COUNT_BYTES = 2;
const DENSE = 0xffff;
const SPARSE_BYTES = 2 + 4;
const DENSE_BYTES = 4;
/** Places in a sparse record are 16 bits. */
const MAX_DIMENSION = 0xfffe;

/** As much of a key as tells texts apart: 128 bits of its 256. */
export const shortKey = (key: string): Buffer => Buffer.from(key.slice(0, KEY_BYTES * 2), 'hex');

const digestOf = (payload: Uint8Array): Buffer =>
  createHash('sha256').update(payload).digest().subarray(0, 16);

const encodeVector = (vector: Float32Array): Buffer => {
  const places = [...vector.keys()].filter((place) => vector[place] !== 0);
  const isSparse = places.length * SPARSE_BYTES < vector.length * DENSE_BYTES;
  const bytes = Buffer.alloc(
    COUNT_BYTES + (isSparse ? places.length * SPARSE_BYTES : vector.length * DENSE_BYTES),
  );
  bytes.writeUInt16LE(isSparse ? places.length : DENSE, 0);
  for (const [at, place] of (isSparse ? places : [...vector.keys()]).entries()) {
    const value = vector[place] ?? 0;
    if (!isSparse) bytes.writeFloatLE(value, COUNT_BYTES + at * DENSE_BYTES);
    else {
      bytes.writeUInt16LE(place, COUNT_BYTES + at * SPARSE_BYTES);
      bytes.writeFloatLE(value, COUNT_BYTES + at * SPARSE_BYTES + 2);
    }
  }
  return bytes;
};

/** The longest record of a dimension. */
export const longestRecord = (dimension: number): number => KEY_BYTES + COUNT_BYTES + dimension * DENSE_BYTES;

const recordLength = (bytes: Buffer, at: number, dimension: number): number => {
  const count = bytes.readUInt16LE(at + KEY_BYTES);
  return KEY_BYTES + COUNT_BYTES + (count === DENSE ? dimension * DENSE_BYTES : count * SPARSE_BYTES);
};

export interface Block {
  readonly bytes: Buffer;
  /** Where each record begins, from the block's beginning. */
  readonly places: readonly number[];
}

export const encodeBlock = (vectors: ReadonlyMap<string, Float32Array>): Block => {
  const places: number[] = [];
  const parts: Buffer[] = [];
  let end = HEAD_BYTES;
  for (const [key, vector] of vectors) {
    if (vector.length > MAX_DIMENSION)
      throw new RangeError(`vectors of ${vector.length} numbers are not kept`);
    const record = Buffer.concat([shortKey(key), encodeVector(vector)]);
    places.push(end);
    parts.push(record);
    end += record.length;
  }
  const payload = Buffer.concat(parts);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(vectors.size, 4);
  head.writeUInt32LE(payload.length, 8);
  digestOf(payload).copy(head, 12);
  return { bytes: Buffer.concat([head, payload]), places };
};

/** The vector of the record at a place; `undefined` when another key stands there. */
export const decodeRecord = (
  bytes: Buffer,
  at: number,
  { key, dimension }: { readonly key: Buffer; readonly dimension: number },
): Float32Array | undefined => {
  if (bytes.compare(key, 0, KEY_BYTES, at, at + KEY_BYTES) !== 0) return undefined;
  const count = bytes.readUInt16LE(at + KEY_BYTES);
  const from = at + KEY_BYTES + COUNT_BYTES;
  const vector = new Float32Array(dimension);
  if (count === DENSE) {
    for (let place = 0; place < dimension; place += 1)
      vector[place] = bytes.readFloatLE(from + place * DENSE_BYTES);
    return vector;
  }
  for (let record = 0; record < count; record += 1) {
    const start = from + record * SPARSE_BYTES;
    vector[bytes.readUInt16LE(start)] = bytes.readFloatLE(start + 2);
  }
  return vector;
};

export type BlockHead =
  | { readonly kind: 'block'; readonly records: number; readonly payload: number; readonly digest: Buffer }
  | { readonly kind: 'damaged' };

export const decodeHead = (head: Buffer): BlockHead =>
  head.readUInt32LE(0) === MAGIC
    ? {
        kind: 'block',
        records: head.readUInt32LE(4),
        payload: head.readUInt32LE(8),
        digest: head.subarray(12, 28),
      }
    : { kind: 'damaged' };

/** Goes through the records of a block's payload; false when it is not what was written. */
export const walkPayload = (
  payload: Buffer,
  head: Extract<BlockHead, { kind: 'block' }>,
  { dimension, take }: { readonly dimension: number; readonly take: (key: Buffer, place: number) => void },
): boolean => {
  if (!digestOf(payload).equals(head.digest)) return false;
  let at = 0;
  for (let record = 0; record < head.records; record += 1) {
    take(payload.subarray(at, at + KEY_BYTES), at);
    at += recordLength(payload, at, dimension);
  }
  return at === payload.length;
};
