import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  IMPORT_LEASE_MS,
  ImportRun,
  stillWaiting,
  WaitingImport,
} from '../../contract/imports/import-run.ts';
import { shopCounters } from '../../contract/shop/counter-keys.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import { Hostname } from '../../contract/shop/hostname.ts';
import { PublishedTexts } from '../../contract/shop/store-text.ts';
import { StoredDomain } from '../../contract/shop/stored-domain.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ImportLedger } from '../../ports/imports/import-ledger.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { RowCounts, ShopRows } from '../../ports/shop/shop-rows.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { Store } from './store/store.ts';

/** Domains by hostname, and beside them the owner of every alias. */
export const createEmbeddedDomainStore = ({ store }: { readonly store: Store }): DomainStore => {
  // Members of a later version are dropped, so that an older one still reads its domains.
  const domains = store.json<DomainConfig>('domains', StoredDomain);
  const owners = store.json('aliases', Hostname);

  const ownerOf = (hostname: Hostname): Hostname | undefined =>
    domains.has([hostname]) ? hostname : owners.get([hostname]);

  /** Looks through all aliases, since a damaged domain cannot name its own. */
  const dropAliases = (hostname: Hostname): void => {
    const owned = [...owners.entries()].filter(({ value }) => value === hostname);
    for (const { last } of owned) owners.remove([String(last)]);
  };

  return {
    find: async (hostname) => {
      const owner = ownerOf(hostname);
      return owner === undefined ? undefined : domains.get([owner]);
    },
    save: async (config) =>
      store.write(() => {
        const { hostname } = config;
        const aliases = config.aliases.filter((alias) => alias !== hostname);
        for (const address of [hostname, ...aliases]) {
          const owner = ownerOf(address);
          if (owner !== undefined && owner !== hostname) return { kind: 'taken', hostname: address, owner };
        }
        dropAliases(hostname);
        domains.put([hostname], config);
        for (const alias of aliases) owners.put([alias], hostname);
        return { kind: 'saved' };
      }),
    list: async () => Array.from(domains.entries(), ({ value }) => value),
    remove: async (hostname) =>
      store.write(() => {
        if (!domains.has([hostname])) return false;
        dropAliases(hostname);
        domains.remove([hostname]);
        return true;
      }),
  };
};

const Usage = z.object({ used: z.int().nonnegative(), expiresAt: z.number() });
const Sums = z.object({ sums: z.record(z.string(), z.int()), expiresAt: z.number() });
const FORGET_EVERY_MS = 60_000;

interface UsageMeterParts {
  readonly store: Store;
  readonly clock: Clock;
}

/** Counts in one transaction each, so that parallel requests never pass a limit together. */
export const createEmbeddedUsageMeter = ({ store, clock }: UsageMeterParts): UsageMeter => {
  const usages = store.json('usage', Usage);
  const sums = store.json('usage-sums', Sums);
  let forgotAt = 0;

  const forgetExpired = (now: number): void => {
    if (Math.abs(now - forgotAt) < FORGET_EVERY_MS) return;
    forgotAt = now;
    for (const table of [usages, sums]) {
      const expired = [...table.entries()].filter(({ value }) => value.expiresAt < now);
      for (const { last } of expired) table.remove([String(last)]);
    }
  };

  return {
    count: ({ key, limit, expiresAt }) =>
      store.writeTogether(() => {
        const { used = 0 } = usages.get([key]) ?? {};
        if (used >= limit) return { kind: 'exhausted' };
        forgetExpired(clock().getTime());
        usages.put([key], { used: used + 1, expiresAt: expiresAt.getTime() });
        return { kind: 'counted', used: used + 1 };
      }),
    giveBack: (key) =>
      store.writeTogether(() => {
        const usage = usages.get([key]);
        if (usage && usage.used > 0) usages.put([key], { ...usage, used: usage.used - 1 });
      }),
    add: async ({ key, expiresAt }, amounts) =>
      store.write(() => {
        const before = sums.get([key])?.sums ?? {};
        const added = Object.fromEntries(
          Object.entries(amounts).map(([name, amount]) => [name, (before[name] ?? 0) + amount]),
        );
        sums.put([key], { sums: { ...before, ...added }, expiresAt: expiresAt.getTime() });
        return added;
      }),
  };
};

/** A last word from the future does not count: the clock that wrote it was wrong and would keep the turn until then. */
const isSilent = (run: ImportRun, { updatedAt }: ImportRun): boolean =>
  Math.abs(Date.parse(updatedAt) - Date.parse(run.updatedAt)) > IMPORT_LEASE_MS;

export const createEmbeddedImportLedger = ({ store }: { readonly store: Store }): ImportLedger => {
  const runs = store.json('imports', ImportRun);
  const waiting = store.json('waiting-imports', WaitingImport);

  return {
    begin: async (run, dead) =>
      store.write(() => {
        const found = runs.get([run.domain]);
        if (found?.importId === run.importId) return { kind: 'known', run: found };
        const isInTheWay =
          found?.state.kind === 'running' && found.importId !== dead && !isSilent(found, run);
        if (isInTheWay) return { kind: 'busy', run: found };
        runs.put([run.domain], run);
        waiting.remove([run.domain, run.importId]);
        return { kind: 'begun' };
      }),
    update: async (run) =>
      store.write(() => {
        if (runs.get([run.domain])?.importId !== run.importId) return false;
        runs.put([run.domain], run);
        return true;
      }),
    latest: async (domain) => runs.get([domain]),
    wait: async (each) => store.write(() => waiting.put([each.domain, each.importId], each)),
    waiting: async (domain, at) =>
      stillWaiting(
        Array.from(waiting.entries(domain), ({ value }) => value),
        at,
      ),
  };
};

export const createEmbeddedStoreTexts = ({ store }: { readonly store: Store }): StoreTexts => {
  const rows = store.json('store-texts', PublishedTexts);
  return {
    published: async (domain) => rows.get([domain]) ?? { revision: '', texts: [] },
    change: async (domain, change) =>
      store.write(() => {
        const texts = [...change(rows.get([domain])?.texts ?? [])];
        rows.put([domain], { revision: randomUUID(), texts });
      }),
  };
};

/** Rows of tables that other adapters write, which need not be read to be counted or removed. */
export const createEmbeddedShopRows = ({ store }: { readonly store: Store }): ShopRows => {
  const table = (name: string) => store.json(name, z.unknown());
  const [texts, imports, waiting] = [table('store-texts'), table('imports'), table('waiting-imports')];
  const counters = [table('usage'), table('usage-sums')];
  const has = (from: ReturnType<typeof table>, key: string): number => Number(from.has([key]));

  const count = (domain: Hostname, now: Date): RowCounts => ({
    texts: has(texts, domain),
    imports: has(imports, domain) + Math.min(1, waiting.count(domain)),
    counters: shopCounters(domain, now).filter((key) => counters.some((from) => from.has([key]))).length,
  });

  return {
    count: async (domain, now) => count(domain, now),
    remove: async (domain, now) =>
      store.write(() => {
        const counts = count(domain, now);
        texts.remove([domain]);
        imports.remove([domain]);
        waiting.removeSome(1_000, domain);
        for (const key of shopCounters(domain, now)) for (const from of counters) from.remove([key]);
        return counts;
      }),
  };
};
