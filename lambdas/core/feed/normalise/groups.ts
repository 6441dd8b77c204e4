import type { RowSpool } from '../../../ports/imports/row-spool.ts';
import { hashes } from './ids.ts';
import type { NormalOffer } from './normalise.ts';

/** Offers of groups that are kept in memory; beyond them all go to the spool. */
const HELD = 20_000;
/** A part is grouped in memory, which is 16 thousand of a million offers. */
export const GROUP_PARTS = 64;

type Group = readonly NormalOffer[];

/** The spool gives back rows as they were written. */
const revive = (row: string): NormalOffer => JSON.parse(row);

const addTo = (groups: Map<string, NormalOffer[]>, offer: NormalOffer): void => {
  const key = offer.groupId ?? offer.id;
  const group = groups.get(key);
  if (group) group.push(offer);
  else groups.set(key, [offer]);
};

/** The rows of the groups by the part of the spool that they belong to. */
const dealOut = (groups: ReadonlyMap<string, Group>): ReadonlyMap<number, readonly string[]> => {
  const parts = new Map<number, string[]>();
  for (const [key, group] of groups) {
    const part = hashes(key)[0] % GROUP_PARTS;
    const rows = parts.get(part) ?? [];
    parts.set(part, rows);
    for (const offer of group) rows.push(JSON.stringify(offer));
  }
  return parts;
};

/**
 * Brings the offers of each group together from anywhere in the feed. A group is known to be whole only at the feed's
 * end, so large feeds wait in the spool, divided into parts by the groups' ids, and are grouped part by part.
 */
export const createGroups = (spool: RowSpool) => {
  let groups = new Map<string, NormalOffer[]>();
  let held = 0;
  let spilled = false;

  const spill = async (): Promise<void> => {
    for (const [part, rows] of dealOut(groups)) await spool.append(part, rows);
    groups = new Map();
    held = 0;
    spilled = true;
  };

  async function* all(): AsyncGenerator<Group> {
    if (!spilled) {
      yield* groups.values();
      return;
    }
    await spill();
    for (let part = 0; part < GROUP_PARTS; part += 1) {
      const gathered = new Map<string, NormalOffer[]>();
      for await (const row of spool.read(part)) addTo(gathered, revive(row));
      yield* gathered.values();
    }
  }

  return {
    add: (offer: NormalOffer): void => {
      addTo(groups, offer);
      held += 1;
    },
    /** True when the groups must go to the spool. */
    isFull: (): boolean => held >= HELD,
    spill,
    /** Every group, once the feed has ended. */
    all,
  };
};
