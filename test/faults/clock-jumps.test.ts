import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createEmbeddedImportLedger,
  createEmbeddedUsageMeter,
} from '../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../lambdas/adapters/embedded/store/store.ts';
import { createSecretsManagerClient } from '../../lambdas/adapters/secrets-manager/secret-reader.ts';
import { createSigningSecrets } from '../../lambdas/adapters/secrets-manager/secrets.ts';
import { NO_COUNTS } from '../../lambdas/contract/imports/import-run.ts';
import { monthKey } from '../../lambdas/contract/shop/counter-keys.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { MinutePrices } from '../../lambdas/contract/voice/minute-prices.ts';
import { recordIfDue } from '../../lambdas/core/imports/turn.ts';
import { domainDay, sessionMinute, shopperHour } from '../../lambdas/core/shop/allowances.ts';
import { createCountSpending } from '../../lambdas/core/shop/count-spending.ts';
import { createEndConversation } from '../../lambdas/core/voice/session/end-conversation.ts';
import { freshStore } from '../adapters/embedded/fresh-store.ts';
import { createLogLines } from '../http/log-lines.ts';
import { oneTryAt } from '../stand-ins/one-try.ts';
import { startSecretsManager } from '../stand-ins/secrets-manager.ts';

const HOUR = 60 * 60_000;
const TRUE_TIME = Date.parse('2026-11-22T10:20:00Z');
const MONTHS = ['2026-11', '2036-11'];

const shop = DomainConfig.parse({
  hostname: 'shop.example.com',
  shopName: 'Shop',
  budget: { minutesPerMonth: 100 },
  limits: { sessionsPerShopperPerHour: 2, sessionsPerDay: 2, callsPerSessionPerMinute: 2 },
});

let store: Store;
let now: number;
const clock = () => new Date(now);
beforeEach(async () => {
  store = await freshStore();
  now = TRUE_TIME;
});
afterEach(() => store.close());

/** How far a clock is set from the true time, until it is set right again. */
const jumps = [
  ['an hour back', -HOUR],
  ['a day ahead', 24 * HOUR],
  ['ten years ahead', 10 * 365 * 24 * HOUR],
] as const;

describe.each(jumps)('a clock that was %s and is right again', (_, jump) => {
  const whileItIsWrong = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    now = TRUE_TIME + jump;
    const result = await work();
    now = TRUE_TIME;
    return result;
  };

  it.each([
    ['of a shopper', () => shopperHour(shop, 'pseudonym', clock())],
    ['of a shop', () => domainDay(shop, clock())],
    ['of a session', () => sessionMinute(shop, 'K7M2-9QXD', clock())],
  ])('leaves no limit %s used up', async (_limit, allowance) => {
    const usage = createEmbeddedUsageMeter({ store, clock });
    const use = async () => (await usage.count(allowance())).kind;
    const wrong = await whileItIsWrong(async () => [await use(), await use(), await use()]);
    expect(wrong).toEqual(['counted', 'counted', 'exhausted']);
    const isSamePeriod = allowance().key === (await whileItIsWrong(async () => allowance().key));
    expect(await use()).toBe(isSamePeriod ? 'exhausted' : 'counted');
  });

  it.each([
    ['began', true, false],
    ['ended', false, true],
  ])('gives back no more of a conversation than was counted, when it %s then', async (_end, begins, ends) => {
    const usage = createEmbeddedUsageMeter({ store, clock });
    const parts = { usage, clock, log: createLogLines().log };
    const at = <Result>(isWrong: boolean, work: () => Promise<Result>) =>
      isWrong ? whileItIsWrong(work) : work();
    const since = await at(begins, async () => clock());
    const { mode, longest } = await at(begins, () =>
      createCountSpending(parts).plan(shop, {
        model: 'test',
        prices: MinutePrices.parse('test=1/1'),
        opens: true,
      }),
    );
    const expiresAt = new Date(since.getTime() + HOUR);
    const claims = {
      sessionId: 'K7M2-9QXD',
      hostname: shop.hostname,
      expiresAt,
      plan: { since, mode, longest },
    };
    await at(ends, () => createEndConversation(parts)(shop, claims));
    const sums = await Promise.all(
      MONTHS.map((month) =>
        usage.add({ key: monthKey(shop.hostname, month), expiresAt }, { seconds: 0, microdollars: 0 }),
      ),
    );
    for (const { seconds } of sums) {
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(seconds).toBeLessThanOrEqual(longest.seconds);
    }
  });

  it('leaves no old key in use after the keys were changed', async () => {
    const service = await startSecretsManager();
    const client = createSecretsManagerClient(oneTryAt(service.url));
    const [old, fresh] = ['o'.repeat(32), 'n'.repeat(32)];
    const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
    service.put('keys', JSON.stringify({ current: old }));
    await whileItIsWrong(signingKeys);
    service.put('keys', JSON.stringify({ current: fresh }));
    now += HOUR / 10;
    expect(await signingKeys()).toEqual([fresh]);
    client.destroy();
    await service.close();
  });

  it('lets an import that goes on say so at once', async () => {
    const ledger = createEmbeddedImportLedger({ store });
    const startedAt = clock().toISOString();
    const request = { domain: shop.hostname, key: 'feed.xml', force: false };
    const state = { kind: 'running', step: 'embedding' } as const;
    const task = { importId: 'one', startedAt, request };
    const progress = (rows: number) => () => ({ state, counts: { ...NO_COUNTS, rows } });
    const ports = { ledger, clock };
    const run = { domain: shop.hostname, importId: 'one', source: 'feed.xml', startedAt };
    await whileItIsWrong(() =>
      ledger.begin({ ...run, updatedAt: clock().toISOString(), state, counts: NO_COUNTS }),
    );
    await recordIfDue(ports, task, progress(7));
    expect(await ledger.latest(shop.hostname)).toMatchObject({
      updatedAt: clock().toISOString(),
      counts: { rows: 7 },
    });
  });
});
