import { setTimeout as sleep } from 'node:timers/promises';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import type { DomainConfig } from '../../contract/domain.ts';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DomainStore, SaveOutcome } from '../../ports/domain-store.ts';
import { type AliasClaims, createAliasClaims } from './alias-claims.ts';
import { type TableAccess, unavailable } from './client.ts';
import { type AddressRows, createAddressRows, listedQuery, parseAddressRow } from './domain-rows.ts';

/** People edit one domain by hand; so many lost races in a row mean something else is wrong. */
const ATTEMPTS = 8;
/** Those who raced would race again at once; a random wait up to this, doubled each time, parts them. */
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
  const unchanged =
    old === undefined
      ? ({ kind: 'absent' } as const)
      : ({ kind: 'revision', revision: old.revision } as const);
  if (!(await rows.put(hostname, row, unchanged))) {
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
  if (!(await rows.delete(hostname, { kind: 'revision', revision }))) return RACED;
  await claims.drop(config.aliases, { owner: hostname, revision });
  return done(true);
};

/**
 * Domains in single-item conditional writes. The configuration row decides: pointers of aliases are claimed
 * before it is written and dropped after, so that a crash in between leaves nothing a shopper could see.
 */
export const createDynamoDbDomainStore = (access: TableAccess & { readonly clock: Clock }): DomainStore => {
  const rows = createAddressRows(access);
  const claims = createAliasClaims(rows, access.clock);
  const now = () => access.clock().getTime();
  return {
    find: (hostname) => find(rows, hostname),
    save: (config) => untilDone(config.hostname, () => trySave({ rows, claims, now: now() }, config)),
    remove: (hostname) => untilDone(hostname, () => tryRemove({ rows, claims }, hostname)),
    list: () => list(access),
  };
};

const list = async ({ client, tableName }: TableAccess): Promise<readonly DomainConfig[]> => {
  const configs: DomainConfig[] = [];
  try {
    for await (const page of paginateQuery({ client }, { TableName: tableName, ...listedQuery })) {
      for (const item of page.Items ?? []) {
        const row = parseAddressRow(item);
        if (row.kind === 'domain') configs.push(row.config);
      }
    }
  } catch (error) {
    throw error instanceof AssistantError ? error : unavailable(tableName, error);
  }
  return configs.sort((one, other) => (one.hostname < other.hostname ? -1 : 1));
};
