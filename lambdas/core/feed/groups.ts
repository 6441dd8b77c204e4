import type { RowSpool } from '../../ports/row-spool.ts';
import type { NormalOffer } from './normalise.ts';
import { partOf } from './seen-set.ts';

/** Offers of groups that wait in memory; beyond them all go to the spool. */
const HELD = 20_000;
/** A part is grouped in memory whole: of a million offers it has 16 thousand. */
const PARTS = 64;

type Group = readonly NormalOffer[];

/** Rows come back from our own spool as they were written. */
const revive = (row: string): NormalOffer => JSON.parse(row);

const addTo = (groups: Map<string, NormalOffer[]>, offer: NormalOffer): void => {
  const key = offer.groupId ?? offer.id;
  const group = groups.get(key);
  if (group) group.push(offer);
  else groups.set(key, [offer]);
};

/** Deals the groups out to parts, as rows for the spool. */
const dealOut = (groups: ReadonlyMap<string, Group>): ReadonlyMap<number, readonly string[]> => {
  const parts = new Map<number, string[]>();
  for (const [key, group] of groups) {
    const part = partOf(key, PARTS);
    const rows = parts.get(part) ?? [];
    parts.set(part, rows);
    for (const offer of group) rows.push(JSON.stringify(offer));
  }
  return parts;
};

/**
 * Brings the offers of each group together, wherever in the feed they stand. Nothing can be said of a group
 * before the feed's end, so memory is bounded by the spool: groups are dealt out to parts by their id, and
 * one part after the other is grouped.
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
    for (let part = 0; part < PARTS; part += 1) {
      const gathered = new Map<string, NormalOffer[]>();
      for await (const row of spool.read(part)) addTo(gathered, revive(row));
      yield* gathered.values();
    }
  }

  return {
    add: async (offer: NormalOffer): Promise<void> => {
      addTo(groups, offer);
      held += 1;
      if (held >= HELD) await spill();
    },
    /** Every group, once no more offers come. */
    all,
  };
};
