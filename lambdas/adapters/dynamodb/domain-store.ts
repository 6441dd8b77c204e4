import { setTimeout as sleep } from 'node:timers/promises';
import { type AttributeValue, paginateQuery } from '@aws-sdk/client-dynamodb';
import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DomainStore, ListReadableDomains, SaveOutcome } from '../../ports/shop/domain-store.ts';
import {
  type AddressRows,
  type AliasRow,
  claimedBy,
  createAddressRows,
  listedQuery,
  parseAddressRow,
} from './domain-rows.ts';
import { type TableAccess, tableUnavailable, unchangedSince } from './table.ts';

/** A younger claim may belong to a running save; a crash left an older one, or one of a clock that was ahead. */
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
  /** Every alias now points at the claimant; `release` removes the new pointers. */
  | { readonly kind: 'claimed'; release(): Promise<void> }
  | { readonly kind: 'taken'; readonly hostname: Hostname; readonly owner: Hostname }
  | { readonly kind: 'raced' };

type SingleClaim = 'new' | 'renewed' | 'raced' | { readonly takenBy: Hostname };

/** True while the pointer's owner uses the alias, or may be saving it. */
const isAliasHeld = async (
  { rows, clock }: ClaimParts,
  alias: Hostname,
  pointer: AliasRow,
): Promise<boolean> => {
  if (Math.abs(clock().getTime() - pointer.revision) < CLAIM_HOLDS_MS) return true;
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
    const won = await parts.rows.put(alias, { kind: 'alias', owner, revision }, unchangedSince(undefined));
    return won ? 'new' : 'raced';
  }
  if (row.kind === 'domain') return { takenBy: row.config.hostname };
  if (row.owner !== owner && (await isAliasHeld(parts, alias, row))) return { takenBy: row.owner };
  // Higher than the pointer's own, so that an earlier save of the same domain cannot drop it.
  const pointer: AliasRow = { kind: 'alias', owner, revision: Math.max(revision, row.revision + 1) };
  const won = await parts.rows.put(alias, pointer, unchangedSince(row.revision));
  if (!won) return 'raced';
  return row.owner === owner ? 'renewed' : 'new';
};

/** Assigns aliases to domains by one conditional write for each alias. */
const createAliasClaims = (rows: AddressRows, clock: Clock) => {
  const parts: ClaimParts = { rows, clock };

  /** Deletes pointers of this claimant, except those that its later save has claimed again. */
  const drop = async (aliases: readonly Hostname[], { owner, revision }: Claimant): Promise<void> => {
    await Promise.all(aliases.map((alias) => rows.delete(alias, claimedBy(owner, revision))));
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
type AliasClaims = ReturnType<typeof createAliasClaims>;

/** People rarely edit one domain at the same time, so after this many lost races something else is wrong. */
const ATTEMPTS = 8;
/** The longest random wait before the second attempt, doubled each time, so that racing writers separate. */
const FIRST_WAIT_MS = 10;

type Attempt<Result> = { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'raced' };

const RACED = { kind: 'raced' } as const;
const done = <Result>(result: Result): Attempt<Result> => ({ kind: 'done', result });

const untilDone = async <Result>(
  hostname: Hostname,
  attempt: () => Promise<Attempt<Result>>,
): Promise<Result> => {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    const outcome = await attempt();
    if (outcome.kind === 'done') return outcome.result;
    await sleep(Math.random() * FIRST_WAIT_MS * 2 ** tried);
  }
  throw new AssistantError('SERVICE_UNAVAILABLE', `${hostname} is being changed by others; try again`);
};

const find = async (rows: AddressRows, hostname: Hostname): Promise<DomainConfig | undefined> => {
  const row = await rows.get(hostname);
  if (row === undefined || row.kind === 'domain') return row?.config;
  const owner = await rows.get(row.owner);
  return owner?.kind === 'domain' && owner.config.aliases.includes(hostname) ? owner.config : undefined;
};

interface SaveParts {
  readonly rows: AddressRows;
  readonly claims: AliasClaims;
  readonly now: number;
}

const trySave = async (
  { rows, claims, now }: SaveParts,
  config: DomainConfig,
): Promise<Attempt<SaveOutcome>> => {
  const { hostname } = config;
  const old = await rows.get(hostname);
  if (old?.kind === 'alias' && (await claims.isHeld(hostname, old))) {
    return done({ kind: 'taken', hostname, owner: old.owner });
  }
  const claimant = { owner: hostname, revision: Math.max(now, (old?.revision ?? 0) + 1) };
  const aliases = [...new Set(config.aliases)].filter((alias) => alias !== hostname);
  const claimed = await claims.claim(aliases, claimant);
  if (claimed.kind === 'taken') return done(claimed);
  if (claimed.kind === 'raced') return RACED;
  const row = { kind: 'domain', revision: claimant.revision, config } as const;
  if (!(await rows.put(hostname, row, unchangedSince(old?.revision)))) {
    await claimed.release();
    return RACED;
  }
  const before = old?.kind === 'domain' ? old.config.aliases : [];
  await claims.drop(
    before.filter((alias) => !aliases.includes(alias)),
    claimant,
  );
  return done({ kind: 'saved' });
};

const tryRemove = async (
  { rows, claims }: Pick<SaveParts, 'rows' | 'claims'>,
  hostname: Hostname,
): Promise<Attempt<boolean>> => {
  const row = await rows.get(hostname);
  if (row?.kind !== 'domain') return done(false);
  const { revision, config } = row;
  if (!(await rows.delete(hostname, unchangedSince(revision)))) return RACED;
  await claims.drop(config.aliases, { owner: hostname, revision });
  return done(true);
};

/**
 * Saves domains by single-item conditional writes. The configuration row decides. Pointers of aliases are claimed before
 * it is written and dropped afterwards, so a crash in between has no effect that a shopper could see.
 */
export const createDynamoDbDomainStore = (access: TableAccess & { readonly clock: Clock }): DomainStore => {
  const rows = createAddressRows(access);
  const claims = createAliasClaims(rows, access.clock);
  const now = () => access.clock().getTime();
  return {
    find: (hostname) => find(rows, hostname),
    save: (config) => untilDone(config.hostname, () => trySave({ rows, claims, now: now() }, config)),
    remove: (hostname) => untilDone(hostname, () => tryRemove({ rows, claims }, hostname)),
    list: () =>
      createDynamoDbDomainList(access)((error) => {
        throw error;
      }),
  };
};

/** Lists the domains and passes over damaged rows. */
export const createDynamoDbDomainList =
  ({ client, tableName }: TableAccess): ListReadableDomains =>
  async (damaged) => {
    const items: Record<string, AttributeValue>[] = [];
    try {
      for await (const page of paginateQuery({ client }, { TableName: tableName, ...listedQuery })) {
        items.push(...(page.Items ?? []));
      }
    } catch (error) {
      throw tableUnavailable(tableName, error);
    }
    const configs = items.flatMap((item) => {
      try {
        const row = parseAddressRow(item);
        return row.kind === 'domain' ? [row.config] : [];
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error;
        damaged(error);
        return [];
      }
    });
    return configs.sort((one, other) => (one.hostname < other.hostname ? -1 : 1));
  };
