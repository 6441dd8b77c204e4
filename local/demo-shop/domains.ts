import { DomainConfig } from '../../lambdas/contract/domain.ts';
import { normaliseHostname } from '../../lambdas/contract/hostname.ts';
import type { DomainStore } from '../../lambdas/ports/domain-store.ts';

/** People try a demo many times in an hour. */
const limits = { sessionsPerDay: 10_000, sessionsPerShopperPerHour: 500 };

const shared = { currency: 'USD', limits } as const;

/**
 * The demo's two addresses of one machine: the assistant speaks the language of the address. Only
 * `localhost` is open, so that plain curl works there and the other one shows what a real shop answers.
 */
export const demoDomains: readonly DomainConfig[] = [
  { ...shared, hostname: 'localhost', aliases: ['[::1]'], shopName: 'Lumi', locale: 'ru', openAccess: true },
  { ...shared, hostname: '127.0.0.1', shopName: 'Lumi', locale: 'en' },
].map((config) => DomainConfig.parse(config));

/** Lets the demo answer at one more address, such as a tunnel's; what someone changed stays changed. */
const addAddress = async (store: DomainStore, address: string): Promise<void> => {
  const hostname = normaliseHostname(address);
  if (hostname === undefined || (await store.find(hostname)) !== undefined) return;
  const shop = await store.find('localhost');
  if (shop !== undefined) await store.save({ ...shop, aliases: [...shop.aliases, hostname] });
};

/** Adds the demo's domains where they are missing; what someone changed stays changed. */
export const seedDemoDomains = async (store: DomainStore, address: string): Promise<void> => {
  for (const config of demoDomains) {
    if ((await store.find(config.hostname)) === undefined) await store.save(config);
  }
  await addAddress(store, address);
};
