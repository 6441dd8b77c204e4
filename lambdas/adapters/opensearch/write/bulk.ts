import * as z from 'zod';
import { EngineError, reasonOf } from '../answer.ts';
import { engineUnavailable, IMPORT, isTemporary, type OpenSearch, pause } from '../client.ts';
import { inPlace, type Place } from '../names.ts';
import type { BulkRecord } from '../records.ts';
import { parseAnswer } from '../rows.ts';

/** Small managed instances take bodies of 10 MiB; a smaller one is also cheaper to repeat. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** An engine builds what one request brings on one core; two requests at once keep the smallest instance's two busy. */
const BODIES_AT_ONCE = 2;
/** Half of an embedder's batch, so that each batch is split between them. */
const MAX_BODY_RECORDS = 48;
const MAX_NAMES_SHOWN = 5;

const Outcome = z.object({ status: z.int(), error: EngineError.optional() });
const BulkAnswer = z.object({
  items: z.array(z.object({ index: Outcome.optional(), update: Outcome.optional() })),
});
/** Writes of others between an update's look and its own write. */
const UPDATE_TRIES = 3;

interface Refused {
  readonly record: BulkRecord;
  readonly status: number;
  readonly reason: string;
}

const lineOf = ({ id, json, action = 'index' }: BulkRecord): string =>
  action === 'index'
    ? `${JSON.stringify({ index: { _id: id } })}\n${json}\n`
    : `${JSON.stringify({ update: { _id: id, retry_on_conflict: UPDATE_TRIES } })}\n{"doc":${json}}\n`;

/** Splits records into bodies below the limits; a record above them goes alone, for the engine to judge. */
const bodies = (records: readonly BulkRecord[]): readonly (readonly BulkRecord[])[] => {
  const all: BulkRecord[][] = [];
  let room = 0;
  for (const record of records) {
    const bytes = Buffer.byteLength(record.json);
    if (bytes > room || all.at(-1)?.length === MAX_BODY_RECORDS) {
      all.push([]);
      room = MAX_BODY_BYTES;
    }
    all.at(-1)?.push(record);
    room -= bytes;
  }
  return all;
};

const sendOnce = async (
  engine: OpenSearch,
  place: Place,
  records: readonly BulkRecord[],
): Promise<readonly Refused[]> => {
  const address = inPlace(place, '_bulk');
  const lines = records.map(lineOf).join('');
  const answer = await engine.call({ method: 'POST', ...address, lines }, IMPORT);
  const { items } = parseAnswer(BulkAnswer, answer, address.path);
  return records.flatMap((record, at) => {
    const outcome = items[at]?.index ?? items[at]?.update;
    if (outcome === undefined) return [{ record, status: 500, reason: 'the engine did not mention it' }];
    if (outcome.error === undefined) return [];
    return [{ record, status: outcome.status, reason: reasonOf(outcome.error) }];
  });
};

const describeRefused = (refused: readonly Refused[]): string => {
  const shown = refused.slice(0, MAX_NAMES_SHOWN).map(({ record, reason }) => `${record.name} (${reason})`);
  const rest = refused.length - shown.length;
  return `refused ${refused.length} records: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

/** Sends one body, and again what was refused for the moment; anything refused for good fails at once. */
const sendBody = async (engine: OpenSearch, place: Place, records: readonly BulkRecord[]): Promise<void> => {
  const deadline = performance.now() + IMPORT.totalMs;
  let left = records;
  for (let repetition = 0; ; repetition += 1) {
    const refused = await sendOnce(engine, place, left);
    if (refused.length === 0) return;
    const isHopeless = refused.some(({ status }) => !isTemporary(status));
    if (isHopeless || !(await pause(repetition, IMPORT, deadline))) {
      throw engineUnavailable(`_bulk of ${place.index}`, new Error(describeRefused(refused)));
    }
    left = refused.map(({ record }) => record);
  }
};

/** Writes records, the last of each id; a failure names those that were refused, and why. */
export const writeBulk = async (
  engine: OpenSearch,
  place: Place,
  records: readonly BulkRecord[],
): Promise<void> => {
  const lastOfEach = new Map(records.map((record) => [record.id, record]));
  const all = bodies([...lastOfEach.values()]);
  for (let at = 0; at < all.length; at += BODIES_AT_ONCE) {
    const together = all.slice(at, at + BODIES_AT_ONCE);
    await Promise.all(together.map((body) => sendBody(engine, place, body)));
  }
};
