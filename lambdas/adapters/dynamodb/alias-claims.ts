import type { Hostname } from '../../contract/hostname.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AddressRows, AliasRow } from './domain-rows.ts';

/** A claim younger than this may belong to a save that is under way; an older one was left by a crash. */
const CLAIM_HOLDS_MS = 60_000;

interface ClaimParts {
  readonly rows: AddressRows;
  readonly clock: Clock;
}

interface Claimant {
  readonly owner: Hostname;
  readonly revision: number;
}

type Claimed =
  /** Every alias now points at the claimant; `release` takes back those that did not before. */
  | { readonly kind: 'claimed'; release(): Promise<void> }
  | { readonly kind: 'taken'; readonly hostname: Hostname; readonly owner: Hostname }
  | { readonly kind: 'raced' };

type SingleClaim = 'new' | 'renewed' | 'raced' | { readonly takenBy: Hostname };

/** True while the pointer's owner uses the alias or may be about to. */
const isAliasHeld = async (
  { rows, clock }: ClaimParts,
  alias: Hostname,
  pointer: AliasRow,
): Promise<boolean> => {
  if (clock().getTime() - pointer.revision < CLAIM_HOLDS_MS) return true;
  const owner = await rows.get(pointer.owner);
  return owner?.kind === 'domain' && owner.config.aliases.includes(alias);
};

const claimOne = async (
  parts: ClaimParts,
  alias: Hostname,
  { owner, revision }: Claimant,
): Promise<SingleClaim> => {
  const row = await parts.rows.get(alias);
  if (row === undefined) {
    const won = await parts.rows.put(alias, { kind: 'alias', owner, revision }, { kind: 'absent' });
    return won ? 'new' : 'raced';
  }
  if (row.kind === 'domain') return { takenBy: row.config.hostname };
  if (row.owner !== owner && (await isAliasHeld(parts, alias, row))) return { takenBy: row.owner };
  // Higher than the pointer's own, so that an earlier save of the same domain does not drop it any more.
  const pointer: AliasRow = { kind: 'alias', owner, revision: Math.max(revision, row.revision + 1) };
  const won = await parts.rows.put(alias, pointer, { kind: 'revision', revision: row.revision });
  if (!won) return 'raced';
  return row.owner === owner ? 'renewed' : 'new';
};

/** Who may use which alias, settled by one conditional write an alias. */
export const createAliasClaims = (rows: AddressRows, clock: Clock) => {
  const parts: ClaimParts = { rows, clock };

  /** Deletes pointers of this claimant, but none that a later save of it has claimed again. */
  const drop = async (aliases: readonly Hostname[], { owner, revision }: Claimant): Promise<void> => {
    await Promise.all(aliases.map((alias) => rows.delete(alias, { kind: 'claimed', owner, by: revision })));
  };

  const claim = async (aliases: readonly Hostname[], claimant: Claimant): Promise<Claimed> => {
    const fresh: Hostname[] = [];
    const release = () => drop(fresh, claimant);
    for (const alias of aliases) {
      const outcome = await claimOne(parts, alias, claimant);
      if (outcome === 'new') fresh.push(alias);
      if (outcome === 'new' || outcome === 'renewed') continue;
      await release();
      return outcome === 'raced'
        ? { kind: 'raced' }
        : { kind: 'taken', hostname: alias, owner: outcome.takenBy };
    }
    return { kind: 'claimed', release };
  };

  return {
    isHeld: (alias: Hostname, pointer: AliasRow) => isAliasHeld(parts, alias, pointer),
    claim,
    drop,
  };
};
export type AliasClaims = ReturnType<typeof createAliasClaims>;
